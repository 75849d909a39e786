import type { Span } from './span.ts'
/**
 * The units of `text` that must never be cut: a character with its combining marks and variation selectors, or an
 * ideographic description sequence (⿰亻呆) with all its parts. Spans count from the start of `text` in UTF-16 code
 * units and cover it without gaps.
 */
export declare function units(text: string): Span[]
/** The smallest span of `text` that contains `span` and cuts no unit. A place inside a unit moves before it. */
export declare function wholeUnits(text: string, span: Span): Span
