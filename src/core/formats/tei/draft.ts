import type { Certainty, ReadingKind } from '../../apparatus/index.ts'
import type { WireEntry } from '../json/index.ts'
import type { XmlElement } from './scan-xml.ts'
import type { Mark } from './text-builder.ts'

/** Where an entry of a document stands, before all the places it may point at are known. */
export type Place =
  /** Between two things that have ids; what is absent is where the entry itself stands in the text. */
  | { readonly kind: 'points'; readonly from?: string; readonly to?: string; readonly here: Mark | null }
  /** Its lemma is part of the text. */
  | { readonly kind: 'inline'; readonly from: Mark; readonly to: Mark }
  /** At a canonical reference. */
  | { readonly kind: 'location'; readonly loc: string }
  /** Right behind its lemma, which is the text's. */
  | { readonly kind: 'behind'; readonly at: Mark }
  | { readonly kind: 'nowhere' }

/** A lemma, or a part of a discontinuous one. */
export interface DraftPart {
  readonly text: string
  /** `#range(c1,c2)` */
  readonly range?: string
  /** Which of the occurrences in its location. */
  readonly occurrence?: number
  readonly place?: { readonly from: Mark; readonly to: Mark }
}

/** An entry as it stands in a document: witnesses, people and places are still the pointers that were written. */
export interface Draft {
  readonly element: Pick<XmlElement, 'line' | 'column'>
  /** xml:id of the entry, and the id that is meant. */
  readonly xmlId?: string
  readonly id?: string
  readonly layer?: string
  place: Place
  /** Null when the document has no lemma for it. */
  lemma: readonly DraftPart[] | null
  /** Number of the part of a discontinuous lemma that this entry of the document is about. */
  readonly part?: number
  /** The words before a place, where a location can name it only so. */
  readonly after?: { readonly text: string; readonly occurrence: number }
  readonly prev?: string
  readings: DraftReading[]
  readonly agreements: readonly DraftAttestation[]
  /** What is said of the entry: fields of an entry as files have them. */
  readonly fields: Partial<WireEntry>
}

export interface DraftReading {
  readonly xmlId?: string
  readonly fields: {
    readonly id: string
    readonly kind: ReadingKind
    readonly text: string
    readonly class?: string
    readonly certainty?: Certainty
    readonly author?: string
    /** Who is responsible for saying that the witnesses read so. */
    readonly reportedBy?: string
  }
  /** Whether its kind was inferred from its words alone. */
  readonly guessed: boolean
  readonly attestations: readonly DraftAttestation[]
}

export interface DraftAttestation {
  /** A pointer, or a siglum as it was written. */
  readonly witness: string
  /** Whether it is a source that is cited, which need not be declared. */
  readonly cited?: boolean
  readonly named?: string
  readonly hand?: string
  readonly locus?: string
  readonly certainty?: Certainty
}
