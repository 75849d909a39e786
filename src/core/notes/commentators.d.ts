/** Commentators and critics of the histories and classics who report copies, as their notes call them. */
export declare const commentators: readonly string[]
