import type { Siglum } from './witness.ts';
export type ReadingId = string & {
    readonly readingId: unique symbol;
};
/** How a reading differs from the lemma. An omission is a kind of its own, never merely an empty text. */
export type ReadingKind = 'substitution' | 'omission' | 'addition' | 'transposition' | 'lacuna' | 'illegible' | 'conjecture';
export declare const readingKinds: readonly ReadingKind[];
/** How sure something is; the values of TEI P5 (data.certainty). */
export type Certainty = 'high' | 'medium' | 'low' | 'unknown';
/** That a witness has a reading, or agrees with the lemma. */
export interface Attestation {
    /** Siglum of a witness of the edition; null for an anonymous copy (一作, 或作). */
    readonly witness: Siglum | null;
    /** The words by which the source names the witness: 畢沅《續通鑒》. */
    readonly named?: string;
    /** Id of a hand of the witness. */
    readonly hand?: string;
    /** Where in the witness: juan, page, line. */
    readonly locus?: string;
    readonly certainty?: Certainty;
}
/** What one or more witnesses have in place of the lemma. */
export interface Reading {
    readonly id: ReadingId;
    readonly kind: ReadingKind;
    /** The words; empty where nothing stands (omission, lacuna, illegible, a conjectured deletion). */
    readonly text: string;
    /** A class from the edition's own list: 訛, 避諱, 異體 … */
    readonly class?: string;
    readonly certainty?: Certainty;
    /** Who proposed it; a conjecture has one. */
    readonly author?: string;
    readonly attestations: readonly Attestation[];
}
/** The classes of reading an edition starts with, by cause or nature of the difference. */
export declare const defaultClasses: readonly string[];
/** Whether a reading of this kind stands without words of its own. */
export declare function isWordless(kind: ReadingKind): boolean;
