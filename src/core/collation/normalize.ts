import { type Codebook, codeOf, type Tokens, wordOf } from './tokens.ts'
import { type GraphVariant, graphVariants } from './variants.ts'

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
 * Makes the normal form of words: one function for all texts of a collation, which remembers what it has seen, so
 * that a book costs one look-up a token.
 */
export function folder(
  book: Codebook,
  chosen: readonly Fold[],
  variants: ReadonlyMap<string, GraphVariant> = graphVariants(),
): (tokens: Tokens) => Uint32Array {
  const has = new Set(chosen)
  const known = new Uint32Array(KNOWN)
  const rest = new Map<number, number>()
  const fold = (code: number): number => {
    const word = wordOf(book, code)
    if (isIdeograph(code)) return codeOf(book, standard(word))
    let form = ''
    for (const character of word) form += standard(character)
    if (has.has('case')) form = form.toLowerCase()
    if (has.has('ij')) form = form.replaceAll('j', 'i').replaceAll('J', 'I')
    if (has.has('uv')) form = form.replaceAll('v', 'u').replaceAll('V', 'U')
    if (has.has('marks')) form = form.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC') || form
    return codeOf(book, form)
  }
  const standard = (character: string): string => {
    const variant = variants.get(character)
    if (variant === undefined) return character
    const wanted = variant.relation.endsWith('/simplified') ? 'simplified' : 'variants'
    return has.has(wanted) ? variant.standard : character
  }
  const attachments = !has.has('punctuation') || !has.has('blanks')

  return (tokens) => {
    if (tokens.given !== undefined) return tokens.given
    const forms = new Uint32Array(tokens.count)
    for (let i = 0; i < tokens.count; i++) {
      const code = tokens.written[i]!
      let form: number | undefined
      if (code < KNOWN) form = known[code] ||= fold(code) + 1
      else {
        form = rest.get(code)
        if (form === undefined) rest.set(code, (form = fold(code) + 1))
      }
      forms[i] = form - 1
      if (attachments) {
        const marks = attached(tokens, i, has)
        if (marks !== '') forms[i] = codeOf(book, `${wordOf(book, forms[i]!)}\0${marks}`)
      }
    }
    return forms
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

/** Whether neither case nor accents can be found in it. */
const isIdeograph = (code: number) => (code >= 0x3400 && code <= 0x9fff) || (code >= 0x20000 && code < KNOWN)

/** Codes below this are looked up in a table: all ideographs of planes 0 to 3. */
const KNOWN = 0x33480
