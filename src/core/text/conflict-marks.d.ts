import type { Problem } from './problem.ts'
/** What git leaves in a file when it could not merge two versions; null when there is no such mark. */
export declare function conflictMarks(source: string): Problem | null
