import { type ReadingWords } from './reading-words.ts'
import type { Formula, Scene } from './scene.ts'
import type { Named } from './witness-names.ts'
/** Formulae that put other words in the place of the lemma: 作, 訛作, 一作, 又作, 一云, 「X」原作「Y」. */
export declare const substitutions: readonly Formula[]
/** The reading after the verb; where the next clause follows without a stop, it ends where that one begins. */
export declare function withNextClause(
  scene: Scene,
  after: number,
  lemmaLength: number | null,
): ReadingWords | null
/** An anonymous copy is known through who reports it. */
export declare function reporterOf(
  { reporter }: Scene,
  names: readonly Named[],
): {
  author?: Named
}
