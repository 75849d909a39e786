import { Document, EndnoteReferenceRun, FootnoteReferenceRun, Packer, Paragraph, TextRun } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** What a document holds, in WordprocessingML: paragraphs, and the paragraphs of each note, numbered from 1. */
export interface DocxParts {
  readonly title: string
  readonly creator: string
  readonly language: string | null
  readonly body: string
  readonly footnotes: readonly string[]
  readonly endnotes: readonly string[]
  /** How endnotes are counted. */
  readonly endnoteNumbers: 'decimal' | 'lowerLetter'
  readonly vertical: boolean
}

/**
 * The file. The docx library makes it, with styles, settings, relations and separators of notes, for a document of
 * three words; their places are then taken by what there really is, because the library takes half a minute and a
 * gigabyte for fifty thousand notes.
 */
export async function packDocx(parts: DocxParts): Promise<Uint8Array> {
  const files = unzipSync(new Uint8Array(await Packer.toArrayBuffer(skeleton(parts))))
  const edit = (path: string, change: (xml: string) => string) => {
    files[path] = strToU8(change(strFromU8(files[path]!)))
  }
  edit('word/document.xml', (xml) => {
    const replaced = replaceOnce(xml, around(xml, BODY, '<w:p>', '</w:p>'), parts.body)
    return replaceOnce(
      replaceOnce(
        replaced,
        /(?=<w:pgSz)/,
        `<w:endnotePr><w:numFmt w:val="${parts.endnoteNumbers}"/></w:endnotePr>`,
      ),
      /(?=<w:docGrid)/,
      parts.vertical ? '<w:textDirection w:val="tbRl"/>' : '',
    )
  })
  edit('word/footnotes.xml', (xml) => withNotes(xml, 'footnote', parts.footnotes))
  edit('word/endnotes.xml', (xml) => withNotes(xml, 'endnote', parts.endnotes))
  return zipSync(files, { level: 6, mtime: EPOCH })
}

function skeleton({ title, creator, language }: DocxParts): Document {
  const note = () => ({ children: [new Paragraph({ children: [new TextRun(NOTE)] })] })
  const references = [new TextRun(BODY), new FootnoteReferenceRun(1), new EndnoteReferenceRun(1)]
  return new Document({
    title: lawful(title),
    creator: lawful(creator),
    styles: {
      default: {
        document: {
          run: {
            size: 22,
            font: {
              ascii: 'Times New Roman',
              hAnsi: 'Times New Roman',
              cs: 'Times New Roman',
              eastAsia: 'PMingLiU',
            },
            ...(language !== null && { language: { value: language, eastAsia: language } }),
          },
        },
      },
    },
    footnotes: { 1: note() },
    endnotes: { 1: note() },
    sections: [{ children: [new Paragraph({ children: references })] }],
  })
}

function withNotes(xml: string, name: 'footnote' | 'endnote', notes: readonly string[]): string {
  const capital = name === 'footnote' ? 'Footnote' : 'Endnote'
  const mark = `<w:r><w:rPr><w:rStyle w:val="${capital}Reference"/></w:rPr><w:${name}Ref/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>`
  const written = notes.map(
    (runs, i) =>
      `<w:${name} w:id="${i + 1}"><w:p><w:pPr><w:pStyle w:val="${capital}Text"/></w:pPr>${mark}${runs}</w:p></w:${name}>`,
  )
  return replaceOnce(xml, around(xml, NOTE, `<w:${name} `, `</w:${name}>`), written.join(''))
}

const BODY = 'yiwen-body'
const NOTE = 'yiwen-note'

/** The stretch of `xml` from the last `open` before `words` to the first `close` after it. */
function around(xml: string, words: string, open: string, close: string): { from: number; to: number } {
  const at = xml.indexOf(words)
  const from = xml.lastIndexOf(open, at)
  const to = xml.indexOf(close, at) + close.length
  if (at < 0 || from < 0 || to < close.length)
    throw new RangeError(`the skeleton has no ${open} with 「${words}」`)
  return { from, to }
}

function replaceOnce(xml: string, where: { from: number; to: number } | RegExp, by: string): string {
  if (!(where instanceof RegExp)) return xml.slice(0, where.from) + by + xml.slice(where.to)
  if (!where.test(xml)) throw new RangeError(`the skeleton has no ${where.source}`)
  return xml.replace(where, () => by)
}

/** Without what XML does not allow, which the library does not look for. */
const lawful = (text: string) =>
  text.replace(
    /[\u0000-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    ' ',
  )

/** The earliest a zip can say: the same edition gives the same file. */
const EPOCH = '1980-01-02T00:00:00.000Z'
