import type { Scene } from './scene.ts'
import type { Range } from './statement.ts'
/** The words of an account: what is quoted, or all up to the next source, a verdict, or the end of the note. */
export declare function accountFrom({ s, to, finder }: Scene, after: number): Range | null
