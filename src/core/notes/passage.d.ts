import type { BaseText } from '../text/index.ts'
import { type FlatText } from './flat-text.ts'
/** A stretch of the words of the base text, by index. */
export interface Stretch {
  readonly from: number
  readonly to: number
}
/**
 * The passage that a note follows, for notes that do not quote words but speak of an event: its phrases, the one that
 * shares most with an account of it, and its date.
 */
export declare class Passage {
  #private
  constructor(text: BaseText, base: FlatText, place: number)
  /** The sentence before the note; unpunctuated text gives the last words before it. */
  sentence(): Stretch
  /** The phrases of the passage before the note, those nearest to it last. */
  phrases(): readonly Stretch[]
  /** The phrase nearest before the note that has `words`; one that leads to a speech before those within it. */
  having(words: string): Stretch | null
  /** The phrase that shares most pairs of characters with `words`; null when none shares two. */
  mostSharing(words: string): Stretch | null
  /**
   * The date of the passage: the one its paragraph begins with, else the nearest before the note, else the one that an
   * earlier paragraph begins with, for a chronicle does not repeat its dates.
   */
  date(): Stretch | null
}
