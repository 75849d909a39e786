import { additionSide, type ApparatusEntry, type Reading } from '../apparatus/index.ts'
import { type Span, units } from '../text/index.ts'

/** Words to be read in the place of a part of a lemma; empty where nothing is to be read. */
export interface InPlace {
  readonly span: Span
  readonly words: string
}

/**
 * How the base text reads with `reading` in the place of the lemma, part by part. A reading of a discontinuous lemma is
 * shared out among its parts: at its ellipses where it has as many, else where it is most like them (韋州靜塞 for
 * 石州……靜塞軍 is 韋州 and 靜塞). Null when that cannot be shown: the lemma is not in the text, the words are another
 * source's account beside it, or what changes places with what is not said.
 */
export function readingInPlace(entry: ApparatusEntry, reading: Reading): InPlace[] | null {
  const { lemma, kind } = entry
  const spans = lemma.flatMap(({ span }) => (span === null ? [] : [span]))
  const [first] = spans
  if (first === undefined || spans.length < lemma.length || kind === 'parallel') return null
  const parts = lemma.map(({ exact }) => exact)
  const words = wordsOf(entry, reading, parts)
  if (words === null) return null
  return spans.map((span, i) => ({ span, words: words[i]! }))
}

function wordsOf(entry: ApparatusEntry, reading: Reading, parts: readonly string[]): string[] | null {
  const { kind, text } = reading
  switch (kind) {
    case 'omission':
    case 'lacuna':
    case 'illegible':
      // What is left of a damaged passage is shown; of an omission the words say only what is omitted.
      return kind === 'omission' || text === '' ? parts.map(() => '') : shareOut(text, parts)
    case 'transposition':
      return text === '' ? exchanged(parts) : shareOut(text, parts)
    case 'addition':
      return added(entry, text, parts)
    case 'conjecture':
    case 'substitution':
      return shareOut(text, parts)
    default:
      return kind satisfies never
  }
}

/** The lemma with what is added: the reading tells either the added words alone or the lemma with them. */
function added(entry: ApparatusEntry, text: string, parts: readonly string[]): string[] {
  const whole = parts.join('')
  if (whole === '' || text.startsWith(whole) || text.endsWith(whole)) return shareOut(text, parts)
  if (additionSide(entry) === 'before') return [text + parts[0]!, ...parts.slice(1)]
  return [...parts.slice(0, -1), parts.at(-1)! + text]
}

/** Two parts, or the two characters of one, in the other order; null where it is not clear what changes with what. */
function exchanged(parts: readonly string[]): string[] | null {
  if (parts.length === 2) return [parts[1]!, parts[0]!]
  const [words = ''] = parts
  const [one, two, ...more] = units(words).map(({ from, to }) => words.slice(from, to))
  return parts.length === 1 && two !== undefined && more.length === 0 ? [two + one!] : null
}

function shareOut(text: string, parts: readonly string[]): string[] {
  if (parts.length === 1) return [text]
  const told = text.split(/……|…|\.\.\./u).map((piece) => piece.trim())
  if (told.length === parts.length) return told
  const characters = units(text).map(({ from, to }) => text.slice(from, to))
  const sought = parts.map((part) => units(part).map(({ from, to }) => part.slice(from, to)))
  if (characters.length > LONGEST || sought.flat().length > LONGEST)
    return [text, ...parts.slice(1).map(() => '')]
  return cuts(characters, sought).map(([from, to]) => characters.slice(from, to).join(''))
}

/**
 * Cuts the reading into as many pieces as the lemma has parts, so that the pieces differ least from the parts: the
 * shortest way through an alignment of the reading with all parts one after another, in which a cut may come at any
 * place where a part ends. One pass over a table of lemma by reading.
 */
function cuts(characters: readonly string[], parts: readonly (readonly string[])[]): [number, number][] {
  const lemma = parts.flat()
  const [rows, columns] = [lemma.length + 1, characters.length + 1]
  const cost = Array.from({ length: rows }, () => new Array<number>(columns).fill(0))
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      if (i === 0 || j === 0) cost[i]![j] = i + j
      else {
        const same = lemma[i - 1] === characters[j - 1] ? 0 : OTHER_CHARACTER
        cost[i]![j] = Math.min(cost[i - 1]![j]! + 1, cost[i]![j - 1]! + 1, cost[i - 1]![j - 1]! + same)
      }
    }
  }
  /** How far the reading has come when so much of the lemma is read. */
  const reached = new Array<number>(rows).fill(0)
  let [i, j] = [rows - 1, columns - 1]
  reached[i] = j
  while (i > 0) {
    const here = cost[i]![j]!
    const same = j > 0 && lemma[i - 1] === characters[j - 1] ? 0 : OTHER_CHARACTER
    if (j > 0 && here === cost[i - 1]![j - 1]! + same) {
      reached[--i] = --j
    } else if (here === cost[i - 1]![j]! + 1) reached[--i] = j
    else j--
  }
  let end = 0
  return parts.map((part, n) => {
    const from = n === 0 ? 0 : reached[end]!
    end += part.length
    return [from, n === parts.length - 1 ? characters.length : reached[end]!]
  })
}

/** Less than to leave one character out and put another in. */
const OTHER_CHARACTER = 1.5

/** In characters: longer words are not compared, they stand in the place of the first part. */
const LONGEST = 400
