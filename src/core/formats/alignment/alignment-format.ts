import { type CharacterTables } from '../../characters/index.ts'
import { type AlignmentTable, type Collation } from '../../collation/index.ts'

/** A collation with its table, as writers want it. */
export interface AlignmentInput {
  readonly collation: Collation
  readonly table: AlignmentTable
  /** For evidence why one character became another; without them none is given. */
  readonly characters?: CharacterTables
}

/** A format in which a collation can be written. */
export interface AlignmentFormat {
  readonly name: string
  readonly title: string
  write(input: AlignmentInput): string
}
