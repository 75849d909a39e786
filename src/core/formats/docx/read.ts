import { baseText } from '../../text/index.ts'
import { allBytes } from '../decode.ts'
import {
  type ImportOptions,
  type ImportProblem,
  type ImportSource,
  orUnreadable,
  type ReadImport,
  UnreadableFile,
} from '../import-format.ts'
import { repack } from './safe-zip.ts'

/**
 * Reads a Word document as a base text with its notes: a line a paragraph, headings as Markdown has them, and footnotes
 * and endnotes in brackets where their marks stand, to be read like any other note of the text. Brackets are chosen that
 * the text does not use itself. Pictures, comments and what else a base text cannot hold is counted and left out.
 */
export function readDocx(source: ImportSource, options: ImportOptions = {}): Promise<ReadImport> {
  return orUnreadable(async () => {
    const bytes = await allBytes(source, options)
    if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) {
      const old = bytes[0] === 0xd0 && bytes[1] === 0xcf
      throw new UnreadableFile(
        'not-docx',
        old
          ? 'The file is of an old Word (.doc) or has a password; save it as .docx without one.'
          : 'The file is no Word document (.docx).',
      )
    }
    const { zip, names } = repack(bytes, (name) => /\.(?:xml|rels)$/i.test(name))
    if (!names.includes('word/document.xml') && !names.some((name) => /document\d*\.xml$/.test(name)))
      throw new UnreadableFile(
        'not-docx',
        'The file is an archive, but no Word document: it has no word/document.xml.',
      )
    const document = await documentIn(zip)
    const problems: ImportProblem[] = []
    const met = new Map<string, number>()
    const count = (what: string) => met.set(what, (met.get(what) ?? 0) + 1)
    const plain = document.children.map((child) => wordsOf(child, count, () => '')).join('')
    const marks =
      options.marks ??
      PAIRS.find((pair) => ![...pair].some((bracket) => plain.includes(bracket))) ??
      PAIRS.at(-1)!
    const [open = '〔', close = '〕'] = [...marks]
    let notes = 0
    const note = (reference: DocxElement) => {
      const found = document.notes.resolve(reference)
      if (found === null) return ''
      notes++
      const words = found.body
        .map((child) =>
          wordsOf(
            child,
            () => {},
            () => '',
          ).trim(),
        )
        .join('　')
        .replaceAll('\n', '　')
        .trim()
      return `${open}${words.replaceAll(close, closeInside(close))}${close}`
    }
    const lines = document.children.flatMap((child) =>
      linesOf(child, (element) => wordsOf(element, () => {}, note)),
    )
    if (lines.every((line) => line.trim() === ''))
      throw new UnreadableFile('empty', 'The document has no text in it.')
    for (const [what, number] of met)
      problems.push({
        code: 'not-understood',
        severity: 'warning',
        message: `${what} in the document ${number === 1 ? 'is' : 'are'} not carried (${number}).`,
        line: null,
        column: null,
      })
    if (document.comments.length > 0)
      problems.push({
        code: 'not-understood',
        severity: 'warning',
        message: `The comments in the margin are not carried (${document.comments.length}).`,
        line: null,
        column: null,
      })
    return {
      value: {
        ...(notes > 0 && { noteMarks: `${open}${close}` }),
        witnesses: [],
        layers: [{ id: 'variants' }, { id: 'testimonia' }],
        text: baseText(`${lines.join('\n')}\n`),
        entries: [],
        readsNotes: true,
      },
      problems,
    }
  })
}

/** What mammoth makes of a document, as far as it is looked at here. */
interface DocxElement {
  readonly type: string
  readonly children?: readonly DocxElement[]
  readonly value?: string
  readonly styleName?: string | null
  readonly breakType?: string
}

interface DocxDocument extends DocxElement {
  readonly children: readonly DocxElement[]
  readonly notes: { resolve(reference: DocxElement): { readonly body: readonly DocxElement[] } | null }
  readonly comments: readonly unknown[]
}

async function documentIn(zip: Uint8Array): Promise<DocxDocument> {
  const { default: mammoth } = await import('mammoth')
  let document: DocxDocument | null = null
  const buffer = zip.buffer.slice(zip.byteOffset, zip.byteOffset + zip.byteLength)
  // In a browser mammoth looks at the one, in Node at the other.
  const input = { arrayBuffer: buffer, buffer: zip } as unknown as Parameters<typeof mammoth.convertToHtml>[0]
  try {
    await mammoth.convertToHtml(input, {
      transformDocument: (read: unknown) => {
        document = read as DocxDocument
        return { ...(read as object), children: [] }
      },
    })
  } catch (error) {
    throw new UnreadableFile(
      'broken-document',
      `The document cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
  if (document === null)
    throw new UnreadableFile('broken-document', 'The document cannot be read: it has no body.')
  return document
}

/** A paragraph is a line, a row of a table as well. */
function linesOf(element: DocxElement, words: (element: DocxElement) => string): string[] {
  if (element.type === 'table') return (element.children ?? []).flatMap((row) => linesOf(row, words))
  if (element.type === 'tableRow')
    return [(element.children ?? []).map((cell) => words(cell).replaceAll('\n', ' ')).join('\t')]
  const level =
    /^(?:heading|標題|标题) ?(\d)$/i.exec(element.styleName ?? '')?.[1] ??
    (/^title$/i.test(element.styleName ?? '') ? '1' : undefined)
  const text = words(element)
  if (level === undefined || text.trim() === '') return text.split('\n')
  return [`${'#'.repeat(Math.min(6, Number(level)))} ${text.replaceAll('\n', ' ').trim()}`]
}

function wordsOf(
  element: DocxElement,
  count: (what: string) => void,
  note: (reference: DocxElement) => string,
): string {
  const within = () => (element.children ?? []).map((child) => wordsOf(child, count, note)).join('')
  switch (element.type) {
    case 'text':
      return element.value ?? ''
    case 'tab':
      return '\t'
    case 'break':
      return element.breakType === 'line' ? '\n' : ''
    case 'noteReference':
      return note(element)
    case 'image':
      count('Pictures')
      return ''
    case 'checkbox':
      count('Check boxes')
      return ''
    case 'paragraph':
      return `${within()}`
    default:
      return within()
  }
}

/** A bracket within a note must not end it. */
const closeInside = (close: string) => ({ '）': ')', '〕': ']', '】': ']', '⟧': ']' })[close] ?? ''

/** Brackets for notes, in the order of preference. */
const PAIRS = ['（）', '〔〕', '【】', '⟦⟧']
