export { type Run, type RunKind, plainText } from './run.ts'
export { type Terms } from './terms.ts'
export { type Setting, settingOf } from './setting.ts'
export { type EntryRuns } from './bracket.ts'
export {
  type Printed,
  type PrintedApparatus,
  type PrintedEntry,
  entryPrinter,
  plainEntry,
  printApparatus,
} from './print-apparatus.ts'
export { type FlowBlock, type Piece, textFlow } from './flow.ts'
export { type SiglaLine, siglaList } from './sigla-list.ts'
export {
  type BracketLine,
  type LineReading,
  type NamedWitness,
  readBracketLine,
} from './read-bracket-line.ts'
export { chineseNumeral } from './numerals.ts'
