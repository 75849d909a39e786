import type { Note } from './note.ts'
/**
 * Lists of the 考證 kind: 「東兵○監本誤策兵今改正」. The phrase before ○ is the text that the note is about, and the
 * only text it is compared with. A line may hold several; a phrase is short and follows a blank, a stop or the line's
 * start.
 */
export declare function findCircleNotes(content: string): Note[]
/**
 * Lists of the 考證 kind without ○: a line is a phrase of the text, a wide blank, and what is to be said of it
 * (「建徽吳越王錢鏐之將也　建徽原本訛作達徽今據十國春秋改正」).
 */
export declare function findBlankNotes(content: string): Note[]
/**
 * Paragraphs that are notes: they open with a word for one (附：, 按：, 校記：, 【校】) and speak of the paragraph
 * before them.
 */
export declare function findParagraphNotes(content: string): Note[]
