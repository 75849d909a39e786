/** Era names, folded, to the number of their last year. */
export declare const eraYears: ReadonlyMap<string, number>
