import { type Codebook, codeOf, type Tokens, wordOf } from './tokens.ts'
import { GRAPHS, standardGraphs } from './variants.ts'

/** A kind of difference that can be looked away from. */
export type Fold = 'punctuation' | 'blanks' | 'case' | 'variants' | 'simplified' | 'ij' | 'uv' | 'marks'

/** What each fold makes equal, in the order in which they are listed to users. */
export const folds: readonly { readonly name: Fold; readonly title: string }[] = [
  { name: 'punctuation', title: 'marks of punctuation' },
  { name: 'blanks', title: 'blanks and line ends' },
  { name: 'case', title: 'capital and small letters' },
  { name: 'variants', title: 'variant graphs (異體): 侯 and 矦' },
  { name: 'simplified', title: 'traditional and simplified graphs: 錢 and 钱' },
  { name: 'ij', title: 'i and j' },
  { name: 'uv', title: 'u and v' },
  { name: 'marks', title: 'accents and variation selectors' },
]

/** What is folded when nothing is said: what editors of most editions pass over in silence. */
export const defaultFolds: readonly Fold[] = ['punctuation', 'blanks', 'case', 'variants', 'simplified']

/** Every fold: the form by which tokens are aligned, whatever is called a difference afterwards. */
export const allFolds: readonly Fold[] = folds.map(({ name }) => name)

/**
 * Makes the normal forms of the tokens of a text. Where they turn out to be the same as `like`, forms of the same text
 * by other folds, these are given back, so that a book in ideographs holds them once.
 */
export type Folder = (tokens: Tokens, like?: Uint32Array) => Uint32Array

/**
 * Makes the normal form of words: one function for all texts of a collation, which remembers what it has seen in a
 * table by code point, so that a book costs one look-up a token.
 */
export function folder(book: Codebook, chosen: readonly Fold[]): Folder {
  const has = new Set(chosen)
  const standards = standardGraphs(has.has('variants'), has.has('simplified'))
  const known = new Int32Array(GRAPHS)
  const rest = new Map<number, number>()
  const fold = (code: number): number => {
    if (isIdeograph(code)) return standards[code]! || code
    let form = ''
    for (const character of wordOf(book, code)) {
      const standard = standards[character.codePointAt(0)!]
      form += standard ? String.fromCodePoint(standard) : character
    }
    form = form.normalize('NFC')
    if (has.has('blanks')) form = form.replace(/\u00ad\s*|[-\u2010]\s*\n\s*/gu, '')
    if (has.has('punctuation')) form = form.replace(/(?<=\p{L})['\u2019\u1fbd]$/u, '')
    if (has.has('variants')) form = form.replace(/[ſ\ufb00-\ufb06]/gu, (letter) => letter.normalize('NFKC'))
    if (has.has('case')) form = form.toLowerCase()
    if (has.has('ij')) form = form.replaceAll('j', 'i').replaceAll('J', 'I')
    if (has.has('uv')) form = form.replaceAll('v', 'u').replaceAll('V', 'U')
    if (has.has('marks')) form = form.normalize('NFD').replace(ACCENTS, '').normalize('NFC') || form
    return codeOf(book, form)
  }
  const unknown = (code: number): number => {
    const form = fold(code)
    if (code < GRAPHS) known[code] = form + 1
    else rest.set(code, form)
    return form
  }

  const formOf = (code: number): number => {
    const form = code < GRAPHS ? known[code]! - 1 : (rest.get(code) ?? -1)
    return form < 0 ? unknown(code) : form
  }
  const withMarks = !has.has('punctuation') || !has.has('blanks')

  return (tokens, like) => {
    if (tokens.given !== undefined) return tokens.given
    const { written, count } = tokens
    let forms: Uint32Array | null = like === undefined ? new Uint32Array(count) : null
    for (let at = 0; at < count;) {
      at = forms === null ? passAlike(written, at, like!, known) : foldKnown(written, at, forms, known)
      if (at === count) break
      const form = formOf(written[at]!)
      if (forms === null && form !== like![at]) forms = like!.slice()
      if (forms !== null) forms[at] = form
      at++
    }
    if (has.has('variants') && REPEATING.test(tokens.text)) forms = repeat(written, (forms ??= like!.slice()))
    if (withMarks) addAttached(tokens, (forms ??= like!.slice()), book, has)
    return forms ?? like!
  }
}

/** Folds from token `at` on as long as the table has the words; gives the first that it has not. */
function foldKnown(written: Uint32Array, at: number, forms: Uint32Array, known: Int32Array): number {
  const [end, graphs] = [written.length, known.length]
  for (; at < end; at++) {
    const code = written[at]!
    const form = code < graphs ? known[code]! : 0
    if (form === 0) break
    forms[at] = form - 1
  }
  return at
}

/** From token `at` on, the first whose form the table has not or whose form is not the one in `like`. */
function passAlike(written: Uint32Array, at: number, like: Uint32Array, known: Int32Array): number {
  const [end, graphs] = [written.length, known.length]
  for (; at < end; at++) {
    const code = written[at]!
    if (code >= graphs || known[code]! - 1 !== like[at]) break
  }
  return at
}

/** Makes what stands before and after a word, as far as it is not folded, part of its form. */
function addAttached(tokens: Tokens, forms: Uint32Array, book: Codebook, has: ReadonlySet<Fold>): void {
  const { starts, wordFrom, wordTo, count } = tokens
  for (let i = 0; i < count; i++) {
    if (starts[i] === wordFrom[i] && wordTo[i] === starts[i + 1]) continue
    const marks = attached(tokens, i, has)
    if (marks !== '') forms[i] = codeOf(book, `${wordOf(book, forms[i]!)}\0${marks}`)
  }
}

/** What stands before and after the word of a token, as far as it is not folded; empty when nothing does. */
function attached({ text, starts, wordFrom, wordTo }: Tokens, i: number, has: ReadonlySet<Fold>): string {
  const before = text.slice(starts[i], wordFrom[i])
  const after = text.slice(wordTo[i], starts[i + 1])
  if (before === '' && after === '') return ''
  const kept = (marks: string) => {
    const unpunctuated = has.has('punctuation') ? marks.replace(/\p{P}/gu, '') : marks
    return has.has('blanks') ? unpunctuated.replace(/\P{P}/gu, '') : unpunctuated.replace(/\s+/gu, ' ')
  }
  const [left, right] = [kept(before), kept(after)]
  return left === '' && right === '' ? '' : `${left}\0${right}`
}

/** Gives signs of repetition the forms that they stand for: 々 of 人々 is 人, 々々 of 不亦々々 the two before. */
function repeat(written: Uint32Array, forms: Uint32Array): Uint32Array {
  for (let i = 1; i < written.length; i++) {
    if (!isRepetition(written[i]!)) continue
    let end = i + 1
    while (end < written.length && written[end] === written[i]) end++
    const length = end - i
    for (; i < end; i++) if (i >= length) forms[i] = forms[i - length]!
  }
  return forms
}

const REPEATING = /[々〻ゝヽ]/u
const isRepetition = (code: number) =>
  code === 0x3005 || code === 0x303b || code === 0x309d || code === 0x30fd
/**
 * What a letter can do without: accents, points, variation selectors. The vowels of Tibetan and Indian scripts are marks
 * to Unicode too, and the voicing of kana; these tell words apart.
 */
const ACCENTS = /(?![\u3099\u309a])(?=\p{M})[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}]/gu

/** Whether neither case nor accents can be found in it. */
const isIdeograph = (code: number) => (code >= 0x3400 && code <= 0x9fff) || (code >= 0x20000 && code < GRAPHS)
