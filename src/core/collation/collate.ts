import { PairAligner } from './align.ts'
import { type Alignment, editCost } from './alignment.ts'
import { type Differences, differences, type Side } from './differences.ts'
import { dissolveChance } from './dissolve.ts'
import { allFolds, defaultFolds, type Fold, folder } from './normalize.ts'
import { reconcile } from './reconcile.ts'
import { type RuledText, ruler, type SpellingRule } from './rules.ts'
import { settle } from './settle.ts'
import { tokenize } from './tokenize.ts'
import { type Codebook, codebook, type Tokens, type TokenSize } from './tokens.ts'
import { findMoves, type Move } from './transpose.ts'
import { type UnitTable, unitTable } from './unit-table.ts'

/** A text to collate: its name and its words, or tokens that are already cut. */
export interface CollationText {
  readonly siglum: string
  readonly text: string | ((book: Codebook) => Tokens)
}

export interface CollationSettings {
  readonly tokens: TokenSize
  readonly folds: readonly Fold[]
  /** The project's own rules of spelling, beside the folds. */
  readonly rules?: readonly SpellingRule[]
  /** False where passages that stand elsewhere are not to be looked for. */
  readonly moves?: boolean
}

export const defaultSettings: CollationSettings = { tokens: 'auto', folds: defaultFolds }

/** One witness beside the base. */
export interface CollatedWitness extends Side {
  readonly siglum: string
  readonly alignment: Alignment
  /** Insertions plus deletions, in tokens, of the cheapest alignment that was found. */
  readonly cost: number
  readonly moves: readonly Move[]
  readonly differences: Differences
}

/** Witnesses collated against a base: every pair, and the variant units that all of them make. */
export interface Collation {
  readonly settings: CollationSettings
  readonly book: Codebook
  readonly base: Side & { readonly siglum: string }
  readonly witnesses: readonly CollatedWitness[]
  readonly units: UnitTable
}

/**
 * Collates witnesses with a base text. Each is aligned with the base by itself, so that neither their order nor a
 * witness that comes later changes what was found; what they share against the base is seen in the units. Alignment
 * compares the fullest normal forms, whatever is folded: 矦 stands against 侯 even where the difference counts.
 * `progress` is told after each witness how many are done.
 */
export function collate(
  base: CollationText,
  witnesses: readonly CollationText[],
  settings: CollationSettings = defaultSettings,
  progress?: (done: number) => void,
): Collation {
  const book = codebook()
  const toKeys = keysBy(book, settings)
  const tokensOf = ({ text }: CollationText) =>
    typeof text === 'string' ? tokenize(text, book, settings.tokens) : text(book)
  const read = (text: CollationText) => {
    const tokens = tokensOf(text)
    return { siglum: text.siglum, tokens, keys: toKeys(tokens) }
  }
  const first = read(base)
  const aligned = witnesses.map((witness, number) => {
    const other = read(witness)
    const aligner = new PairAligner(first.keys, other.keys)
    const cheapest = aligner.align()
    const settled = settle(first, other, dissolveChance(cheapest))
    const moves = settings.moves === false ? [] : findMoves(first.keys, other.keys, settled, aligner)
    const alignment = reconcile(settled, moves, aligner)
    progress?.(number + 1)
    return { ...other, alignment, cost: editCost(cheapest), moves }
  })
  return withForms({ settings, book, base: first, witnesses: aligned })
}

/**
 * The same collation with other folds and rules. The alignment is used again, so that a whole book takes no time; what
 * is a difference of words, of spelling, or none at all is found anew.
 */
export function refold(
  collation: Collation,
  settings: Pick<CollationSettings, 'folds' | 'rules'>,
): Collation {
  const { rules: _, ...kept } = collation.settings
  const { folds, rules } = settings
  return withForms({ ...collation, settings: { ...kept, folds, ...(rules !== undefined && { rules }) } })
}

/** Tokens are aligned by every fold, and by the rules that hold always and turn a word into a word. */
function keysBy(book: Codebook, { tokens: size, rules = [] }: CollationSettings) {
  const fold = folder(book, allFolds)
  const everywhere = rules.filter(({ scope }) => scope.kind === 'always')
  if (everywhere.length === 0) return fold
  const formsOf = (words: string) => fold(tokenize(words, book, size))
  const single = everywhere.filter(({ from, to }) => formsOf(from).length === 1 && formsOf(to).length === 1)
  const obey = ruler(single, book, formsOf, tokenize('', book, size))
  return (tokens: Tokens) => obey({ siglum: '', tokens, alignment: null }, fold(tokens))
}

type Aligned = Omit<Collation, 'base' | 'witnesses' | 'units'> & {
  readonly base: Omit<Collation['base'], 'forms'>
  readonly witnesses: readonly Omit<CollatedWitness, 'forms' | 'differences'>[]
}

/** Everything that follows from the forms which the settings make. */
function withForms({ settings, book, base, witnesses }: Aligned): Collation {
  const fold = folder(book, settings.folds)
  const formsOf = (words: string) => fold(tokenize(words, book, settings.tokens))
  const obey = ruler(settings.rules ?? [], book, formsOf, base.tokens)
  const forms = (text: RuledText & Pick<Side, 'keys'>) => obey(text, fold(text.tokens, text.keys))
  const first = { ...base, forms: forms({ ...base, alignment: null }) }
  const others = witnesses.map((witness): CollatedWitness => {
    const other = { ...witness, forms: forms(witness) }
    return { ...other, differences: differences(first, other, other.alignment, other.moves) }
  })
  return { settings, book, base: first, witnesses: others, units: unitTable(first, others) }
}
