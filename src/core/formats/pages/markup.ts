import type { Losses } from '../losses.ts'
import type { Run } from '../print/index.ts'

/** `text` as it stands in HTML and XHTML, in elements and in quoted attributes; what neither may hold as U+FFFD. */
export function escapeMarkup(text: string): string {
  return CAREFUL.test(text)
    ? text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"'\r]/g, (character) => ENTITIES[character]!)
    : text
}

/** Says which characters of `text` cannot stand in a page. */
export function reportForbidden(text: string, losses: Losses): void {
  for (const character of new Set(text.match(FORBIDDEN) ?? [])) {
    losses.add(`${nameOf(character)} cannot stand in a page and is written as U+FFFD`)
  }
}

/** U+E406. */
export const nameOf = (character: string) =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
}

/** What XML 1.0 does not allow, and half characters; without the u flag, which would not see the halves. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const CAREFUL = /[&<>"'\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/

/** Writes words and runs; characters that no font will show are given their code point as a title. */
export class MarkupWriter {
  readonly #unseen: RegExp | null
  readonly #language: string

  /** `unseen` are the characters without a glyph; `language` is that of the apparatus's own terms. */
  constructor(unseen: readonly string[], language: string) {
    this.#language = language
    this.#unseen = unseen.length === 0 ? null : new RegExp(`[${unseen.map(inClass).join('')}]`, 'gu')
  }

  words(text: string): string {
    const escaped = escapeMarkup(text)
    if (this.#unseen === null) return escaped
    return escaped.replace(
      this.#unseen,
      (character) => `<span class="unseen" title="${nameOf(character)}">${character}</span>`,
    )
  }

  runs(runs: readonly Run[]): string {
    return runs
      .map(({ kind, text }) => {
        const words = this.words(text)
        switch (kind) {
          case 'lemma':
            return `<bdi class="lemma">${words}</bdi>`
          case 'reading':
            return `<bdi class="reading">${words}</bdi>`
          case 'remark':
          case 'person':
            return `<bdi>${words}</bdi>`
          case 'term':
            return `<i lang="${this.#language}">${words}</i>`
          case 'siglum':
            return `<bdi class="siglum">${words}</bdi>`
          case 'hand':
          case 'occurrence':
            return `<sup>${words}</sup>`
          case 'locus':
            return `<small>${words}</small>`
          case 'mark':
            return words
          default:
            return kind satisfies never
        }
      })
      .join('')
  }
}

const inClass = (character: string) => `\\u{${character.codePointAt(0)!.toString(16)}}`
