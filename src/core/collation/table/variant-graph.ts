import { wordsBetween } from '../tokens.ts'
import { type ColumnReadings, LACKING, MOVED, READING } from './column-readings.ts'
import { type EditableTable } from './editable-table.ts'

/** Words at one place that one or more texts share. The first node is the beginning, the last the end. */
export interface GraphNode {
  readonly id: number
  readonly text: string
  readonly column: number
  /** By row number, the base 0. */
  readonly rows: readonly number[]
}

export interface GraphEdge {
  readonly from: number
  readonly to: number
  readonly rows: readonly number[]
}

/** The variant graph of a passage: every text is a path from beginning to end. */
export interface VariantGraph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** Nodes that are the same words at another place: from where the base has them to where a witness has them. */
  readonly transpositions: readonly { readonly from: number; readonly to: number }[]
}

/** The graph of columns `from` to `to` (exclusive). Texts that have the same reading share its node. */
export function variantGraph(
  { rows, moves }: EditableTable,
  { cells }: ColumnReadings,
  from: number,
  to: number,
): VariantGraph {
  const count = rows.length
  const all = rows.map((_, row) => row)
  const nodes: GraphNode[] = [{ id: 0, text: '', column: from, rows: all }]
  const edges = new Map<string, { from: number; to: number; rows: number[] }>()
  const at = new Int32Array(count)
  const step = (row: number, node: number) => {
    const key = `${at[row]!} ${node}`
    const edge = edges.get(key)
    if (edge === undefined) edges.set(key, { from: at[row]!, to: node, rows: [row] })
    else edge.rows.push(row)
    at[row] = node
  }
  for (let c = from; c < to; c++) {
    const groups = new Map<string, number[]>()
    for (let row = 0; row < count; row++) {
      const { bounds } = rows[row]!
      if (bounds[c] === bounds[c + 1]) continue
      const cell = row === 0 ? 0 : cells[c * count + row]!
      // Words that come from elsewhere are a node of their own: they agree with nothing here.
      const key = (cell & (MOVED | LACKING)) !== 0 ? `moved ${row}` : String(cell & READING)
      groups.set(key, [...(groups.get(key) ?? []), row])
    }
    for (const group of groups.values()) {
      const { tokens, bounds } = rows[group[0]!]!
      const node = {
        id: nodes.length,
        text: wordsBetween(tokens, bounds[c]!, bounds[c + 1]!),
        column: c,
        rows: group,
      }
      nodes.push(node)
      for (const row of group) step(row, node.id)
    }
  }
  const end = nodes.length
  nodes.push({ id: end, text: '', column: to, rows: all })
  for (const row of all) step(row, end)
  const transpositions = moves.flatMap(({ row, fromA, fromB }) => {
    const holds = (row: number, token: number) =>
      nodes.find(({ column, rows: sharing, id }) => {
        const { bounds } = rows[row]!
        return (
          id > 0 &&
          id < end &&
          sharing.includes(row) &&
          bounds[column]! <= token &&
          token < bounds[column + 1]!
        )
      })
    const [here, there] = [holds(0, fromA), holds(row, fromB)]
    return here === undefined || there === undefined ? [] : [{ from: here.id, to: there.id }]
  })
  return { nodes, edges: [...edges.values()], transpositions }
}
