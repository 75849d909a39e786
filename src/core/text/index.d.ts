export { type Span, span, isPlace, touches, contains, compareSpans } from './span.ts'
export { type Change, applyChanges, composeChanges, invertChanges, mapSpan, difference } from './change.ts'
export {
  type BaseText,
  type LineAndColumn,
  baseText,
  words,
  toCodePoint,
  toOffset,
  lineAndColumn,
} from './base-text.ts'
export { editedText } from './edited-text.ts'
export { type Problem, type Read } from './problem.ts'
export { type NoteMarks, findNotes, parseNoteMarks } from './bracketed-notes.ts'
export { type Block, blocks } from './blocks.ts'
export { units, wholeUnits } from './units.ts'
export { conflictMarks } from './conflict-marks.ts'
