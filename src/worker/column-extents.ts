import type { EditableTable } from '../core/collation/table/index.ts'

/**
 * How wide the longest cell of each column is, in half characters: an ideograph counts two, a letter one; what is longer
 * than `most` counts as that.
 */
export function columnExtents({ rows, columns }: EditableTable, most: number): Uint8Array {
  const extents = new Uint8Array(columns)
  for (const { tokens, bounds } of rows) {
    const { text, wordFrom, wordTo } = tokens
    for (let c = 0; c < columns; c++) {
      const [from, to] = [bounds[c]!, bounds[c + 1]!]
      if (from === to || extents[c] === most) continue
      let extent = 0
      const end = wordTo[to - 1]!
      for (let at = wordFrom[from]!; at < end && extent < most; at++)
        extent += text.charCodeAt(at) > 0x2e7f ? 2 : 1
      if (extent > extents[c]!) extents[c] = Math.min(extent, most)
    }
  }
  return extents
}
