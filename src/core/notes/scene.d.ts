import type { Stands } from './left-context.ts'
import type { NameFinder } from './name-finder.ts'
import type { Statement } from './statement.ts'
import type { Named } from './witness-names.ts'
/** What a formula is read in: the words of a note, how far they were read, and what earlier clauses left behind. */
export interface Scene {
  readonly s: string
  readonly finder: NameFinder
  /** Where the last clause ended: no clause begins before it. */
  readonly from: number
  readonly to: number
  /** Where the voice begins to speak. */
  readonly start: number
  /** Whether words stand in the text near the note. */
  readonly stands: Stands
  /** The witnesses named last: 近刻脫武帝二字三訛作之 names its witness once. */
  readonly carried: readonly Named[]
  /** Who reports anonymous copies: 徐廣曰一作. */
  readonly reporter: Named | null
  readonly last: Statement | null
  /** Whether the note has stops. */
  readonly punctuated: boolean
  /** Whether the note chooses between accounts (今從…, 今不取). */
  readonly weighs: boolean
  /** Whether the words are a note; text that speaks in its own voice is read more strictly. */
  readonly strict: boolean
}
/** A formula of the table: how it is recognised, and how the clause around it is read. */
export interface Formula {
  readonly rule: string
  /** Recognises the verb; sticky, tried only where one of `signs` stands. */
  readonly verb: RegExp
  readonly signs: string
  /** The statements of the clause; null when the words are no such clause after all. */
  readonly read: (scene: Scene, match: RegExpExecArray) => readonly Statement[] | null
}
