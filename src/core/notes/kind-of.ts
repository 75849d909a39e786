import { leadingDate } from './dates.ts'
import type { Finding } from './entries.ts'
import { type FlatText, lettersOf } from './flat-text.ts'
import { fold } from './fold.ts'
import type { FoundLemma } from './lemma-window.ts'
import { NUMERAL } from './numerals.ts'
import type { Stretch } from './passage.ts'
import type { Statement } from './statement.ts'

/** What an entry is, now that its lemma is known: a sentence instead of words that are not alike is another account. */
export function kindOf(
  statement: Statement,
  lemma: string,
  reading: string | null,
  found: FoundLemma | null,
  date: () => Stretch | null = () => null,
  base?: FlatText,
): Finding['kind'] {
  const { kind, names } = statement
  if (reading === null) return kind
  if (kind === 'substitution') {
    const books = names.length > 0 && names.every(({ kind }) => kind === 'marked' || kind === 'title')
    const tells = reading.length >= 6 && books && TELLS.test(reading) && !reading.includes('，')
    if (
      tells &&
      statement.quoted === null &&
      (found?.found !== true || (found.cost ?? 0) > reading.length / 4)
    )
      return 'fact'
    // 「均作「壬午，夏人寇大順城」」 beside 大順城: a sentence that only names it.
    const told = letters(reading).length
    if (books && statement.quoted === null && told >= SHORTEST_TOLD && letters(lemma).length * 2 < told)
      return 'fact'
    const folded = fold(lemma)
    if (
      folded.length > 1 &&
      folded !== reading &&
      [...folded].sort().join('') === [...reading].sort().join('')
    ) {
      return 'transposition'
    }
  }
  if (kind === 'chronology' && letters(reading) === letters(lemma)) return 'parallel'
  // A short account that is nearly the text's differs in what it does not share: 年四十二 for 年四十六.
  const cost = found?.cost ?? 0
  if (kind === 'parallel' && reading.length <= 12 && cost > 0 && cost <= 2) return 'fact'
  // The same event told under another month, without a word on it.
  if (
    kind === 'parallel' &&
    statement.date !== undefined &&
    found !== null &&
    base !== undefined &&
    found.shares === true
  ) {
    const own = date()
    const month = own === null ? null : monthOf(base.words.slice(own.from, own.to))
    const other = monthOf(reading)
    if (month !== null && other !== null && month !== other) return 'chronology'
  }
  // A death is told, and its date is another.
  if (kind === 'parallel' && found?.death === true && leadingDate(reading) > 2) return 'chronology'
  return kind
}

/** The month that a date begins with; null when it names none. */
const monthOf = (words: string) =>
  new RegExp(`^(?:[^，。]{2,6}年)?(?:[春夏秋冬])?(閏?(?:正|${NUMERAL}{1,2})月)`, 'u').exec(words)?.[1] ?? null

/** In characters: a name of so many has hardly a shorter one beside it. */
const SHORTEST_TOLD = 8
/** Words that make a sentence of an account; a foreign name of six characters has none of them. */
const TELLS = /[以於之為遣使不有者而與在年月卒死云為率入出命請及]/u

const letters = (words: string) => lettersOf(fold(words))
