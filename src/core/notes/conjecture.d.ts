import type { Formula } from './scene.ts'
/** Formulae of reasoning without a copy: 當作, 疑作, 疑衍, 疑脫, 某字之訛. */
export declare const conjectures: readonly Formula[]
