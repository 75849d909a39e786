import { type Edition, proposalsFromNotes } from '../core/edition/index.ts'

// Passes messages to the core, and does nothing itself.
addEventListener('message', ({ data }: MessageEvent<Edition>) => postMessage(proposalsFromNotes(data)))
