import { align } from './align.ts'
import { type Alignment } from './alignment.ts'
import { differences, type Difference, type Side } from './differences.ts'
import { allFolds, defaultFolds, type Fold, folder } from './normalize.ts'
import { type Codebook, codebook, type Tokens, type TokenSize } from './tokens.ts'
import { settle } from './settle.ts'
import { tokenize } from './tokenize.ts'
import { findMoves, type Move } from './transpose.ts'
import { variantUnits } from './group.ts'
import { graphVariants } from './variants.ts'
import { type VariantUnit } from './variant-unit.ts'

/** A text to collate: its name and its words, or tokens that are already cut. */
export interface CollationText {
  readonly siglum: string
  readonly text: string | ((book: Codebook) => Tokens)
}

export interface CollationSettings {
  readonly tokens: TokenSize
  readonly folds: readonly Fold[]
}

export const defaultSettings: CollationSettings = { tokens: 'auto', folds: defaultFolds }

/** One witness beside the base. */
export interface CollatedWitness extends Side {
  readonly siglum: string
  readonly alignment: Alignment
  readonly moves: readonly Move[]
  readonly differences: readonly Difference[]
}

/** Witnesses collated against a base: every pair, and the variant units that all of them make. */
export interface Collation {
  readonly settings: CollationSettings
  readonly book: Codebook
  readonly base: Side & { readonly siglum: string }
  readonly witnesses: readonly CollatedWitness[]
  readonly units: readonly VariantUnit[]
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
  const variants = graphVariants()
  const toKeys = folder(book, allFolds, variants)
  const toForms = folder(book, settings.folds, variants)
  const side = ({ text }: CollationText): Side => {
    const tokens = typeof text === 'string' ? tokenize(text, book, settings.tokens) : text(book)
    return { tokens, keys: toKeys(tokens), forms: toForms(tokens) }
  }
  const sideA = side(base)
  const collated = witnesses.map((witness, number): CollatedWitness => {
    const sideB = side(witness)
    const alignment = settle(sideA, sideB, align(sideA.keys, sideB.keys))
    const moves = findMoves(sideA.keys, sideB.keys, alignment)
    progress?.(number + 1)
    return {
      siglum: witness.siglum,
      ...sideB,
      alignment,
      moves,
      differences: differences(sideA, sideB, alignment, moves),
    }
  })
  return {
    settings,
    book,
    base: { siglum: base.siglum, ...sideA },
    witnesses: collated,
    units: variantUnits(sideA, collated),
  }
}
