import { Graph, layout } from '@dagrejs/dagre'
import type { VariantGraph } from '../core/collation/table/index.ts'

/** A node with its place: the middle and the size, in pixels. */
export interface PlacedNode {
  readonly id: number
  readonly text: string
  readonly rows: readonly number[]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PlacedEdge {
  readonly from: number
  readonly to: number
  readonly rows: readonly number[]
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

export interface LaidOutGraph {
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
  readonly transpositions: VariantGraph['transpositions']
  readonly width: number
  readonly height: number
}

/** Lays a variant graph out from left to right. */
export function layOutGraph({ nodes, edges, transpositions }: VariantGraph): LaidOutGraph {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 22, ranksep: 46, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id, text } of nodes) {
    graph.setNode(String(id), { width: text === '' ? 14 : widthOf(text), height: 32 })
  }
  for (const { from, to } of edges) graph.setEdge(String(from), String(to), {})
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    nodes: nodes.map(({ id, text, rows }) => {
      const placed = graph.node(String(id)) as { x: number; y: number; width: number; height: number }
      return { id, text, rows, x: placed.x, y: placed.y, width: placed.width, height: placed.height }
    }),
    edges: edges.map(({ from, to, rows }) => {
      const { points } = graph.edge(String(from), String(to)) as { points: { x: number; y: number }[] }
      return { from, to, rows, points: points.map(({ x, y }) => ({ x, y })) }
    }),
    transpositions,
    width,
    height,
  }
}

/** In pixels, at the size in which the page sets it; what is long is shortened there. */
function widthOf(text: string): number {
  let width = 22
  for (const character of shortened(text)) width += character.codePointAt(0)! > 0x2e7f ? 18 : 10
  return width
}

/** Long words as a graph shows them: their beginning and their end. */
export function shortened(text: string, most = 10): string {
  const characters = Array.from(text)
  const half = most / 2
  return characters.length <= most
    ? text
    : `${characters.slice(0, half).join('')}…${characters.slice(-half + 1).join('')}`
}
