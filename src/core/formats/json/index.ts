export { WireSelector, WireEntry, WireWitness, WireLayer, WireApparatus, WireEdition } from './wire.ts'
export { WireComment, WireDecision, WireOpinion, WireReading, WireAttestation } from './wire.ts'
export { WireTableEdit } from './wire-table-edit.ts'
export { parseJson, parseVouched, placeInJson } from './parse.ts'
export { entryFromWire, witnessFromWire } from './read.ts'
export {
  entryToWire,
  selectorToWire,
  witnessToWire,
  apparatusPieces,
  piecesOf,
  writeApparatus,
  writeEditionFile,
} from './write.ts'
export { jsonFormat } from './export.ts'
export { jsonImport } from './import.ts'
