/** Whether words read like a note on the text: they name a copy or use a formula of collation. */
export declare function looksLikeNote(words: string): boolean
/** Whether words after a phrase and ○ can be a remark on it. */
export declare function saysSomething(words: string): boolean
