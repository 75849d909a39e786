import { type BaseText, type Change, mapSpan, type Span, toCodePoint, words } from '../text/index.ts'

/** How an annotation names its place in the base text: by position, by its words and by their neighbourhood. */
export interface Selector {
  /** Where it stands; null when its words were not found: it is an orphan then, and `lost` says where it was. */
  readonly span: Span | null
  /** The words it was made on. They differ from the words at `span` when the text was altered since. */
  readonly exact: string
  /** The characters before `span`. */
  readonly prefix: string
  /** The characters after `span`. */
  readonly suffix: string
  /** For an orphan: where its words last stood, in code points of the text as it was then. */
  readonly lost?: { readonly start: number; readonly end: number }
  /** Why an editor should look at it, since the base text was replaced; absent when its place is beyond doubt. */
  readonly reanchored?: Reanchored
}

/** How a selector was found again in a base text that took the place of another. */
export interface Reanchored {
  /** Its old position, what was edited between the texts, a passage that was moved; `nothing` for an orphan. */
  readonly by: 'position' | 'edits' | 'move' | 'nothing'
  /** From 0 to 1: how likely its place is against any other. */
  readonly score: number
  /** What the doubt is, for the editor: `words changed: 保泰 → 保秦`. */
  readonly reason: string
}

/** The selector of `span`. Throws a RangeError beyond the text or inside a character. */
export function describe(text: BaseText, span: Span): Selector {
  const { content } = text
  toCodePointSpan(text, span)
  return {
    span,
    exact: words(text, span),
    prefix: content.slice(wholeFrom(content, Math.max(0, span.from - NEIGHBOURHOOD)), span.from),
    suffix: content.slice(span.to, wholeTo(content, Math.min(content.length, span.to + NEIGHBOURHOOD))),
  }
}

/** Whether the words at the selector's place are the words it was made on. False for an orphan. */
export function holds(text: BaseText, selector: Selector): boolean {
  return selector.span !== null && words(text, selector.span) === selector.exact
}

/**
 * The selector after `changes` turned `before` into `after`. Altered words keep their place, deleted words make an
 * orphan that remembers where it was.
 */
export function mapSelector(
  selector: Selector,
  before: BaseText,
  after: BaseText,
  changes: readonly Change[],
): Selector {
  const { span } = selector
  const first = changes[0]
  if (span === null || first === undefined || first.from > span.to + NEIGHBOURHOOD) return selector
  if (changes.at(-1)!.to + NEIGHBOURHOOD < span.from) {
    // All of it far before: words and neighbourhood stay, and a long text has very many such selectors.
    const by = after.content.length - before.content.length
    return by === 0 ? selector : { ...selector, span: { from: span.from + by, to: span.to + by } }
  }
  const mapped = mapSpan(span, changes)
  if (mapped === null) return { ...selector, span: null, lost: toCodePointSpan(before, span) }
  return { ...selector, ...describe(after, mapped), exact: selector.exact }
}

/** Whether `changes` may do more to the selector than move it: they touch its words or their neighbourhood. */
export function mayAlter({ span }: Selector, changes: readonly Change[]): boolean {
  const first = changes[0]
  if (span === null || first === undefined) return false
  return first.from <= span.to + NEIGHBOURHOOD && changes.at(-1)!.to + NEIGHBOURHOOD >= span.from
}

/** `span` in code points, as files have it. Throws a RangeError beyond the text or inside a character. */
export function toCodePointSpan(text: BaseText, { from, to }: Span): { start: number; end: number } {
  if (to < from) throw new RangeError(`no span runs from ${from} to ${to}`)
  return { start: toCodePoint(text, from), end: toCodePoint(text, to) }
}

/**
 * Length of `prefix` and `suffix` in code units: enough to tell apart the formulae of edicts and memorials
 * (詔夏國主，省所…), short enough to be read in a diff.
 */
export const NEIGHBOURHOOD = 16

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
const wholeFrom = (text: string, at: number) => (isLowSurrogate(text.charCodeAt(at)) ? at + 1 : at)
const wholeTo = (text: string, at: number) => (isLowSurrogate(text.charCodeAt(at)) ? at - 1 : at)
