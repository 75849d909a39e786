export { type Moved, type Reanchor, reanchorByWords, reanchorFrom } from './reanchor.ts'
export { type Place, type Placement } from './place.ts'
export { type BaseTextReplaced, type MovedEntry, replaceBaseText } from './reanchor-act.ts'
