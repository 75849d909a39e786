import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CharacterTables, loadCharacterTables } from '../../src/core/characters/index.ts'
import { checkConsistency, type Find } from '../../src/core/consistency/index.ts'
import { baseText } from '../../src/core/text/index.ts'
import { Random } from '../torture/random.ts'
import { type SlipMaker, slipMakers } from './slips.ts'

// Puts slips into texts and counts how many are found: `npm run score:consistency -- [folder] [--seed N] [--slips N]`.
const args = process.argv.slice(2)
const option = (name: string, otherwise: number) => {
  const at = args.indexOf(name)
  return at < 0 ? otherwise : Number(args[at + 1])
}
const seed = option('--seed', 1)
const wanted = option('--slips', 40)
const folder = args.find((argument, i) => !argument.startsWith('--') && !args[i - 1]?.startsWith('--'))

/** Below these it fails: shares of all slips of a kind that are in question at all, over all texts. */
const least: Readonly<Record<string, number>> = {
  'a look-alike in a name or phrase': 0.5,
  'a character lost from a phrase': 0.2,
  'two characters inverted': 0.5,
  'a phrase written twice': 0.8,
  'a day of the cycle miswritten': 0.8,
}

async function main(): Promise<number> {
  const tables = await loadCharacterTables()
  const texts = [['xixiaji-13', readFileSync('corpus/xixiaji-13/base.txt', 'utf8')] as const, ...given()]
  console.log(`seed ${seed}`)
  for (const [name, content] of texts) {
    const finds = checkConsistency(baseText(content), tables)
    const likely = finds.filter(({ confidence }) => confidence === 'likely').length
    console.log(
      `${name}: as it stands ${likely} likely and ${finds.length - likely} possible in ${content.length} characters`,
    )
  }
  let failed = false
  for (const [kind, make] of Object.entries(slipMakers)) {
    const sum = { slips: 0, found: 0, likely: 0, right: 0 }
    for (const [, content] of texts) {
      const one = measure(content, make, tables)
      for (const key of ['slips', 'found', 'likely', 'right'] as const) sum[key] += one[key]
    }
    const share = (count: number) => (sum.slips === 0 ? '-' : (count / sum.slips).toFixed(2))
    console.log(
      `${kind.padEnd(34)} ${String(sum.slips).padStart(4)} slips  found ${share(sum.found)}  as likely ${share(sum.likely)}  with the right words ${share(sum.right)}`,
    )
    if (sum.slips > 0 && sum.found / sum.slips < least[kind]!) {
      console.error(
        `Too few of 「${kind}」 were found: ${share(sum.found)}, at least ${least[kind]!} are wanted.`,
      )
      failed = true
    }
  }
  return failed ? 1 : 0
}

function given(): (readonly [string, string])[] {
  if (folder === undefined) return []
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const)
}

/** Several slips at a time, so that they do not hide each other, until there are enough. */
function measure(content: string, make: SlipMaker, tables: CharacterTables) {
  const random = new Random(seed)
  const result = { slips: 0, found: 0, likely: 0, right: 0 }
  for (let round = 0; round < wanted / AT_ONCE; round++) {
    let now = content
    const places: { from: number; to: number; was: string }[] = []
    for (let tries = 0; tries < 4000 && places.length < AT_ONCE; tries++) {
      const slip = make(now, random, tables)
      if (slip === null || places.some(({ from, to }) => slip.from < to + 40 && slip.to > from - 40)) continue
      const longer = slip.content.length - now.length
      for (const place of places) {
        if (place.from < slip.from) continue
        place.from += longer
        place.to += longer
      }
      const back = now.slice(slip.from, slip.to - longer)
      places.push({ from: slip.from, to: slip.to, was: back })
      now = slip.content
    }
    const finds = checkConsistency(baseText(now), tables)
    for (const place of places) {
      const about = finds.filter((find) => isAbout(find, place))
      result.slips++
      if (about.length > 0) result.found++
      if (about.some(({ confidence }) => confidence === 'likely')) result.likely++
      if (
        about.some(
          ({ expected }) =>
            expected !== null && (place.was.includes(expected) || expected.includes(place.was)),
        )
      )
        result.right++
    }
  }
  return result
}

const isAbout = ({ spans }: Find, { from, to }: { from: number; to: number }) =>
  spans.some((span) => span.from < to + 1 && span.to > from - 1)

const AT_ONCE = 8

process.exitCode = await main()
