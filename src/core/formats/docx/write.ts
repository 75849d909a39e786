import type { Exported, ExportInput } from '../export-format.ts'
import type { ExportOptions } from '../export-options.ts'
import { Losses } from '../losses.ts'
import { type PrintedEntry, printApparatus, siglaList, textFlow } from '../print/index.ts'
import { packDocx } from './container.ts'
import { entryRuns, paragraph, textRuns } from './markup.ts'

/**
 * The edition as a Word document. Word has two series of notes: the first apparatus is set as footnotes and the others
 * as endnotes; with `notes: 'endnotes'` all are endnotes.
 */
export async function writeDocx(input: ExportInput, options: ExportOptions): Promise<Exported> {
  const printed = printApparatus(input, options)
  const losses = new Losses()
  const latin = printed.setting.terms.name === 'latin'
  const allEndnotes = options.notes === 'endnotes'
  const footnotes: string[] = []
  const endnotes: string[] = []
  const several = printed.apparatuses.length > (allEndnotes ? 1 : 2)
  if (several)
    losses.add(
      'Word has two series of notes only: notes of further apparatuses begin with the name of theirs',
    )

  /** Adds the note of an entry and gives its reference. Notes are added in the order of the text. */
  const reference = ({ apparatus, head, separator, body }: PrintedEntry): string => {
    const foot = apparatus === 0 && !allEndnotes
    const notes = foot ? footnotes : endnotes
    const name = foot ? 'footnote' : 'endnote'
    const title =
      several && !foot
        ? textRuns(`${printed.apparatuses[apparatus]!.title}${printed.setting.terms.colon}`)
        : ''
    notes.push(title + entryRuns([...head, ...separator, ...body], latin))
    const style = foot ? 'FootnoteReference' : 'EndnoteReference'
    return `<w:r><w:rPr><w:rStyle w:val="${style}"/></w:rPr><w:${name}Reference w:id="${notes.length}"/></w:r>`
  }

  const paragraphs = [paragraph(textRuns(input.title), 'Title', input.title)]
  const people = [
    ...(input.author === undefined ? [] : [input.author]),
    ...(input.credits ?? []).map(({ name }) => name),
  ]
  if (people.length > 0) paragraphs.push(paragraph(textRuns(people.join('; ')), null, people[0]!))
  for (const { kind, pieces } of textFlow(input, printed)) {
    let words = ''
    const runs = pieces
      .map((piece) => {
        if (piece.kind === 'mark') return reference(piece.printed)
        words += piece.text
        return textRuns(piece.text, piece.note ? { small: true } : {})
      })
      .join('')
    if (runs !== '') paragraphs.push(paragraph(runs, kind === 'heading' ? 'Heading2' : null, words))
  }
  const lost = printed.entries.filter(({ at }) => at === null)
  const { headings } = printed.setting.terms
  if (lost.length > 0) {
    paragraphs.push(paragraph(textRuns(headings.lost), 'Heading2', headings.lost))
    for (const one of lost) paragraphs.push(paragraph(entryRuns(one.head, latin) + reference(one), null, ''))
  }
  const sigla = siglaList(input, printed)
  if (sigla.length > 0) {
    paragraphs.push(paragraph(textRuns(headings.sigla), 'Heading2', headings.sigla))
    for (const { siglum, description } of sigla) {
      paragraphs.push(
        paragraph(textRuns(siglum, { bold: true }) + textRuns(`\t${description}`), null, siglum),
      )
    }
  }
  const content = await packDocx({
    title: input.title,
    creator: people.join('; '),
    language: /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(input.language ?? '') ? input.language! : null,
    body: paragraphs.join(''),
    footnotes,
    endnotes,
    endnoteNumbers: allEndnotes ? 'decimal' : 'lowerLetter',
    vertical: options.direction === 'vertical',
  })
  return { content, problems: [...printed.problems, ...losses.problems()] }
}
