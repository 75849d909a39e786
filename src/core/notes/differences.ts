import { type FlatText, spanOf } from './flat-text.ts'
import type { Finding } from './entries.ts'
import type { Statement } from './statement.ts'

/**
 * A finding whose reading is a phrase that agrees with the text over long runs, told apart into what differs: for
 * 「西戎部將嵬名山，欲以橫山之眾取」 and 「趙諒祚部輕呢嚷側，欲以橫山之眾攻取」 these are two, 西戎部將嵬名山 and 取. Short
 * common runs stay in the reading, as the note printed it (來然合 for 卒然合).
 */
export function differences(
  base: FlatText,
  lemma: { readonly from: number; readonly to: number },
  clause: FlatText,
  statement: Statement,
  finding: Finding,
  content: string,
): Finding[] {
  if (statement.reading === null) return [finding]
  const shift = statement.clause.from
  const from = statement.reading.from - shift
  const to = statement.reading.to - shift
  const a = base.words.slice(lemma.from, lemma.to)
  const b = clause.words.slice(from, to)
  const keep = Array.from(b, (c, i) => (/[\p{L}\p{N}〓□]/u.test(c) ? i : -1)).filter((i) => i >= 0)
  const letters = keep.map((i) => b[i]!).join('')
  const named = statement.names.some(({ kind }) => kind !== 'anonymous')
  if (
    letters.length < (named ? SHORTEST_PHRASE : SHORTEST_SENTENCE) ||
    a.length > MOST ||
    letters.length > MOST
  )
    return [finding]
  const runs = commonRuns(a, letters).filter(({ length }) => length >= SHORTEST_RUN)
  if (runs.length === 0) return [finding]

  const result: Finding[] = []
  let atA = 0
  let atB = 0
  for (const run of [...runs, { a: a.length, b: letters.length, length: 0 }]) {
    const partA = { from: atA, to: run.a }
    const partB = { from: atB, to: run.b }
    atA = run.a + run.length
    atB = run.b + run.length
    if (partA.from === partA.to && partB.from === partB.to) continue
    // A difference at one side only has no words to stand on; the phrase stays whole then.
    if (partA.from === partA.to || partB.from === partB.to) {
      const last = run.length === 0
      if (last && result.length > 0) continue
      return [finding]
    }
    // What both still share at their edges does not differ; one character of each stays.
    while (
      partA.to - partA.from > 1 &&
      partB.to - partB.from > 1 &&
      a[partA.to - 1] === letters[partB.to - 1]
    ) {
      partA.to--
      partB.to--
    }
    const words = spanOf(base, content, lemma.from + partA.from, lemma.from + partA.to)
    const other = spanOf(clause, content, from + keep[partB.from]!, from + keep[partB.to - 1]! + 1)
    result.push({
      ...finding,
      lemma: [words],
      lemmaWords: a.slice(partA.from, partA.to),
      text: content.slice(other.from, other.to).replace(/\s+/gu, ''),
      basis: `${finding.basis}; the words that differ`,
    })
  }
  return result.length === 0 ? [finding] : result
}

/** The longest run common to both, then those before and after it, in order. */
function commonRuns(a: string, b: string, fromA = 0, fromB = 0): { a: number; b: number; length: number }[] {
  let best = { a: 0, b: 0, length: 0 }
  let row = new Uint16Array(b.length + 1)
  for (let i = 1; i <= a.length; i++) {
    const next = new Uint16Array(b.length + 1)
    for (let j = 1; j <= b.length; j++) {
      if (a[i - 1] !== b[j - 1]) continue
      next[j] = row[j - 1]! + 1
      if (next[j]! > best.length) best = { a: i - next[j]!, b: j - next[j]!, length: next[j]! }
    }
    row = next
  }
  if (best.length < SHORTEST_RUN) return []
  return [
    ...commonRuns(a.slice(0, best.a), b.slice(0, best.b), fromA, fromB),
    { a: best.a + fromA, b: best.b + fromB, length: best.length },
    ...commonRuns(
      a.slice(best.a + best.length),
      b.slice(best.b + best.length),
      fromA + best.a + best.length,
      fromB + best.b + best.length,
    ),
  ]
}

/** Common runs shorter than this belong to a phrase that the note gives whole. */
const SHORTEST_RUN = 4
/**
 * In characters. A verse of five or seven, which an anonymous copy has otherwise, is given whole for the sake of one word
 * and stays whole.
 */
const SHORTEST_SENTENCE = 13
/** A reading of fewer characters is never told apart. */
export const SHORTEST_PHRASE = 6
const MOST = 120
