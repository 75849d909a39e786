/** Whether a text is printed in simplified characters: a good part of those that have a simplified form stand in it. */
export declare function isSimplified(content: string): boolean
/** A title in simplified characters: 長編 is 长编. */
export declare function toSimplified(title: string): string
