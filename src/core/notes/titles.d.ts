/**
 * The names of books that notes cite without title marks, and the customary short forms they share: one line a work,
 * the customary short title first. They serve to see where a name begins in unpunctuated text (論|宋史|作綸), and to
 * know 續資治通鑑長編 and 長編 for one work. A title that is not here is recognised by its last character (…傳, …錄)
 * or by its marks (《…》).
 */
export declare const works: readonly (readonly string[])[]
/** Every name in `works`, folded as texts are compared, to the short title of its work. */
export declare const shortTitles: ReadonlyMap<string, string>
