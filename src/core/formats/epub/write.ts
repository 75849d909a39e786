import { strToU8, type Zippable, zipSync } from 'fflate'
import type { EmbeddedFont, Exported, ExportInput, ExportTools } from '../export-format.ts'
import type { ExportOptions } from '../export-options.ts'
import { Losses } from '../losses.ts'
import {
  apparatusParts,
  embedRare,
  familyName,
  fontFaces,
  languageTag,
  lostPart,
  markId,
  MarkupWriter,
  noteId,
  type PartsWriter,
  reportForbidden,
  runsRightToLeft,
  siglaPart,
  styleSheet,
  textParts,
  titlePart,
} from '../pages/index.ts'
import { type PrintedEntry, printApparatus } from '../print/index.ts'
import { type Chapter, navigation, packageDocument, xhtml } from './documents.ts'

/** The edition as EPUB 3: chapters, the notes of each apparatus in documents of their own, linked both ways. */
export async function writeEpub(
  input: ExportInput,
  options: ExportOptions,
  tools: ExportTools,
): Promise<Exported> {
  const printed = printApparatus(input, options)
  const losses = new Losses()
  reportForbidden(input.text.content, losses)
  const { fonts, unseen } = await embedRare(input, tools, losses)
  const chapterOf = new Map<PrintedEntry, string>()
  const parts: PartsWriter = {
    input,
    printed,
    markup: new MarkupWriter(unseen, printed.setting.terms.language),
    links: {
      note: (one) => `${notesFile(one)}#${noteId(one)}`,
      mark: (one) => `${chapterOf.get(one)!}#${markId(one)}`,
    },
  }
  const chapters = textChapters(parts, chapterOf)
  for (const apparatus of printed.apparatuses) {
    for (let from = 0; from < apparatus.entries.length; from += NOTES_IN_FILE) {
      const entries = apparatus.entries.slice(from, from + NOTES_IN_FILE)
      const some = { ...parts, printed: { ...printed, apparatuses: [{ ...apparatus, entries }] } }
      chapters.push({
        file: notesFile(entries[0]!),
        title: from === 0 ? apparatus.title : null,
        html: [...apparatusParts(some)].join('\n'),
      })
    }
  }
  const sigla = siglaPart(parts)
  if (sigla !== '')
    chapters.push({ file: 'sigla.xhtml', title: printed.setting.terms.headings.sigla, html: sigla })

  const language = languageTag(input)
  const vertical = options.direction === 'vertical'
  const rightToLeft = runsRightToLeft(language)
  const faces = fontFaces(fonts, (_, i) => fontFile(i))
  const files: Zippable = {
    // Readers know the file by its first bytes: this one comes first, as it is.
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(CONTAINER),
    'book/package.opf': strToU8(
      packageDocument({
        input,
        chapters,
        language,
        fonts: fonts.map((_, i) => fontFile(i)),
        backwards: vertical || rightToLeft,
      }),
    ),
    'book/nav.xhtml': strToU8(navigation(input, chapters, language)),
    'book/style.css': strToU8(
      faces +
        styleSheet(
          fonts.map((_, i) => familyName(i)),
          vertical,
        ),
    ),
  }
  fonts.forEach((font: EmbeddedFont, i) => (files[`book/${fontFile(i)}`] = font.content))
  for (const chapter of chapters) {
    files[`book/${chapter.file}`] = strToU8(
      xhtml(chapter.title ?? input.title, chapter.html, language, rightToLeft),
    )
  }
  return {
    content: zipSync(files, { level: 6, mtime: EPOCH }),
    problems: [...printed.problems, ...losses.problems()],
  }
}

/** The text in documents that readers open quickly: a new one at a heading when the last is long, or wherever it is very long. */
function textChapters(parts: PartsWriter, chapterOf: Map<PrintedEntry, string>): Chapter[] {
  const chapters: { file: string; title: string | null; html: string[]; size: number }[] = []
  const begin = (title: string | null) => {
    const chapter = { file: `text-${chapters.length + 1}.xhtml`, title, html: [] as string[], size: 0 }
    chapters.push(chapter)
    return chapter
  }
  let chapter = begin(parts.input.title)
  chapter.html.push(titlePart(parts.input))
  for (const { kind, html, words, marks } of textParts(parts)) {
    if (chapter.size > (kind === 'heading' ? LONG : LONGEST))
      chapter = begin(kind === 'heading' ? words.trim() : null)
    chapter.html.push(html)
    chapter.size += html.length
    for (const mark of marks) chapterOf.set(mark, chapter.file)
  }
  const lost = lostPart(parts)
  if (lost !== '') {
    for (const one of parts.printed.entries) if (one.at === null) chapterOf.set(one, chapter.file)
    chapter.html.push(`<section class="lost">\n${lost}\n</section>`)
  }
  return chapters.map(({ file, title, html }) => ({ file, title, html: html.join('\n') }))
}

/** In code units of markup. */
const LONG = 50_000
const LONGEST = 250_000

const NOTES_IN_FILE = 1000
const notesFile = ({ apparatus, number }: PrintedEntry) =>
  `notes-${apparatus + 1}-${Math.ceil(number / NOTES_IN_FILE)}.xhtml`

const fontFile = (i: number) => `rare-${i + 1}.woff2`

/** The earliest a zip can say: the same edition gives the same file. */
const EPOCH = '1980-01-02T00:00:00.000Z'

const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`
