import { type BaseText, type Change, type Span } from '../text/index.ts';
/** How an annotation names its place in the base text: by position, by its words and by their neighbourhood. */
export interface Selector {
    /** Where it stands; null when its words were not found: it is an orphan then, and `lost` says where it was. */
    readonly span: Span | null;
    /** The words it was made on. They differ from the words at `span` when the text was altered since. */
    readonly exact: string;
    /** The characters before `span`. */
    readonly prefix: string;
    /** The characters after `span`. */
    readonly suffix: string;
    /** For an orphan: where its words last stood, in code points of the text as it was then. */
    readonly lost?: {
        readonly start: number;
        readonly end: number;
    };
    /** Why an editor should look at it, since the base text was replaced; absent when its place is beyond doubt. */
    readonly reanchored?: Reanchored;
}
/** How a selector was found again in a base text that took the place of another. */
export interface Reanchored {
    /** Its old position, what was edited between the texts, a passage that was moved; `nothing` for an orphan. */
    readonly by: 'position' | 'edits' | 'move' | 'nothing';
    /** From 0 to 1: how likely its place is against any other. */
    readonly score: number;
    /** What the doubt is, for the editor: `words changed: 保泰 → 保秦`. */
    readonly reason: string;
}
/** The selector of `span`. Throws a RangeError beyond the text or inside a character. */
export declare function describe(text: BaseText, span: Span): Selector;
/** Whether the words at the selector's place are the words it was made on. False for an orphan. */
export declare function holds(text: BaseText, selector: Selector): boolean;
/**
 * The selector after `changes` turned `before` into `after`. Altered words keep their place, deleted words make an
 * orphan that remembers where it was.
 */
export declare function mapSelector(selector: Selector, before: BaseText, after: BaseText, changes: readonly Change[]): Selector;
/** Whether `changes` may do more to the selector than move it: they touch its words or their neighbourhood. */
export declare function mayAlter({ span }: Selector, changes: readonly Change[]): boolean;
/** `span` in code points, as files have it. Throws a RangeError beyond the text or inside a character. */
export declare function toCodePointSpan(text: BaseText, { from, to }: Span): {
    start: number;
    end: number;
};
