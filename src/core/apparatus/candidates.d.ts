import { type BaseText, type Span } from '../text/index.ts';
/** A place where the words of an orphan may belong. */
export interface Candidate {
    readonly span: Span;
    /** From 0 to 1: how much its words, what stands around them and its position agree. */
    readonly score: number;
}
/** What is known of a place that was lost. */
export interface LostPlace {
    readonly exact: string;
    readonly prefix: string;
    readonly suffix: string;
    /** Where it stood, in code points of the text as it was then. */
    readonly lost?: {
        readonly start: number;
        readonly end: number;
    };
}
/**
 * The places of `text` where the words of a lost selector may belong, the likeliest first, at most `most` of them: the
 * same words, words with few characters altered, and what stands between its neighbours now. Nothing here is certain;
 * it is for an editor to choose.
 */
export declare function candidates(selector: LostPlace, text: BaseText, most?: number): Candidate[];
