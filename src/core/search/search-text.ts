import { graphVariants } from '../collation/index.ts'
import type { Span } from '../text/index.ts'

/**
 * A text made ready to be searched for words however they are spelled: one form a unit, blanks and punctuation left
 * out, and where each unit stands in the text.
 */
export interface SearchText {
  readonly content: string
  /** The forms that are compared, one after another. */
  readonly forms: string
  /** For every code unit of `forms`, where the unit it belongs to begins in `content`, and where it ends. */
  readonly from: Uint32Array
  readonly to: Uint32Array
}

/** Gives the form of a character by which it is searched for; empty where it does not count. */
export type Form = (character: string) => string

/**
 * The form that lets a scholar find words in whatever spelling: variant graphs (異體) and simplified graphs stand for
 * the standard one, capitals for small letters, letters for themselves without accents; blanks, punctuation and
 * variation selectors do not count. Graphs that are words of their own (于 and 於) stay apart.
 */
export function looseForm(variants = graphVariants()): Form {
  const known = new Map<string, string>()
  return (character) => {
    let form = known.get(character)
    if (form === undefined) {
      const standard = variants.get(character)?.standard ?? character
      form = IGNORED.test(standard) ? '' : standard.normalize('NFD').replace(IGNORED_ALL, '').toLowerCase()
      known.set(character, form)
    }
    return form
  }
}

/** Makes a text ready; the time is linear in its length. */
export function searchText(content: string, form: Form): SearchText {
  const pieces: string[] = []
  const from = new Uint32Array(content.length * 2)
  const to = new Uint32Array(content.length * 2)
  let [count, at, chunk] = [0, 0, '']
  for (const character of content) {
    const piece = form(character)
    const end = at + character.length
    // A mark that does not count belongs to the character before it: what is found is not cut before its accent.
    if (piece === '' && count > 0 && to[count - 1] === at && MARK.test(character)) {
      const begun = from[count - 1]
      for (let i = count - 1; i >= 0 && from[i] === begun; i--) to[i] = end
    }
    for (let i = 0; i < piece.length && count < from.length; i++) {
      from[count] = at
      to[count++] = end
    }
    chunk += piece
    if (chunk.length > CHUNK) {
      pieces.push(chunk)
      chunk = ''
    }
    at = end
  }
  pieces.push(chunk)
  return { content, forms: pieces.join(''), from: from.subarray(0, count), to: to.subarray(0, count) }
}

/**
 * Where `words` occur in a text that was made ready with the same `form`, in order, none overlapping the next; at most
 * `limit` of them. Words of which nothing counts (「。」) are searched for as they are written.
 */
export function occurrences(text: SearchText, words: string, form: Form, limit = Infinity): Span[] {
  const wanted = Array.from(words, form).join('')
  const found: Span[] = []
  if (wanted === '') {
    if (words === '') return found
    for (let at = text.content.indexOf(words); at >= 0 && found.length < limit;) {
      found.push({ from: at, to: at + words.length })
      at = text.content.indexOf(words, at + words.length)
    }
    return found
  }
  for (let at = text.forms.indexOf(wanted); at >= 0 && found.length < limit;) {
    const last = at + wanted.length - 1
    // A form can be longer than one code unit: what begins or ends within one is not an occurrence.
    const whole = (at === 0 || text.from[at - 1] !== text.from[at]) && text.from[last + 1] !== text.from[last]
    if (whole) found.push({ from: text.from[at]!, to: text.to[last]! })
    at = text.forms.indexOf(wanted, whole ? last + 1 : at + 1)
  }
  return found
}

const IGNORED = /^[\p{M}\p{P}\p{Z}\p{C}\p{Sk}]+$/u
const IGNORED_ALL = /[\p{M}\p{P}\p{Z}\p{C}]/gu
const MARK = /^\p{M}$/u

/** In code units: pieces of this length are joined at the end, which is faster than one long growing string. */
const CHUNK = 4096
