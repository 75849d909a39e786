import type { ApparatusEntry } from '../apparatus/index.ts'
import { escapeMarkup, MarkupWriter } from '../formats/pages/index.ts'
import { entryPrinter, plainEntry, settingOf } from '../formats/print/index.ts'
import { exportInput } from './export-input.ts'
import type { Edition } from './edition.ts'

/** Entries as words, for the clipboard. */
export interface CopiedEntries {
  /** A line an entry. */
  readonly text: string
  /** A paragraph an entry. */
  readonly html: string
}

/**
 * `entries` as the edition prints them, a line each: 「保泰」，畢沅《續通鑒》作「保秦」。 in a Chinese edition, with bracket and Latin
 * terms in others. An entry of which print has nothing (spellings only, folded) is left out.
 */
export function copiedEntries(edition: Edition, entries: readonly ApparatusEntry[]): CopiedEntries {
  const input = exportInput(edition, '', () => '')
  const setting = settingOf(input, {}, { form: 'sentences' })
  const print = entryPrinter(input, setting)
  const markup = new MarkupWriter([], setting.terms.language)
  const printed = entries.flatMap((entry) => print(entry) ?? [])
  const paragraphs = printed.map(
    ({ head, separator, body }) => `<p>${markup.runs([...head, ...separator, ...body])}</p>`,
  )
  return {
    text: printed.map((entry) => plainEntry(entry)).join('\n'),
    html: `<div lang="${escapeMarkup(edition.about.language ?? setting.terms.language)}">${paragraphs.join('')}</div>`,
  }
}
