export { checkConsistency } from './check-consistency.ts'
export { type Detector, type Evidence, type Find } from './find.ts'
