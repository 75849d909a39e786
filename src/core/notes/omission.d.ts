import type { Formula } from './scene.ts'
/** Formulae by which a witness lacks words of the base: 脫X字, 脫此八字, 無X字, 「X」字原脫. */
export declare const omissions: readonly Formula[]
