import type { Run } from '../print/index.ts'

/** `text` in WordprocessingML; what XML does not allow, and halves of characters, as U+FFFD. */
export function escapeXml(text: string): string {
  return CAREFUL.test(text)
    ? text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"]/g, (character) => ENTITIES[character]!)
    : text
}

/** How a run looks, apart from its direction. */
export interface Look {
  readonly style?: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly raised?: boolean
  readonly small?: boolean
}

/** Runs of text; stretches that run from right to left are told apart, for Word does not see them by itself. */
export function textRuns(text: string, look: Look = {}): string {
  if (text === '') return ''
  if (!RIGHT_TO_LEFT.test(text)) return textRun(text, look, false)
  return Array.from(text.matchAll(STRETCHES), ([stretch]) =>
    textRun(stretch, look, RIGHT_TO_LEFT.test(stretch)),
  ).join('')
}

function textRun(text: string, look: Look, rightToLeft: boolean): string {
  // The order of properties is fixed by the schema (ECMA-376, part 1, 17.3.2.28).
  const properties =
    (look.style === undefined ? '' : `<w:rStyle w:val="${look.style}"/>`) +
    (look.bold === true ? '<w:b/><w:bCs/>' : '') +
    (look.italic === true ? '<w:i/><w:iCs/>' : '') +
    (look.small === true ? '<w:sz w:val="18"/><w:szCs w:val="18"/>' : '') +
    (look.raised === true ? '<w:vertAlign w:val="superscript"/>' : '') +
    (rightToLeft ? '<w:rtl/>' : '')
  const words = text
    .split('\t')
    .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`))
    .join('<w:tab/>')
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${words}</w:r>`
}

/** Runs of a printed entry. */
export function entryRuns(runs: readonly Run[], latinTerms: boolean): string {
  return runs
    .map(({ kind, text }) => {
      switch (kind) {
        case 'lemma':
          return textRuns(text, { bold: true })
        case 'term':
          return textRuns(text, { italic: latinTerms })
        case 'hand':
        case 'occurrence':
          return textRuns(text, { raised: true })
        case 'reading':
        case 'remark':
        case 'person':
        case 'siglum':
        case 'locus':
        case 'mark':
          return textRuns(text)
        default:
          return kind satisfies never
      }
    })
    .join('')
}

/** A paragraph of `runs`; it runs from right to left when its first letter does. */
export function paragraph(runs: string, style: string | null, words: string): string {
  const properties =
    (style === null ? '' : `<w:pStyle w:val="${style}"/>`) + (startsRightToLeft(words) ? '<w:bidi/>' : '')
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`
}

function startsRightToLeft(words: string): boolean {
  const first = /\p{L}/u.exec(words)?.[0]
  return first !== undefined && RIGHT_TO_LEFT.test(first)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const FORBIDDEN =
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const CAREFUL = /[&<>"\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/

const LETTER = String.raw`[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]`
const NOT_LETTER = String.raw`[^\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]`
const RIGHT_TO_LEFT = new RegExp(LETTER, 'u')
/** Words of such a script with the blanks and marks between them; or of others. */
const STRETCHES = new RegExp(String.raw`${LETTER}(?:[\s\p{P}\p{M}]*${LETTER})*|${NOT_LETTER}+`, 'gu')
