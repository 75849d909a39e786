import { baseText, type Span } from '../../text/index.ts'
import { decodedPieces } from '../decode.ts'
import {
  type ImportOptions,
  type ImportSource,
  orUnreadable,
  type ReadImport,
  UnreadableFile,
} from '../import-format.ts'
import { placeDrafts } from './place-drafts.ts'
import { XmlScanner } from './scan-xml.ts'
import { TeiHandler } from './tei-handler.ts'

/**
 * Reads a TEI document of any of the three encodings of an apparatus, or a mixture of them, piece by piece. What it does
 * not understand it keeps where it can, and lists.
 */
export function readTei(source: ImportSource, options: ImportOptions = {}): Promise<ReadImport> {
  return orUnreadable(async () => {
    const handler = new TeiHandler(options)
    const scanner = new XmlScanner(handler)
    for await (const piece of decodedPieces(source, options)) scanner.write(piece)
    scanner.end()
    if (!handler.isTei)
      throw new UnreadableFile(
        'not-tei',
        'The file is XML, but not TEI: it has no <text> and no <app>.',
        1,
        1,
      )
    if (scanner.namesDtd) {
      handler.unread.problem(
        'doctype',
        'The document type declaration names TEI’s DTD, which was not read; nothing depends on it.',
        { line: 1, column: 1 },
      )
    }
    return finish(handler, source, options)
  })
}

function finish(handler: TeiHandler, source: ImportSource, options: ImportOptions): ReadImport {
  const { declared, unread } = handler
  const own = handler.content()
  // An apparatus without its text is keyed to the text it will be put into.
  const text = own === null ? (options.target ?? baseText('')) : baseText(own)
  const entries = placeDrafts(handler.takeDrafts(), {
    text,
    points: handler.points,
    locations: own === null ? linesOf(text) : handler.locations(),
    declared,
    unread,
    origin: { file: source.name, format: 'tei' },
  })
  if (declared.length !== undefined && own !== null && declared.length !== text.length) {
    unread.problem(
      'text-altered',
      `The text has ${text.length} characters, and ${declared.length} when it was written: another program altered it, perhaps by indenting it.`,
      { line: 1, column: 1 },
    )
  }
  handler.attachNotes(entries, text)
  const layers = declared.layers.length > 0 ? declared.layers : layersOf(entries, handler.layerTitles)
  const { title, author, language, credits, witnesses } = declared
  return {
    value: {
      ...(title !== undefined && title !== '' && { title }),
      ...(author !== undefined && author !== '' && { author }),
      ...(language !== undefined && { language }),
      ...(handler.noteMarks !== '' && { noteMarks: handler.noteMarks }),
      ...(credits.length > 0 && { credits }),
      witnesses: [...witnesses],
      layers,
      text: own === null ? null : text,
      entries,
      readsNotes: false,
    },
    problems: unread.problems(),
  }
}

/** The lines of a text by their numbers, from 1. */
function linesOf({ lineStarts, content }: { lineStarts: Uint32Array; content: string }): Map<string, Span> {
  return new Map(
    Array.from(lineStarts, (from, i) => [
      String(i + 1),
      { from, to: (lineStarts[i + 1] ?? content.length + 1) - 1 },
    ]),
  )
}

function layersOf(entries: readonly { readonly layer: string }[], titles: ReadonlyMap<string, string>) {
  const ids = [...new Set(['variants', ...entries.map(({ layer }) => layer)])]
  return ids.map((id) => ({ id, ...(titles.has(id) && { title: titles.get(id)! }) }))
}
