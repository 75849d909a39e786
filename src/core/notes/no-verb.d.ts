import type { Scene } from './scene.ts'
import type { Statement } from './statement.ts'
/**
 * A clause without a verb, at the beginning of a note: a source and what it has, closed by a choice or the note's end:
 * 「南史宜豐侯循今從梁書」, 「梁帝紀三月丁未景發京師今從典略」, 「年表孝文十二年除肉刑」. Read only where the words are a date, or
 * resemble the text, or the note chooses between its sources; a title may open a citation just as well.
 */
export declare function readWithoutVerb(scene: Scene): Statement[] | null
/** Dictionaries and glossaries explain words; they are no witnesses of the text. */
export declare const GLOSSARY: RegExp
