import { type BaseText, type Span } from '../text/index.ts';
import type { Reanchored, Selector } from './selector.ts';
/** A selector as files have it: positions in code points. */
export interface StoredSelector {
    readonly start: number;
    readonly end: number;
    readonly exact: string;
    /** The words that stand there now, when they are no longer the words it was made on. */
    readonly now?: string | undefined;
    readonly prefix?: string | undefined;
    readonly suffix?: string | undefined;
    /** That its words were gone when it was written: the position is the last it had, and means nothing any more. */
    readonly orphan?: boolean | undefined;
    readonly reanchored?: Reanchored | undefined;
}
/** A selector found in a text: where, and by what it was found. */
export interface Anchor {
    readonly span: Span;
    readonly by: 'position' | 'words';
}
/**
 * Finds `selector` in `text`, the text that it was made on: at its position when its words stand there, else at the one
 * place where its words stand in its neighbourhood. Null when they stand nowhere, or when more than one place would do:
 * a doubtful match is never taken. A selector whose words were altered is found by the words that stood there last.
 * An orphan stays one. How selectors are found in a text that took the place of theirs is said in `core/edition`.
 */
export declare function anchor(selector: StoredSelector, text: BaseText): Anchor | null;
/** Where the position of `selector` says that it is, when its words stand there; null when they do not. */
export declare function positionOf({ start, end, exact, now }: StoredSelector, text: BaseText): Span | null;
/** Whether its words and both its neighbours stand where its position says. */
export declare function standsAsDescribed(selector: StoredSelector, text: BaseText): boolean;
/** The selector as it stands in `text`, on which it was made: anchored, or an orphan that keeps its last position. */
export declare function selectorFrom(stored: StoredSelector, text: BaseText): Selector;
