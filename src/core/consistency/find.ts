import type { Span } from '../text/index.ts'

/** A way of holding a text against itself (本校). Each is a file of this folder. */
export type Detector =
  | 'altered-word'
  | 'lacking-word'
  | 'added-word'
  | 'inverted-words'
  | 'altered-title'
  | 'repeated-words'
  | 'cycle-name'
  | 'day-order'
  | 'month-order'
  | 'season'
  | 'numbering'
  | 'beyond-era'
  | 'era-sum'
  | 'enumeration'
  | 'unpaired-mark'
  | 'spelling'

/** A place of the same text that bears on a find. */
export interface Evidence {
  readonly span: Span
  /** For the words in question as they stand, or against them. */
  readonly speaks: 'for' | 'against'
}

/**
 * A place where a text does not agree with itself. It is a doubt with its evidence, never a verdict: which of two forms
 * is right, and whether both are, is for the editor to say.
 */
export interface Find {
  readonly detector: Detector
  /** The words in question, in text order; several where the same is in question at several places. Never empty. */
  readonly spans: readonly Span[]
  /** What the rest of the text has instead; null where it does not tell. Empty: nothing. */
  readonly expected: string | null
  /** How often the text has what is expected, in like surroundings; where that is what the doubt rests on. */
  readonly usual?: number
  /** Whether the words look or sound like what is expected. */
  readonly likeness?: 'looks' | 'sounds'
  /** `likely`: more often a slip than not. `possible`: worth a look. */
  readonly confidence: 'likely' | 'possible'
  /** Other places of the text, those that weigh most first. */
  readonly evidence: readonly Evidence[]
  /** One sentence for the editor: what is in question, and what it rests on. */
  readonly message: string
}

/** In the order of the text; where two finds are about the same words, the surer one and, of equals, the one told first. */
export function sorted(finds: readonly Find[]): Find[] {
  const weight = ({ confidence }: Find) => (confidence === 'likely' ? 0 : 1)
  const surest = finds
    .map((find, i) => ({ find, i }))
    .sort((a, b) => weight(a.find) - weight(b.find) || a.i - b.i)
  const taken = new Set<number>()
  const kept = surest.filter(({ find }) => {
    const places = find.spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, k) => from + k))
    // A whole paragraph in question does not silence a doubt about a word in it.
    if (places.length > 0 && places.length <= 12 * find.spans.length && places.every((at) => taken.has(at)))
      return false
    for (const at of places) taken.add(at)
    return true
  })
  return kept.map(({ find }) => find).sort((a, b) => a.spans[0]!.from - b.spans[0]!.from)
}
