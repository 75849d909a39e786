import type { Formula } from './scene.ts'
/** Formulae by which a witness has more words than the base: X下有Y字, 衍Y字, 多Y字. */
export declare const additions: readonly Formula[]
