/** The characters that Chinese numerals are written with. */
export declare const NUMERAL =
  '[\u3007\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E\u5343\u5169\u5EFF\u5345]'
/**
 * The number that a Chinese numeral means: 二十四 is 24, 一百九十六 is 196, 二〇八 and 二百八 are 208, 廿四 is 24.
 * Null when the word is not one.
 */
export declare function numeral(word: string): number | null
/** A small number as Chinese writes it: 19 is 十九, 208 is 二百八. */
export declare function toNumeral(value: number): string
