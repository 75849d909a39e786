import type { Span } from './span.ts'
/** Something doubtful in what was read. The words it concerns stay in the result as they stood. */
export interface Problem {
  /** A stable name for the kind of problem, for filters and tests: `lemma-not-found`, `unknown-siglum` … */
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** One sentence for the editor: what is wrong and what to do. */
  readonly message: string
  /** Where it is in the source that was read, in UTF-16 code units; null when it concerns the whole of it. */
  readonly at: Span | null
}
/** A value that was read from doubtful input, and what was doubtful about it. */
export interface Read<T> {
  readonly value: T
  readonly problems: readonly Problem[]
}
