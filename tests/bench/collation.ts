/**
 * Measures collation: `npm run bench -- [--pairs DIR] [--slow]`. DIR holds pairs NAME.A.txt and NAME.B.txt; without it,
 * made-up texts are used. One character is one token for all, cost is insertions plus deletions. The peers: git's
 * histogram diff over one character a line, as a whole process, and diff-match-patch over one code unit a character,
 * in sizes that it can do (up to 100,000 with --slow). Times are medians of wall clock, after a first run. `held` and
 * `peak` are bytes for each character of both texts, as `collation-memory.ts` says. Beside the pairs of DIR, the longest
 * is put together three times, for three million characters; made-up extreme texts follow.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import diffMatchPatch from 'diff-match-patch'
import { measureMemory } from './collation-memory.ts'
import { align, collate, editCost, refold, variantUnits } from '../../src/core/collation/index.ts'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { pairs: { type: 'string' }, slow: { type: 'boolean', default: false } },
})
const folder = mkdtempSync(join(tmpdir(), 'yiwen-bench-'))

interface Pair {
  readonly name: string
  readonly a: string[]
  readonly b: string[]
}

function median(times: number[]): number {
  return times.sort((x, y) => x - y)[times.length >> 1]!
}

function timed<T>(runs: number, work: () => T): { first: number; median: number; result: T } {
  const times: number[] = []
  let result!: T
  for (let i = 0; i <= runs; i++) {
    const began = performance.now()
    result = work()
    times.push(performance.now() - began)
  }
  const [first, ...others] = times
  return { first: first!, median: median(others), result }
}

const codes = (characters: string[]) => Uint32Array.from(characters, (character) => character.codePointAt(0)!)

function gitCost({ a, b }: Pair): { median: number; cost: number } {
  const files = [a, b].map((characters, i) => {
    const file = join(folder, String(i))
    writeFileSync(file, characters.map((character) => `${character.replace('\n', ' ')}\n`).join(''))
    return file
  })
  const run = () => {
    try {
      return execFileSync('git', ['diff', '--no-index', '--numstat', '--histogram', ...files], {
        encoding: 'utf8',
      })
    } catch (error) {
      return (error as { stdout: string }).stdout
    }
  }
  const { median, result } = timed(3, run)
  const [added, deleted] = result.split('\t').map(Number)
  return { median, cost: result === '' ? 0 : added! + deleted! }
}

/** diff-match-patch is given a code unit a character, as it would cut pairs of them. */
function peerCost({ a, b }: Pair): { median: number; cost: number } {
  const numbers = new Map<string, number>()
  const units = (characters: string[]) =>
    characters
      .map((character) => {
        if (!numbers.has(character)) numbers.set(character, numbers.size + 1)
        return String.fromCharCode(numbers.get(character)!)
      })
      .join('')
  const differ = new diffMatchPatch.diff_match_patch()
  differ.Diff_Timeout = 0
  const [textA, textB] = [units(a), units(b)]
  const began = performance.now()
  const diffs = differ.diff_main(textA, textB, false)
  const took = performance.now() - began
  return { median: took, cost: diffs.reduce((sum, [op, text]) => sum + (op === 0 ? 0 : text.length), 0) }
}

/** Prose-like text: few common characters, many rare ones, formulae; B has slips, omissions and a moved passage. */
function madeUp(length: number): Pair {
  let state = 7
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const character = () => String.fromCodePoint(0x4e00 + Math.floor((random(1000) * random(1000)) / 250))
  const a = Array.from({ length }, character)
  const b: string[] = []
  for (let i = 0; i < length; i++) {
    const act = random(100)
    if (act < 6) b.push(character())
    else if (act < 7) b.push(a[i]!, character())
    else if (random(2000) === 0) i += random(60)
    else b.push(a[i]!)
  }
  b.splice(length >> 2, 0, ...b.splice(length >> 1, 500))
  return { name: `made up ${length}`, a, b }
}

function pairsIn(directory: string): Pair[] {
  const names = readdirSync(directory).flatMap((file) => /^(.*)\.A\.txt$/.exec(file)?.[1] ?? [])
  return names.flatMap((name) => {
    const [a, b] = ['A', 'B'].map((side) =>
      Array.from(readFileSync(join(directory, `${name}.${side}.txt`), 'utf8')),
    )
    const pair = { name, a: a!, b: b! }
    if (a!.length < 500_000) return [pair]
    const prefixes = [10_000, 100_000, 300_000].map((size) => ({
      name: `${name} ${size}`,
      a: a!.slice(0, size),
      b: b!.slice(0, size),
    }))
    return [...prefixes, pair, thrice(pair)]
  })
}

/** The same book three times, so that hardly anything in it is unique. */
const thrice = ({ name, a, b }: Pair): Pair => ({
  name: `${name} thrice`,
  a: [...a, ...a, ...a],
  b: [...b, ...b, ...b],
})

/** What has broken programs that collate, a million characters of each. */
function extremes(): Pair[] {
  const { a, b } = madeUp(1_000_000)
  const formula = Array.from('如是我聞一時佛在舍衛國祇樹給孤獨園')
  const over = a.map((_, i) => formula[i % formula.length]!)
  const slips = over.map((character, i) => (i % 53 === 0 ? a[i]! : character))
  const reversed = a.slice().reverse()
  return [
    { name: 'a formula', a: over, b: slips },
    { name: 'random', a, b: reversed },
    { name: 'identical', a, b: a },
    {
      name: 'disjoint',
      a,
      b: a.map((character) => String.fromCodePoint(character.codePointAt(0)! + 0x20000)),
    },
    { name: 'one is empty', a, b: [] },
    { name: 'one is short', a, b: b.slice(400_000, 401_000) },
  ]
}

const cell = (value: string | number, width: number) => String(value).padStart(width)
const milliseconds = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`

const perCharacter: [number, number][] = []

try {
  const pairs =
    values.pairs === undefined ? [10_000, 100_000, 1_000_000, 3_000_000].map(madeUp) : pairsIn(values.pairs)
  const heads = ['pair', 'characters', 'align', 'first', 'cost', 'git', 'cost', 'git/ours', 'dmp', 'cost', 'dmp/ours', 'to units', 'objects', 'refold', 'held', 'peak'] // prettier-ignore
  const widths = [18, 10, 9, 9, 8, 9, 8, 8, 10, 8, 8, 10, 9, 9, 6, 6]
  console.log(heads.map((head, i) => (i === 0 ? head.padEnd(widths[0]!) : cell(head, widths[i]!))).join(' '))
  const first = pairs.length
  for (const [number, pair] of [...pairs, ...extremes()].entries()) {
    const [a, b] = [codes(pair.a), codes(pair.b)]
    const ours = timed(7, () => editCost(align(a, b)))
    const git = gitCost(pair)
    const peer = Math.max(a.length, b.length) <= (values.slow ? 100_000 : 20_000) ? peerCost(pair) : null
    const texts = [pair.a.join(''), pair.b.join('')]
    const collated = () => collate({ siglum: 'A', text: texts[0]! }, [{ siglum: 'B', text: texts[1]! }])
    const whole = timed(5, collated)
    const objects = timed(3, () => variantUnits(whole.result).length)
    const refolded = timed(3, () => refold(whole.result, { folds: [] }).units.count)
    if (number < first) perCharacter.push([a.length, whole.median / a.length])
    const { held, peak } = measureMemory(texts[0]!, texts[1]!)
    const each = (bytes: number) => Math.round(bytes / (a.length + b.length))
    const fields = [
      `${Math.max(a.length, b.length)}`,
      milliseconds(ours.median),
      milliseconds(ours.first),
      ours.result,
      milliseconds(git.median),
      git.cost,
      `${(git.median / ours.median).toFixed(1)}×`,
      peer === null ? '-' : milliseconds(peer.median),
      peer === null ? '-' : peer.cost,
      peer === null ? '-' : `${Math.round(peer.median / ours.median)}×`,
      milliseconds(whole.median),
      milliseconds(objects.median),
      milliseconds(refolded.median),
      each(held),
      each(peak),
    ]
    console.log(
      `${pair.name.padEnd(widths[0]!)} ${fields.map((field, i) => cell(field, widths[i + 1]!)).join(' ')}`,
    )
  }
  const [small, large] = [perCharacter.find(([n]) => n >= 90_000), perCharacter.at(-1)]
  if (small !== undefined && large !== undefined) {
    const ratio = (large[1] / small[1]).toFixed(2)
    console.log(`text to units, time a character: at ${large[0]} ${ratio} times that at ${small[0]}`)
  }
  const ten = madeUp(100_000)
  const copies = Array.from({ length: 10 }, (_, i) => {
    const characters = ten.b.slice()
    for (let k = i; k < characters.length; k += 97 + i) characters[k] = '異'
    return { siglum: `W${i}`, text: characters.join('') }
  })
  const base = { siglum: 'A', text: ten.a.join('') }
  console.log(`ten witnesses of 100000: ${milliseconds(timed(2, () => collate(base, copies)).median)}`)
} finally {
  rmSync(folder, { recursive: true })
}
