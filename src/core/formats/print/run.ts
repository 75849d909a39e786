/**
 * What a stretch of a printed entry is. Formats decide how each looks: terms in italics, sigla apart, hands raised.
 * The words of the edition are `lemma`, `reading` and `remark`; the rest is the apparatus's own.
 */
export type RunKind =
  | 'lemma'
  /** Which of several occurrences in the line: a raised figure. */
  | 'occurrence'
  | 'reading'
  /** om., add., cett. or 無、衍、餘本. */
  | 'term'
  | 'siglum'
  /** A hand of the witness before it: a raised mark. */
  | 'hand'
  /** Where in the witness before it. */
  | 'locus'
  /** The author of a conjecture, or a source as the text's note names it. */
  | 'person'
  /** What an editor said: a verdict, a class, the reason of a decision. */
  | 'remark'
  /** Brackets, blanks and points between the others. */
  | 'mark'

/** A stretch of a printed entry that is set in one way. */
export interface Run {
  readonly kind: RunKind
  readonly text: string
}

/** A run, or none for an empty text. An entry is one paragraph: line ends within it become blanks. */
export function run(kind: RunKind, text: string | undefined): Run[] {
  if (text === undefined || text === '') return []
  return [{ kind, text: /[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, ' ') : text }]
}

/** `parts` with `separator` between those that are not empty. */
export function joinRuns(parts: readonly (readonly Run[])[], separator: string): Run[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, i) =>
      i === 0 || separator === '' ? part : [{ kind: 'mark' as const, text: separator }, ...part],
    )
}

/** The words alone; raised figures and marks as Unicode has them, or in brackets. */
export function plainText(runs: readonly Run[]): string {
  return runs
    .map(({ kind, text }) => (kind === 'occurrence' || kind === 'hand' ? raised(text) : text))
    .join('')
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const raised = (text: string) =>
  /^\d+$/.test(text) ? text.replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!) : `(${text})`
