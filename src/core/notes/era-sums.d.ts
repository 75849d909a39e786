import type { ApparatusEntry, EntryId, ReadingId } from '../apparatus/index.ts'
import { type BaseText, type Span } from '../text/index.ts'
/** An era and how many years the text gives it. */
export interface EraCount {
  readonly era: string
  readonly years: number
  /** The era and its count in the text: 福聖承道四年. */
  readonly span: Span
}
/** How long someone reigned, and the eras of the reign: 在位十九年，改元延嗣寧國一年，天祐垂聖三年…. */
export interface Reign {
  readonly years: number
  readonly span: Span
  readonly eras: readonly EraCount[]
}
/** The years of the eras of a reign added up, as the text has them or with one reading in their place. */
export interface EraSum {
  readonly reign: Reign
  /** The reading that is tried; null for the text as it stands. */
  readonly entry: EntryId | null
  readonly reading: ReadingId | null
  /** What is added: a count an era; several where a reading divides one era. */
  readonly counts: readonly (readonly number[])[]
  readonly sum: number
  /** 「一＋三＋（二＋二）＋六＋五＝十九」. */
  readonly line: string
}
/** The reigns whose eras `text` counts. Notes between the counts do not belong to them. */
export declare function reigns(text: BaseText): Reign[]
/**
 * The sum of each reign's eras, then the sum with each reading that counts one of them otherwise. What is shown is the
 * sum: whether a count can be right is for the editor to judge. `told` are the reigns of the text, where they are known.
 */
export declare function eraSums(
  text: BaseText,
  entries: readonly ApparatusEntry[],
  told?: readonly Reign[],
): EraSum[]
