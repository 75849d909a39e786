import type { Exported, ExportInput } from '../export-format.ts'
import type { ExportOptions } from '../export-options.ts'
import { type PrintedEntry, printApparatus, type Run, textFlow } from '../print/index.ts'

/** The text with footnote marks, its headings as such, and its notes, apparatus by apparatus. */
export function writeMarkdown(input: ExportInput, options: ExportOptions): Exported {
  const printed = printApparatus(input, options, { form: 'sentences' })
  const parts: string[] = [`# ${escapeMarkdown(oneLine(input.title))}`]
  const people = [
    ...(input.author === undefined ? [] : [input.author]),
    ...(input.credits ?? []).map(({ name }) => name),
  ]
  if (people.length > 0) parts.push(people.map((name) => escapeMarkdown(oneLine(name))).join('; '))
  for (const { kind, pieces } of textFlow(input, printed)) {
    const line = pieces
      .map((piece) => (piece.kind === 'words' ? escapeMarkdown(piece.text) : reference(piece.printed)))
      .join('')
      .trim()
    if (line !== '') parts.push(kind === 'heading' ? `## ${line}` : lineStart(line))
  }
  const lost = printed.entries.filter(({ at }) => at === null)
  if (lost.length > 0) {
    parts.push(`## ${escapeMarkdown(printed.setting.terms.headings.lost)}`)
    for (const one of lost) parts.push(lineStart(`${writeRuns(one.head)}${reference(one)}`))
  }
  // Readers gather footnotes at the end themselves, so that a heading above them would stand alone.
  for (const { entries } of printed.apparatuses) {
    const notes = entries.map(
      (one) => `[^${label(one)}]: ${writeRuns([...one.head, ...one.separator, ...one.body]).trim()}`,
    )
    parts.push(notes.join('\n'))
  }
  return { content: `${parts.join('\n\n')}\n`, problems: printed.problems }
}

/** Footnotes of all apparatuses share one space of names, in which letters and digits are safe. */
const label = ({ apparatus, number }: PrintedEntry) =>
  apparatus === 0 ? String(number) : `${apparatus + 1}-${number}`

const reference = (printed: PrintedEntry) => `[^${label(printed)}]`

function writeRuns(runs: readonly Run[]): string {
  return runs
    .map(({ kind, text }) => {
      const words = escapeMarkdown(oneLine(text))
      if (words.trim() === '') return words
      if (kind === 'hand' || kind === 'occurrence') return `<sup>${words}</sup>`
      return kind === 'term' && /^[\p{Script=Latin}. ]+$/u.test(text) ? `*${words}*` : words
    })
    .join('')
}

/** `text` so that Markdown takes none of it for markup, nor for HTML, an address or an entity. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>()#+!|~^$=:@-]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(FORBIDDEN, '\ufffd')
}

/** A line that begins like a list with numbers, or with blanks that would make it code. */
const lineStart = (line: string) => line.replace(/^(\d{1,9})([.)])/, '$1\\$2')

const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ')

const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
