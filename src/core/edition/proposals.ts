import type { Act } from './edition-change.ts'

/** What a reader of an edition comes to: of its notes, or of the text held against itself. */
export interface Proposals {
  /** Adds the proposals and what they need; null when nothing is new. */
  readonly act: Act | null
  /** How many entries it adds. */
  readonly added: number
}
