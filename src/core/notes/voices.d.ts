import { Lexicon } from './lexicon.ts'
import type { Range } from './statement.ts'
import type { Named } from './witness-names.ts'
/** A stretch of a note in which one person speaks; a note of commentators has several: 師古曰…宋祁曰…. */
export interface Voice extends Range {
  /** Who speaks, when it is someone who reports copies; null for the editor, and for books of commentary. */
  readonly speaker: Named | null
}
/**
 * Those who speak in notes. Besides the commentators of the histories and classics, who are known, whoever opens a note
 * of this text with 曰 is expected within others too.
 */
export declare class Speakers {
  #private
  /** The sigla of copies that this text's notes use: words that open several short notes before 作. */
  readonly sigla: Lexicon
  constructor(bodies: Iterable<string>)
  /** The voices of the note `s` from `from` on, in order, without gaps. */
  voices(s: string, from: number): Voice[]
}
