import { type Span } from '../text/index.ts'
import { type Alignment, edgeInB } from './alignment.ts'
import { type Codebook, codeOf, type Tokens } from './tokens.ts'
import { NO_FORM } from './unit-table.ts'
import { GRAPHS } from './variants.ts'

/**
 * Where a rule holds: everywhere, in one witness, in a section of the base and what stands against it, or once: in one
 * witness at one place. Spans are of the base text, in UTF-16 code units.
 */
export type RuleScope =
  | { readonly kind: 'always' }
  | { readonly kind: 'witness'; readonly siglum: string }
  | { readonly kind: 'section'; readonly span: Span }
  | { readonly kind: 'once'; readonly siglum: string; readonly span: Span }

/**
 * A rule of the project: `from` is only another spelling of `to` (矦 of 侯, 契丹 of 遼). Both are a word or several.
 * What a rule makes equal stays in the result as a spelling, as what is folded does.
 */
export interface SpellingRule {
  readonly from: string
  readonly to: string
  readonly scope: RuleScope
}

/** A text to which rules are applied: its alignment with the base is null when it is the base. */
export interface RuledText {
  readonly siglum: string
  readonly tokens: Tokens
  readonly alignment: Alignment | null
}

/** A rule as forms: its words as they are compared. */
interface Compiled {
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly scope: RuleScope
}

/**
 * Makes the forms of texts obey `rules`, in the order in which they are given; `formsOf` cuts and folds the words of a
 * rule as texts are. A rule of one word replaces its form. A rule of several makes them, and what they stand for,
 * one form at the first of their tokens, and the others none.
 */
export function ruler(
  rules: readonly SpellingRule[],
  book: Codebook,
  formsOf: (words: string) => Uint32Array,
  base: Tokens,
): (text: RuledText, forms: Uint32Array) => Uint32Array {
  const compiled = rules.map(({ from, to, scope }): Compiled => ({
    from: formsOf(from),
    to: formsOf(to),
    scope,
  }))
  const phrases = compiled.filter(({ from, to }) => from.length !== 1 || to.length !== 1)
  const words = compiled.filter(({ from, to }) => from.length === 1 && to.length === 1)
  const tokensIn = (span: Span) => ({ from: tokenAt(base, span.from), to: tokenAt(base, span.to, true) })

  return (text, forms) => {
    if (compiled.length === 0) return forms
    const ruled = forms.slice()
    const everywhere = new Map<number, number>()
    for (const { from, to, scope } of words) {
      if (!holdsThroughout(scope, text)) continue
      const end = everywhere.get(to[0]!) ?? to[0]!
      if (end === from[0]) continue
      everywhere.set(from[0]!, end)
      for (const [form, other] of everywhere) if (other === from[0]) everywhere.set(form, end)
    }
    if (everywhere.size > 0) replaceAll(ruled, everywhere)
    for (const { from, to, scope } of words) {
      const range = holdsThroughout(scope, text) ? null : rangeOf(scope, text, tokensIn)
      if (range === null) continue
      for (let i = range.from; i < range.to; i++) if (ruled[i] === from[0]) ruled[i] = to[0]!
    }
    for (const { from, to, scope } of phrases) {
      if (from.length === 0 || to.length === 0) continue
      const form = codeOf(book, `\0rule\0${to.join(' ')}`)
      replacePhrase(ruled, to, form, 0, ruled.length)
      const range = holdsThroughout(scope, text)
        ? { from: 0, to: ruled.length }
        : rangeOf(scope, text, tokensIn)
      if (range !== null) replacePhrase(ruled, from, form, range.from, range.to)
    }
    return ruled
  }
}

function holdsThroughout(scope: RuleScope, { siglum }: RuledText): boolean {
  return scope.kind === 'always' || (scope.kind === 'witness' && scope.siglum === siglum)
}

/** The tokens of a text in which a rule of narrower scope holds; null when it does not. */
function rangeOf(
  scope: RuleScope,
  { siglum, alignment }: RuledText,
  tokensIn: (span: Span) => { from: number; to: number },
): { from: number; to: number } | null {
  if (scope.kind === 'always' || scope.kind === 'witness') return null
  if (scope.kind === 'once' && scope.siglum !== siglum) return null
  const range = tokensIn(scope.span)
  if (alignment === null) return range
  return { from: edgeInB(alignment, range.from, false), to: edgeInB(alignment, range.to, true) }
}

function replaceAll(forms: Uint32Array, replacements: ReadonlyMap<number, number>): void {
  const graphs = new Uint32Array(GRAPHS)
  let beyond = false
  for (const [from, to] of replacements) {
    if (from < GRAPHS) graphs[from] = to + 1
    else beyond = true
  }
  for (let i = 0; i < forms.length; i++) {
    const form = forms[i]!
    if (form < GRAPHS) {
      const to = graphs[form]!
      if (to > 0) forms[i] = to - 1
    } else if (beyond) forms[i] = replacements.get(form) ?? form
  }
}

function replacePhrase(
  forms: Uint32Array,
  phrase: Uint32Array,
  form: number,
  from: number,
  to: number,
): void {
  for (let i = from; i + phrase.length <= to; i++) {
    let k = 0
    while (k < phrase.length && forms[i + k] === phrase[k]) k++
    if (k < phrase.length) continue
    forms[i] = form
    forms.fill(NO_FORM, i + 1, i + phrase.length)
    i += phrase.length - 1
  }
}

/** The token that holds a place of its text; with `asEnd`, the one behind it unless the place is its start. */
function tokenAt({ starts, count }: Tokens, place: number, asEnd = false): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (asEnd ? starts[middle]! < place : starts[middle + 1]! <= place) low = middle + 1
    else high = middle
  }
  return low
}
