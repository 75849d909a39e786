/**
 * Tries to make anchors lie: `npm run torture:anchors -- [--decisions N] [--seed N] [--script NAME] [--show JUDGEMENT]`.
 * Texts are edited by scripts that know where every character goes; the anchors are found again in what comes out, and
 * judged by that. Prints a table; ends with exit code 1 when an anchor stands silently on other words, or fewer are
 * found again than must be.
 */
import { parseArgs } from 'node:util'
import { emptyTally, foundOf, judgeEditing, judgeRound, type Tally, ways, wholeOf } from './anchor-round.ts'
import { editScripts } from './edit-scripts.ts'
import { Random } from './random.ts'
import { tortureTexts } from './torture-texts.ts'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    decisions: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    script: { type: 'string' },
    show: { type: 'string' },
  },
})
const wanted = Number(values.decisions)
const seed = Number(values.seed)
const texts = tortureTexts()
const scripts = editScripts.filter(({ name }) => values.script === undefined || name === values.script)
const COUNT = 5000

const total = (tally: Tally) => Object.values(tally).reduce((sum, count) => sum + count, 0)
const percent = (part: number, of: number) => (of === 0 ? '-' : `${((100 * part) / of).toFixed(3)} %`)
/** Those of which anything is left. */
const left = (tally: Tally) => total(tally) - tally['rightly given up']

const tallies = new Map(scripts.map((script) => [script.name, emptyTally()]))
const byWay = new Map(ways.map((way) => [way, emptyTally()]))
const few = emptyTally()
const editing = { ...emptyTally(), unlike: 0 }
let decisions = 0
let round = 0
const began = performance.now()
while (decisions < wanted) {
  for (const [t, { content }] of texts.entries()) {
    for (const [s, script] of scripts.entries()) {
      for (const [w, way] of ways.entries()) {
        const random = new Random(seed * 1_000_003 + round * 1009 + t * 101 + s * 11 + w)
        const tally = judgeRound(content, script, way, COUNT, random, (lemma, judgement, placement) => {
          if (judgement === values.show)
            console.log(round, texts[t]!.name, script.name, way, lemma.join('-'), JSON.stringify(placement))
        })
        // What few selectors tell of a text is little; the goals are for texts with dense anchors.
        if (way !== 'told by few') add(tallies.get(script.name)!, tally)
        else add(few, tally)
        add(byWay.get(way)!, tally)
        decisions += total(tally)
      }
    }
    if (values.script === undefined) {
      const tally = judgeEditing(content, 40, COUNT, new Random(seed * 7919 + round * 31 + t))
      add(editing, tally)
      decisions += COUNT
    }
  }
  round++
  if (process.stderr.isTTY) process.stderr.write(`\r${decisions} decisions`)
}

function add<T extends Record<string, number>>(into: T, tally: T): void {
  for (const [key, count] of Object.entries(tally)) (into as Record<string, number>)[key]! += count
}

const rows: [string, Tally, number | null][] = [
  ['edits in the workbench, undo, redo', editing, null],
  ...scripts.map(({ name, goal }): [string, Tally, number] => [name, tallies.get(name)!, goal]),
  ['the old text little known', few, null],
]
console.log(
  `${decisions} decisions on ${texts.length} texts (${texts.map(({ name }) => name).join(', ')}), seed ${seed}, ${((performance.now() - began) / 1000).toFixed(0)} s`,
)
console.log('')
const heads = [
  '',
  'anchors',
  'silently on other words',
  'flagged, other words',
  'flagged without need',
  'found, words there',
  'found, anything left',
  'orphans without need',
  'orphans',
]
const lines = rows
  .filter(([, tally]) => total(tally) > 0)
  .map(([name, tally]) => [
    name,
    String(total(tally) - ('unlike' in tally ? Number(tally.unlike) : 0)),
    String(tally['silently wrong']),
    String(tally['wrong, flagged']),
    percent(tally['right, flagged'], wholeOf(tally)),
    percent(foundOf(tally), wholeOf(tally)),
    percent(foundOf(tally), left(tally)),
    percent(tally['given up'], wholeOf(tally)),
    String(tally['given up'] + tally['given up, altered'] + tally['rightly given up']),
  ])
for (const line of [heads, ...lines])
  console.log(
    line.map((cell, i) => (i === 0 ? cell.padEnd(36) : cell.padStart(heads[i]!.length + 2))).join(''),
  )
console.log('')
for (const [way, tally] of byWay)
  console.log(
    `${way.padEnd(16)} ${total(tally)} anchors, ${tally['silently wrong']} silently on other words, ${percent(foundOf(tally), wholeOf(tally))} found`,
  )
console.log(`undo and redo: ${editing.unlike} states that did not come back as they were`)

const failures = rows.flatMap(([name, tally, goal]) => [
  ...(tally['silently wrong'] > 0
    ? [`${name}: ${tally['silently wrong']} anchors silently on other words`]
    : []),
  ...(goal !== null && foundOf(tally) < goal * wholeOf(tally)
    ? [`${name}: fewer found than ${100 * goal} %`]
    : []),
])
if (editing.unlike > 0) failures.push('undo or redo left anchors elsewhere')
for (const failure of failures) console.log(`FAILED ${failure}`)
process.exitCode = failures.length > 0 ? 1 : 0
