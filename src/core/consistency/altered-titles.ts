import { lookAlike } from '../characters/index.ts'
import type { Span } from '../text/index.ts'
import type { Find } from './find.ts'
import type { Ground } from './ground.ts'

/**
 * Titles in 《》 that differ by one character, or by the order of two, from one that the text has oftener: 《西夏紀事本未》 beside
 * 《西夏紀事本末》. Books with like titles there are too; a slip is rare and its characters look alike.
 */
export function alteredTitles({ text, tables }: Ground): Find[] {
  const places = new Map<string, Span[]>()
  for (const match of text.content.matchAll(TITLE)) {
    const from = match.index + 1
    let at = from
    for (const part of match[1]!.split('·')) {
      const list = places.get(part)
      const span = { from: at, to: at + part.length }
      if (list === undefined) places.set(part, [span])
      else list.push(span)
      at += part.length + 1
    }
  }
  const byShape = new Map<string, string[]>()
  for (const title of places.keys()) {
    for (const shape of shapes(title)) byShape.set(shape, [...(byShape.get(shape) ?? []), title])
  }
  const finds = new Map<string, Find>()
  for (const alike of byShape.values()) {
    if (alike.length < 2) continue
    for (const title of alike) {
      if (finds.has(title)) continue
      const here = places.get(title)!
      const usual = alike
        .filter((other) => other !== title && isUsual(here.length, places.get(other)!.length))
        .sort((a, b) => places.get(b)!.length - places.get(a)!.length)
        .find((other) => isSlip(title, other, here.length, places.get(other)!.length))
      if (usual === undefined) continue
      const there = places.get(usual)!
      finds.set(title, {
        detector: 'altered-title',
        spans: here,
        expected: usual,
        usual: there.length,
        ...(looksLike(title, usual) && { likeness: 'looks' as const }),
        confidence: looksLike(title, usual) && there.length >= 2 ? 'likely' : 'possible',
        evidence: there.slice(0, MOST_PLACES).map((span) => ({ span, speaks: 'against' })),
        message: `《${title}》 (${timesOf(here)}) is elsewhere 《${usual}》 (${timesOf(there)}).`,
      })
    }
  }
  return [...finds.values()]

  function looksLike(a: string, b: string): boolean {
    const [x, y] = [Array.from(a), Array.from(b)]
    const differing = x.flatMap((c, i) => (c === y[i] ? [] : [[c, y[i]!] as const]))
    const [only] = differing
    return differing.length === 1 ? lookAlike(tables, ...only!) !== null : isInverted(differing)
  }

  function isSlip(title: string, other: string, count: number, usual: number): boolean {
    const length = Array.from(title).length
    if (length < 2) return false
    if (looksLike(title, other)) return !differInNumber(title, other)
    return length >= LONG && count === 1 && usual >= OFTEN && !differInNumber(title, other)
  }
}

/** The title with each character in turn left open, and with its characters in order, whatever their own. */
function shapes(title: string): string[] {
  const characters = Array.from(title)
  if (characters.length > LONGEST) return []
  const open = characters.map((_, i) => characters.with(i, '□').join(''))
  return [...open, `=${characters.toSorted().join('')}`]
}

const isUsual = (count: number, other: number) => count <= MOST_SLIPS && other >= 2 * count

const isInverted = (differing: readonly (readonly [string, string])[]) =>
  differing.length === 2 && differing[0]![0] === differing[1]![1] && differing[0]![1] === differing[1]![0]

/** 卷上 and 卷下, 前編 and 後編 are two things. */
function differInNumber(a: string, b: string): boolean {
  const other = Array.from(b)
  return Array.from(a).some((c, i) => c !== other[i] && COUNTS.test(c) && COUNTS.test(other[i] ?? ''))
}

const timesOf = (spans: readonly Span[]) => (spans.length === 1 ? 'once' : `${spans.length} times`)

const COUNTS = /^[〇零一二三四五六七八九十百千上中下前後内內外續新舊南北東西]$/u
const TITLE = /《([^《》\n]{1,60})》/gu
const LONG = 5
const OFTEN = 4
const LONGEST = 24
const MOST_SLIPS = 3
const MOST_PLACES = 20
