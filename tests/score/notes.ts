import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ApparatusEntry } from '../../src/core/apparatus/index.ts'
import { readNotes } from '../../src/core/notes/index.ts'
import { baseText, type Span } from '../../src/core/text/index.ts'
import { type GoldEntry, scoreNotes, type Tally, tally, thresholds, totals } from './notes-score.ts'

// Measures the note reader against texts whose notes were read by hand: `npm run score:notes -- [folder] [--misses]`.
const own = join(import.meta.dirname, '../fixtures/notes')
const args = process.argv.slice(2)
const showMisses = args.includes('--misses')

function main(): number {
  const asked = args.find((argument) => !argument.startsWith('--'))
  const folder = asked ?? '../shared/notes-dev'
  if (!existsSync(folder)) {
    if (asked !== undefined) {
      console.error(`There is no folder ${folder} with annotated texts; name another as the argument.`)
      return 1
    }
    console.error(`There is no folder ${folder}; only the texts of this repository are measured.`)
  } else if (annotated(folder).length === 0) {
    console.error(`The folder ${folder} holds no NAME.gold.json.`)
    return 1
  }
  const rows: [string, Tally][] = [folder, own].flatMap((place) =>
    annotated(place).map((name): [string, Tally] => [
      name,
      measure(readFileSync(join(place, `${name}.txt`), 'utf8'), readGold(join(place, `${name}.gold.json`))),
    ]),
  )
  const sample = readFileSync('corpus/xixiaji-13/base.txt', 'utf8')
  rows.push(['xixiaji-13', measure(sample, readGold(join(own, 'xixiaji-13.json')))])
  const all = totals(rows.map(([, row]) => row))
  console.log(tally([...rows, ['all', all]]))
  const failures = thresholds(all)
  for (const failure of failures) console.error(failure)
  return failures.length === 0 ? 0 : 1
}

/** The texts of a folder that have been read by hand, by name. */
function annotated(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.gold.json'))
    .map((file) => file.slice(0, -'.gold.json'.length))
}

function measure(content: string, gold: readonly GoldEntry[]): Tally {
  const { entries } = readNotes(baseText(content)).value
  const result = scoreNotes(gold, entries)
  if (showMisses) {
    for (const { clause, reading, lemma, kind } of result.missed)
      console.log(`missed  ${kind} ${lemma} | ${reading} | ${clause}`)
    for (const entry of result.invented) console.log(`invented ${line(entry)}`)
    for (const [g, e] of result.wrongLemma)
      console.log(`lemma   ${g.lemma} (${g.lemma_start}) but ${line(e)}`)
    for (const [g, e] of result.wrongWitness) console.log(`witness ${g.witness} but ${line(e)}`)
  }
  return result.tally
}

function line(entry: ApparatusEntry): string {
  const { origin } = entry
  const clause = origin.by === 'notes' ? origin.clause.exact : ''
  const places = entry.lemma.map(
    ({ exact, span }: { exact: string; span: Span | null }) => `${exact}@${span?.from}`,
  )
  const readings = entry.readings.map(
    ({ kind, text, attestations }) =>
      `${kind} ${text} [${attestations.map(({ named }) => named).join('; ')}]`,
  )
  return `${entry.kind} ${places.join('…')} | ${readings.join(' / ')} | ${clause} | ${origin.by === 'notes' ? `${origin.rule} — ${origin.basis}` : ''}`
}

const readGold = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as GoldEntry[]

process.exitCode = main()
