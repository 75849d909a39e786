/**
 * Titles that a text prints once or twice with a character that looks like the right one: 西夏紀事本未 beside many
 * 西夏紀事本末. Gives the much more frequent title for each; real titles that differ in other characters are left.
 */
export declare function misprintedTitles(counts: ReadonlyMap<string, number>): Map<string, string>
