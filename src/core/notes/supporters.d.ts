import type { NameFinder } from './name-finder.ts'
import type { Range } from './statement.ts'
import type { Named } from './witness-names.ts'
/**
 * The witnesses that a verdict rests on: 據通鑑、冊府改, 今從實錄. They have the words of the text as it stands. None where
 * it rests on reasons (據文義改) or names no one (今從之).
 */
export declare function supporters(finder: NameFinder, verdict: Range): Named[]
