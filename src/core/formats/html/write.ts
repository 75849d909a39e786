import type { Exported, ExportInput, ExportTools } from '../export-format.ts'
import type { ExportOptions } from '../export-options.ts'
import { Losses } from '../losses.ts'
import { printApparatus } from '../print/index.ts'
import {
  apparatusParts,
  base64,
  embedRare,
  escapeMarkup,
  familyName,
  fontFaces,
  languageTag,
  lostPart,
  markId,
  MarkupWriter,
  noteId,
  paperRules,
  type PartsWriter,
  reportForbidden,
  runsRightToLeft,
  siglaPart,
  styleSheet,
  textParts,
  titlePart,
} from '../pages/index.ts'

/** The edition as one page that needs neither network nor script: the text, its apparatuses, its witnesses. */
export async function writeHtml(
  input: ExportInput,
  options: ExportOptions,
  tools: ExportTools,
): Promise<Exported> {
  const printed = printApparatus(input, options)
  const losses = new Losses()
  reportForbidden(input.text.content, losses)
  const { fonts, unseen } = await embedRare(input, tools, losses)
  const parts: PartsWriter = {
    input,
    printed,
    markup: new MarkupWriter(unseen, printed.setting.terms.language),
    links: { note: (one) => `#${noteId(one)}`, mark: (one) => `#${markId(one)}` },
  }
  const language = languageTag(input)
  const lost = lostPart(parts)
  const faces = fontFaces(fonts, ({ content }) => `data:font/woff2;base64,${base64(content)}`)
  const content = [
    '<!DOCTYPE html>',
    `<html${language === null ? '' : ` lang="${language}"`}${runsRightToLeft(language) ? ' dir="rtl"' : ''}>`,
    '<head>',
    '<meta charset="utf-8">',
    // Should anything of the edition ever be taken for markup, it can neither run nor fetch.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeMarkup(input.title)}</title>`,
    `<style>\n${faces}${styleSheet(
      fonts.map((_, i) => familyName(i)),
      options.direction === 'vertical',
    )}${paperRules}</style>`,
    '</head>',
    '<body>',
    titlePart(input),
    '<main>',
    ...Array.from(textParts(parts), ({ html }) => html),
    ...(lost === '' ? [] : [`<section class="lost">\n${lost}\n</section>`]),
    '</main>',
    ...apparatusParts(parts),
    siglaPart(parts),
    '</body>',
    '</html>',
    '',
  ].join('\n')
  return { content, problems: [...printed.problems, ...losses.problems()] }
}
