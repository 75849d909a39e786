import type { ExportInput } from '../export-format.ts'
import { escapeMarkup } from '../pages/index.ts'

/** A document of the book. */
export interface Chapter {
  readonly file: string
  /** As the table of contents lists it; null when it goes on from the one before. */
  readonly title: string | null
  readonly html: string
}

/** A document in XHTML. */
export function xhtml(title: string, body: string, language: string | null, rightToLeft: boolean): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"${languageAttributes(language)}${rightToLeft ? ' dir="rtl"' : ''}>
<head>
<title>${escapeMarkup(titleOf(title))}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
${body}
</body>
</html>
`
}

/** The table of contents. */
export function navigation(
  input: ExportInput,
  chapters: readonly Chapter[],
  language: string | null,
): string {
  const items = chapters
    .filter(({ title }) => title !== null)
    .map(({ file, title }) => `<li><a href="${file}">${escapeMarkup(titleOf(title!))}</a></li>`)
  return xhtml(
    input.title,
    `<nav epub:type="toc">\n<ol>\n${items.join('\n')}\n</ol>\n</nav>`,
    language,
    false,
  )
}

/** The package document (EPUB 3.3, section 5). */
export function packageDocument(book: {
  readonly input: ExportInput
  readonly chapters: readonly Chapter[]
  readonly language: string | null
  readonly fonts: readonly string[]
  /** Whether pages are turned from left to right. */
  readonly backwards: boolean
}): string {
  const { input, chapters, language, fonts, backwards } = book
  const people = [
    ...(input.author === undefined ? [] : [input.author]),
    ...(input.credits ?? []).map(({ name }) => name),
  ]
  const items = [
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    '<item id="style" href="style.css" media-type="text/css"/>',
    ...chapters.map(
      ({ file }, i) => `<item id="d${i + 1}" href="${file}" media-type="application/xhtml+xml"/>`,
    ),
    ...fonts.map((file, i) => `<item id="f${i + 1}" href="${file}" media-type="font/woff2"/>`),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:yiwen:${escapeMarkup(encodeURIComponent(input.id))}:${input.textFile.sha256}:${input.revision}</dc:identifier>
<dc:title>${escapeMarkup(titleOf(input.title))}</dc:title>
<dc:language>${language ?? 'und'}</dc:language>
${people.map((name) => `<dc:creator>${escapeMarkup(titleOf(name))}</dc:creator>\n`).join('')}<meta property="dcterms:modified">${lastChange(input)}</meta>
</metadata>
<manifest>
${items.join('\n')}
</manifest>
<spine${backwards ? ' page-progression-direction="rtl"' : ''}>
${chapters.map((_, i) => `<itemref idref="d${i + 1}"/>`).join('\n')}
</spine>
</package>
`
}

const languageAttributes = (language: string | null) =>
  language === null ? '' : ` lang="${language}" xml:lang="${language}"`

/** A title cannot be blank. */
const titleOf = (title: string) => (title.trim() === '' ? '—' : title.trim())

/** The newest moment that the entries know; a book needs one, and the same edition should give the same book. */
function lastChange({ entries }: ExportInput): string {
  let latest = 0
  for (const { decision, opinions = [], comments = [] } of entries) {
    for (const one of [decision, ...opinions, ...comments]) {
      const moment = Date.parse(one?.at ?? '')
      if (moment > latest) latest = moment
    }
  }
  return new Date(latest).toISOString().replace(/\.\d+Z$/, 'Z')
}
