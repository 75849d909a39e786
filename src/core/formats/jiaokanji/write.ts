import type { Exported, ExportInput } from '../export-format.ts'
import type { ExportOptions } from '../export-options.ts'
import {
  chineseNumeral,
  plainEntry,
  plainText,
  type PrintedEntry,
  printApparatus,
  textFlow,
} from '../print/index.ts'

/**
 * The text with the numbers of its notes, 〔一〕 after the last word of the lemma, and the notes after it in the house
 * style of the 點校本: 〔一〕「保泰」，畢沅《續通鑒》作「保秦」。 The apparatuses after the first have other brackets.
 */
export function writeJiaokanji(input: ExportInput, options: ExportOptions): Exported {
  const printed = printApparatus(input, options, { form: 'sentences', terms: 'chinese' })
  const lines: string[] = [input.title]
  const people = [
    ...(input.author === undefined ? [] : [input.author]),
    ...(input.credits ?? []).map(({ name }) => name),
  ]
  if (people.length > 0) lines.push(people.join('　'))
  lines.push('')
  for (const { pieces } of textFlow(input, printed)) {
    lines.push(
      pieces.map((piece) => (piece.kind === 'words' ? piece.text : numbered(piece.printed))).join(''),
    )
  }
  const lost = printed.entries.filter(({ at }) => at === null)
  if (lost.length > 0) {
    lines.push('', printed.setting.terms.headings.lost)
    for (const one of lost) lines.push(plainText(one.head) + numbered(one))
  }
  for (const { title, entries } of printed.apparatuses) {
    lines.push('', title, '')
    for (const one of entries) lines.push(numbered(one) + plainEntry(one))
  }
  return { content: `${lines.join('\n')}\n`, problems: printed.problems }
}

function numbered({ apparatus, number }: PrintedEntry): string {
  const [open, close] = BRACKETS[Math.min(apparatus, BRACKETS.length - 1)]!
  const again = '＊'.repeat(Math.max(0, apparatus - BRACKETS.length + 1))
  return `${open}${again}${chineseNumeral(number)}${close}`
}

const BRACKETS = [
  ['〔', '〕'],
  ['［', '］'],
  ['【', '】'],
  ['〈', '〉'],
] as const
