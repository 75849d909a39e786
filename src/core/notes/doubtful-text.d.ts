import type { Problem } from '../text/index.ts'
import type { Note } from './note.ts'
/** What is doubtful in a text and its notes before anything is read: stray title marks, no text at all, endless notes. */
export declare function doubtfulText(content: string, notes: readonly Note[]): Problem[]
