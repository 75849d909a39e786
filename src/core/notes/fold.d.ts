/**
 * The text with variant graphs, simplified characters and quotation marks brought to one form each, unit for unit, so
 * that a position in the result is the same position in the text: 无 and 無, 畧 and 略, 误 and 誤 compare equal.
 *
 * This is for comparing and for recognising formulae, never for showing: what is printed stays as it is printed.
 * A character of two code units that stands for a common one (𫝊 for 傳) becomes that one and a `FILLER`.
 */
export declare function fold(text: string): string
/** What stands in a folded text for the second unit of a character that was folded into one. */
export declare const FILLER = '\u2060'
