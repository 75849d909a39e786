/** The lengths of the names of a copy that end at `to`, the longest first; none when no copy is named there. */
export declare function copyBefore(s: string, to: number): number[]
/** The length of the name of a copy that begins at `from`; 0 when none does. */
export declare function copyAt(s: string, from: number): number
