import type { Formula } from './scene.ts'
/** Formulae that give another account of the event, or its date, or say that a source is silent. */
export declare const accounts: readonly Formula[]
/** A note that weighs accounts says which it follows. */
export declare const CHOOSES: RegExp
