import { isCollation, looksLikeNote, namesSource } from './looks-like-note.ts'
import type { Note } from './note.ts'

/**
 * Lists of the 考證 kind: 「東兵○監本誤策兵今改正」. The phrase before ○ is the text that the note is about, and the
 * only text it is compared with. A line may hold several; a phrase is short and follows a blank, a stop or the line's
 * start.
 */
export function findCircleNotes(content: string): Note[] {
  const notes: Note[] = []
  const signs = Array.from(content.matchAll(/[○〇◯]/gu), ({ index }) => index).filter((at) =>
    isListCircle(content, at),
  )
  signs.forEach((at, i) => {
    const phrase = phraseBefore(content, at, signs[i - 1])
    if (phrase === null) return
    const lineEnd = content.indexOf('\n', at)
    const next = signs[i + 1]
    const nextPhrase = next === undefined ? null : phraseBefore(content, next, at)
    const paragraphEnd = lineEnd < 0 ? content.length : lineEnd
    const to = Math.min(paragraphEnd, nextPhrase?.from ?? content.length)
    if (to <= at + 1) return
    notes.push({
      notation: 'circle',
      span: { from: at, to },
      body: { from: at + 1, to },
      place: phrase.to,
      phrase,
    })
  })
  return notes
}

/**
 * Lists of the 考證 kind without ○: a line is a phrase of the text, a wide blank, and what is to be said of it
 * (「建徽吳越王錢鏐之將也　建徽原本訛作達徽今據十國春秋改正」).
 */
export function findBlankNotes(content: string): Note[] {
  const notes: Note[] = []
  let lines = 0
  for (const match of content.matchAll(PHRASE_AND_NOTE)) {
    const { lead, phrase, gap, note } = match.groups!
    if (NUMBER_OR_CIRCLE.test(phrase!) || /[。？！]/u.test(phrase!)) continue
    lines++
    // What stands in brackets after a title and its blank is a note of its own.
    const words = note!.slice(0, LONGEST_PHRASE).replace(BRACKETED, '')
    if (!looksLikeNote(words) && !namesSource(words)) continue
    const from = match.index + lead!.length
    const to = from + phrase!.length
    const span = { from: to + gap!.length, to: match.index + match[0].length }
    notes.push({ notation: 'circle', span, body: span, place: to, phrase: { from, to } })
  }
  const least =
    notes.length === 1 &&
    isCollation(content.slice(notes[0]!.body.from, notes[0]!.body.to).replace(BRACKETED, ''))
      ? 1
      : LEAST_LINES
  return notes.length >= least && notes.length >= lines / 2 ? notes : []
}

/**
 * What a collation at the end of a juan says, by page and line: 「謹案卷六第十二頁前三行冬十月大雪原本月訛日今據宋史改」. The words it is
 * about stand in it, before the copy.
 */
export function findPageNotes(content: string): Note[] {
  return Array.from(content.matchAll(PAGE_AND_LINE), (match): Note => {
    const { lead, phrase, gap, note } = match.groups!
    const from = match.index + lead!.length
    const to = from + phrase!.length
    const span = { from: to + gap!.length, to: to + gap!.length + note!.length }
    return { notation: 'circle', span, body: span, place: to, phrase: { from, to } }
  })
}

const PAGE_AND_LINE =
  /(?<lead>第[一二三四五六七八九十百]{1,4}[頁页葉叶][前後后][一二三四五六七八九十]{1,2}行[：，]?)(?<phrase>[^\n。；]{2,60}?)(?<gap>[　 ，]*)(?<note>(?:(?:[刊原底監毛宋元明諸各舊别別]|閣|殿)本|[案按])[^\n]*?)(?=[\s　。]*(?:\n|$|[又謹]?[按案]?卷?[一二三四五六七八九十]*第[一二三四五六七八九十百]{1,4}[頁页葉叶]))/gu
const BRACKETED = /（[^）\n]*(?:）|$)|\([^)\n]*(?:\)|$)/gu
const PHRASE_AND_NOTE =
  /(?<=^|\n)(?<lead>[\s　]*)(?<phrase>[^\s　][^\n　]{0,79})(?<gap>　+| {2,})(?<note>[^\s　\n][^\n]*)/gu
const NUMBER_OR_CIRCLE = /^[〔［[（(【①-⑳]|[○◯〇]/u
/** One such line may be chance, unless it names a copy and what that has. */
const LEAST_LINES = 2

/** ○ between a phrase and a note; not 〇 the numeral, and not the ○ that sets off a remark within a note (○今按). */
function isListCircle(content: string, at: number): boolean {
  const before = content[at - 1] ?? '\n'
  const after = content.slice(at + 1, at + 4)
  if (before === '\n' || /^[\s　]*$/u.test(before)) return false
  // Within a bracket it sets one remark off from the last.
  const line = content.slice(Math.max(0, at - LONGEST_NOTE), at)
  const open = Math.max(line.lastIndexOf('('), line.lastIndexOf('（'))
  if (open > Math.max(line.lastIndexOf(')'), line.lastIndexOf('）'), line.lastIndexOf('\n'))) return false
  if (content[at] === '〇' && /[一二三四五六七八九十百千〇]/u.test(before + after.slice(0, 1))) return false
  return !/^[今謹]?[按案]/u.test(after) || !/[。；]/u.test(before)
}

function phraseBefore(
  content: string,
  at: number,
  previous: number | undefined,
): { from: number; to: number } | null {
  const near = Math.max(0, at - LONGEST_PHRASE)
  const newline = content.slice(near, at).lastIndexOf('\n')
  const lineStart = newline < 0 ? near : near + newline + 1
  const earliest = Math.max(lineStart, previous === undefined ? 0 : previous + 1)
  const head = content.slice(earliest, at)
  const sameLine = previous !== undefined && (newline < 0 ? previous >= near : previous > lineStart)
  // The first phrase of a line is all that stands before ○; a later one begins after a blank or a stop.
  const cut = sameLine ? Math.max(...['　', ' ', '。'].map((c) => head.trimEnd().lastIndexOf(c))) + 1 : 0
  if (sameLine && cut === 0) return null
  const phrase = head.slice(cut)
  const from = earliest + cut + (phrase.length - phrase.trimStart().length)
  const to = at - (phrase.length - phrase.trimEnd().length)
  return from < to ? { from, to } : null
}

/** In code units: how far before ○ the bracket may open that it stands in. */
const LONGEST_NOTE = 400
/** In code units. Phrases of the 武英殿考證 seldom reach thirty characters. */
const LONGEST_PHRASE = 80

/**
 * Paragraphs that are notes: they open with a word for one (附：, 按：, 校記：, 【校】) and speak of the paragraph
 * before them.
 */
export function findParagraphNotes(content: string): Note[] {
  return [...paragraphs(content), ...closingRemarks(content), ...inlineRemarks(content)].sort(
    (a, b) => a.span.from - b.span.from,
  )
}

/** 「…避殿減膳。案：河決在元年…」: a remark that closes a paragraph without brackets, up to the end of the line. */
function closingRemarks(content: string): Note[] {
  return Array.from(content.matchAll(CLOSING_REMARK), (match): Note => {
    const mark = match.groups!['mark']!
    const to = match.index + match[0].length
    return {
      notation: 'paragraph',
      span: { from: match.index, to },
      body: { from: match.index + mark.length, to },
      place: match.index,
    }
  })
}

const CLOSING_REMARK = /(?<=[。」”』])(?<mark>[又谨謹]?[按案]：)[^\n（）()]+(?=\n|$)/gu

/** 「帝崩于含章殿。【校】官本「含章」作「合章」」: a remark under its heading, within the line, up to the next or to the line's end. */
function inlineRemarks(content: string): Note[] {
  if (!/[【〔［[]校/u.test(content)) return []
  return Array.from(content.matchAll(INLINE_REMARK), (match): Note => {
    const mark = match.groups!['mark']!
    const to = match.index + match[0].length
    return {
      notation: 'paragraph',
      span: { from: match.index, to },
      body: { from: match.index + mark.length, to },
      place: match.index,
    }
  })
}

const INLINE_REMARK =
  /(?<=[^\n\s　][\s　]*)(?<mark>[【〔［[]校[勘文]?[記记]?[】〕］\]][：:]?)[^\n【〔［[]*(?:[【〔［[](?!校)[^\n【〔［[]*)*/gu

function paragraphs(content: string): Note[] {
  return Array.from(content.matchAll(NOTE_PARAGRAPH), (match): Note => {
    const { blank, mark } = match.groups!
    const from = match.index + blank!.length
    const to = match.index + match[0].length
    return {
      notation: 'paragraph',
      span: { from, to },
      body: { from: from + mark!.length, to },
      place: from,
    }
  })
}

const NOTE_PARAGRAPH =
  /(?<=^|\n)(?<blank>[\s　]*)(?<mark>(?:附[录錄注註記记]?|[谨謹又]?[按案]|校[勘]?[記记注註語语]?|考[證证異异]|札[記记]|原[注註])[：:]|[【〔［[](?:校[勘文]?[記记]?|考[證证異异]|[按案]|校[注註])[】〕］\]][：:]?)[^\n]+/gu
