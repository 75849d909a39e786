import { readNotes } from '../../../src/core/notes/index.ts'
import { baseText } from '../../../src/core/text/index.ts'

/** The entries of a text with notes, a reading a row: lemma | reading | witness | kind. */
export function rowsOf(content: string, marks?: string): string[] {
  const { entries } = readNotes(baseText(content), marks === undefined ? {} : { marks }).value
  return entries.flatMap(({ kind, lemma, readings }) =>
    readings.map(({ text, attestations, author, kind: readingKind }) => {
      const witnesses = attestations.map(({ witness, named }) =>
        witness === null
          ? '~'
          : (named?.startsWith('【') === true ? witness : (named ?? '')).replace(/[《》【】]/gu, ''),
      )
      if (author !== undefined) witnesses.push(author)
      return [
        lemma.map(({ exact }) => exact).join('…'),
        text,
        witnesses.join(';'),
        kind === 'reading' ? readingKind : kind,
      ].join('|')
    }),
  )
}
