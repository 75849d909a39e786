import type { ExportInput } from '../export-format.ts'
import { type Printed, type PrintedEntry, siglaList, textFlow } from '../print/index.ts'
import { escapeMarkup, type MarkupWriter } from './markup.ts'

/** Where a note and its mark in the text are: a file (empty within one page) and an id in it. */
export interface Links {
  /** The address of the note of an entry, from where its mark stands. */
  note(printed: PrintedEntry): string
  /** The address of the mark of an entry, from where its note stands. */
  mark(printed: PrintedEntry): string
}

export const markId = ({ apparatus, number }: PrintedEntry) => `m${apparatus + 1}-${number}`
export const noteId = ({ apparatus, number }: PrintedEntry) => `n${apparatus + 1}-${number}`

/** What the parts of a page are written with. */
export interface PartsWriter {
  readonly input: ExportInput
  readonly printed: Printed
  readonly markup: MarkupWriter
  readonly links: Links
}

/** A block of the text, with what entries have their marks in it. */
export interface TextPart {
  readonly kind: 'heading' | 'paragraph'
  readonly html: string
  readonly words: string
  readonly marks: readonly PrintedEntry[]
}

/** The text block by block, every mark a link to its note. Blank lines without marks are left to the margins. */
export function* textParts({ input, printed, markup, links }: PartsWriter): Generator<TextPart> {
  for (const { kind, pieces } of textFlow(input, printed)) {
    const marks: PrintedEntry[] = []
    let words = ''
    const html = pieces
      .map((piece) => {
        if (piece.kind === 'mark') {
          marks.push(piece.printed)
          return markLink(piece.printed, links)
        }
        words += piece.text
        const inner = markup.words(piece.text)
        const classes = [...(piece.lemma ? ['lemma'] : []), ...(piece.note ? ['note'] : [])].join(' ')
        return classes === '' ? inner : `<span class="${classes}">${inner}</span>`
      })
      .join('')
    if (marks.length === 0 && words.trim() === '') continue
    yield kind === 'heading'
      ? { kind, words, marks, html: `<h2 dir="auto">${html}</h2>` }
      : { kind: 'paragraph', words, marks, html: `<p dir="auto">${html}</p>` }
  }
}

const markLink = (printed: PrintedEntry, links: Links) =>
  `<sup class="mark"><a id="${markId(printed)}" href="${links.note(printed)}" role="doc-noteref">${escapeMarkup(printed.mark)}</a></sup>`

/** The entries whose words are lost, each with its mark; nothing when there are none. */
export function lostPart({ printed, markup, links }: PartsWriter): string {
  const lost = printed.entries.filter(({ at }) => at === null)
  if (lost.length === 0) return ''
  const items = lost.map((one) => `<p dir="auto">${markup.runs(one.head)}${markLink(one, links)}</p>`)
  return [`<h2>${escapeMarkup(printed.setting.terms.headings.lost)}</h2>`, ...items].join('\n')
}

/** One list of notes for each apparatus; each note leads back to its mark. */
export function* apparatusParts({ printed, markup, links }: PartsWriter): Generator<string> {
  for (const { title, entries } of printed.apparatuses) {
    const notes = entries.map(
      (printed) =>
        `<li id="${noteId(printed)}" dir="auto"><a href="${links.mark(printed)}" role="doc-backlink">${escapeMarkup(printed.mark)}</a> ${markup.runs(printed.head)}${markup.runs(printed.separator)}${markup.runs(printed.body)}</li>`,
    )
    yield `<section class="apparatus" role="doc-endnotes">\n<h2>${escapeMarkup(title)}</h2>\n<ol>\n${notes.join('\n')}\n</ol>\n</section>`
  }
}

/** The list of witnesses; nothing when there are none. */
export function siglaPart({ input, printed, markup }: PartsWriter): string {
  const lines = siglaList(input, printed)
  if (lines.length === 0) return ''
  const items = lines.map(
    ({ siglum, description, group }) =>
      `<dt><bdi class="siglum">${markup.words(siglum)}</bdi></dt><dd dir="auto">${markup.words(description)}${group === null || group === siglum ? '' : ` <small>${markup.words(group)}</small>`}</dd>`,
  )
  return `<section class="sigla">\n<h2>${escapeMarkup(printed.setting.terms.headings.sigla)}</h2>\n<dl>\n${items.join('\n')}\n</dl>\n</section>`
}

/** Title, author and credits. */
export function titlePart({ title, author, credits = [] }: ExportInput): string {
  const people = [...(author === undefined ? [] : [author]), ...credits.map(({ name }) => name)]
  return [
    '<header>',
    `<h1 dir="auto">${escapeMarkup(title)}</h1>`,
    ...(people.length === 0 ? [] : [`<p dir="auto">${people.map(escapeMarkup).join('; ')}</p>`]),
    '</header>',
  ].join('\n')
}

/** A language tag that may stand in an attribute; anything else is left out. */
export function languageTag({ language }: ExportInput): string | null {
  return language !== undefined && /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(language) ? language : null
}

/** Languages usually written from right to left. */
export const runsRightToLeft = (language: string | null) =>
  language !== null && /^(?:ar|arc|arz|he|hbo|fa|pes|ps|sd|ug|ur|yi|syr|syc|dv|nqo|ota)\b/i.test(language)
