import { type AlignmentFormat } from './alignment-format.ts'
import { collatexColumns, collatexTable } from './collatex.ts'
import { csvTable } from './csv.ts'
import { proposedEntries } from './entries.ts'
import { graphml } from './graphml.ts'
import { htmlTable } from './html.ts'
import { unitsJson } from './json.ts'
import { nexusMatrix } from './nexus.ts'
import { teiTable } from './tei.ts'

export { type AlignmentFormat, type AlignmentInput } from './alignment-format.ts'
export { type CollatexInput, readCollatex } from './read-collatex.ts'
export { readRules, rulesToWire } from './rules.ts'

/** Every format in which a collation can be written to a file; a new one is a file and a word here. */
export const alignmentFormats: readonly AlignmentFormat[] = [
  unitsJson,
  proposedEntries,
  collatexTable,
  collatexColumns,
  csvTable,
  teiTable,
  htmlTable,
  graphml,
  nexusMatrix,
]
