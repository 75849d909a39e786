import { type Siglum, type Witness } from '../apparatus/index.ts'
import type { Span } from '../text/index.ts'
/** A form in which a text names a source: 《長編》二百八, 畢沅《續通鑒》. */
export interface SourceForm {
  /** The name, without title marks and without the place in it. */
  readonly name: string
  readonly count: number
}
/** A source that a text's notes name, with all the forms of its name. */
export interface Source {
  /** The customary short title, without title marks. */
  readonly siglum: Siglum
  readonly forms: readonly SourceForm[]
  readonly author?: string
  readonly count: number
  /** Where it is named first. */
  readonly first: Span
  /** Whether a reading is attested by it; otherwise it is only cited. */
  readonly attests: boolean
}
/** A witness as resolved from the words of a note. */
export interface Resolved {
  readonly siglum: Siglum | null
  readonly named: string
  readonly locus?: string
}
/** Gathers the names of sources in the order they are met and brings those of one work together. */
export declare class SourceRegister {
  #private
  /** `simplified` says in which script the text is: its sigla are in the same. */
  constructor(witnesses: readonly Witness[], simplified?: boolean)
  /** Names without a work (《本紀》, 《夏國傳》) mean the work named last in the same note. */
  beginNote(at: number): void
  /** Counts titles before any is resolved: which are frequent, and of which histories sections are cited. */
  survey(named: string): void
  /** Counts a source that a note names, whether or not it bears a reading. */
  cite(named: string, at: Span): void
  /** The witness that `named` means; it bears a reading. Names without title marks are counted here. */
  resolve(named: string, at: Span): Resolved
  sources(): Source[]
}
interface NameParts {
  readonly author?: string
  readonly title: string
  readonly section?: string
  readonly locus?: string
}
/**
 * The parts of a name: author, title, section, juan. 「畢沅《續通鑒》」, 「《宋史·本傳》」, 「《長編》二百八」,
 * 「《太史集·同知樞密院趙瞻神道碑銘》」.
 */
export declare function partsOf(named: string): NameParts
/** The witnesses of an edition that a register proposes. */
export declare function toWitnesses(sources: readonly Source[]): Witness[]
export {}
