import { type BaseText, type Problem } from '../text/index.ts';
import { type ApparatusEntry } from './apparatus-entry.ts';
import type { Witness } from './witness.ts';
/**
 * What is wrong or doubtful in an apparatus: lemmas whose words were altered or lost, sigla the edition does not
 * have, a witness in two readings of one entry, readings without words or authors, entries that say the same.
 * Positions are in the base text.
 */
export declare function checkEntries(text: BaseText, witnesses: readonly Witness[], entries: readonly ApparatusEntry[]): Problem[];
/**
 * Characters that an editor cannot see or another machine may not show: controls, zero-width and directional marks,
 * private use, and the sign that stands for an undecodable byte.
 */
export declare function checkText(text: BaseText): Problem[];
/** One line for a list of problems: `file:line:column: message`. */
export declare function problemLine(file: string, text: BaseText, { message, at }: Problem): string;
