import type { Span } from '../text/index.ts'
import type { Note } from './note.ts'
/**
 * Places where the text itself, outside any note, says what another book reads: 「徐廣史記音義云關一作開」. Only what can
 * hardly mean anything else is looked at; running text uses 作 and 無 for a hundred other things.
 */
export declare function readRunning(folded: string, apart: readonly Span[]): Note[]
