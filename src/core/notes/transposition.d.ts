import type { Formula } from './scene.ts'
/** Formulae by which words stand in another order: X字在Y字下, 「XY」原倒, 二字互乙. */
export declare const transpositions: readonly Formula[]
