export { teiFormat } from './write.ts'
