import type { Problem, Span } from '../text/index.ts'
import type { Finding } from './entries.ts'
import { type FlatText, indexAt, spanOf } from './flat-text.ts'

/** A ＊ in the text, [＊] or with the number of its note, [＊1] or [1＊]: the note's words stand again after it. */
export interface StarMark {
  readonly span: Span
  readonly number: string | null
}

/** The ＊ marks of `content`. */
export function starMarks(content: string): StarMark[] {
  return Array.from(content.matchAll(STAR_MARK), (match) => {
    const { before, after } = match.groups!
    return {
      span: { from: match.index, to: match.index + match[0].length },
      number: before || after || null,
    }
  })
}

/**
 * The variants that ＊ carries to later places: after 我＝吾【宋】＊ the same variant is meant wherever the text has
 * [＊] before 我. A ＊ belongs to the note of its number, else to the last note before it that has ＊ and these words.
 * `findings` come in order; those that are carried follow the findings of their note, place by place.
 */
export function carryStars(
  content: string,
  base: FlatText,
  findings: readonly Finding[],
  marks: readonly StarMark[],
): { readonly findings: Finding[]; readonly problems: Problem[] } {
  const starred = findings.filter(({ again, lemma }) => again !== undefined && lemma.length === 1)
  if (starred.length === 0) return { findings: [...findings], problems: [] }
  const own = new Set(findings.map(({ lemma }) => indexAt(base, lemma[0]!.from)))
  const inOrder = [...starred].sort((a, b) => a.lemma[0]!.from - b.lemma[0]!.from)
  // The findings of the last note so far that have these words, and of the last that has this number, too.
  const last = new Map<string, Finding[]>()
  const remember = (key: string, finding: Finding) => {
    const list = last.get(key)
    if (list?.[0]!.note.from === finding.note.from) list.push(finding)
    else last.set(key, [finding])
  }
  const lengths = [...new Set(starred.map(({ lemmaWords }) => lemmaWords.length))].sort((a, b) => b - a)
  const carried = new Map<number, Finding[]>()
  const used = new Set<Finding>()
  let next = 0
  for (const { span, number } of marks) {
    for (; next < inOrder.length && inOrder[next]!.lemma[0]!.from < span.from; next++) {
      const finding = inOrder[next]!
      remember(finding.lemmaWords, finding)
      remember(`${numberOf(content, finding.note)} ${finding.lemmaWords}`, finding)
    }
    const index = indexAt(base, span.to)
    if (own.has(index)) continue
    for (const length of lengths) {
      const words = base.words.slice(index, index + length)
      const before = (number === null ? undefined : last.get(`${number} ${words}`)) ?? last.get(words)
      if (before === undefined) continue
      const at = spanOf(base, content, index, index + length)
      const { from } = before[0]!.note
      const list = carried.get(from) ?? []
      for (const finding of before) {
        used.add(finding)
        list.push({
          ...finding,
          lemma: [at],
          attestations: finding.attestations.slice(0, finding.again),
          basis: 'the same words at a later ＊',
        })
      }
      carried.set(from, list)
      break
    }
  }
  return {
    findings: findings.flatMap((finding, i) =>
      findings[i + 1]?.note.from === finding.note.from
        ? [finding]
        : [finding, ...(carried.get(finding.note.from) ?? [])],
    ),
    problems: starred
      .filter((finding) => !used.has(finding))
      .map(({ clause, lemmaWords }) => ({
        code: 'star-without-places',
        severity: 'warning',
        message: `The ＊ says that this variant returns at later places of 「${lemmaWords}」, but the text has no ＊ before these words; add the places by hand.`,
        at: clause,
      })),
  }
}

/** The number that a note begins with. */
const numberOf = (content: string, { from, to }: Span) =>
  /^.[＊*]?(\d{1,7}[a-z]?)/u.exec(content.slice(from, Math.min(to, from + 12)))?.[1] ?? null

const STAR_MARK = /[[［](?:(?<before>\d{1,7}[a-z]?)[＊*]|[＊*](?<after>\d{1,7}[a-z]?)?)[\]］]/gu
