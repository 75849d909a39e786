import { cellText, sameForms, wordsBetween } from '../../collation/index.ts'
import { type AlignmentFormat, type AlignmentInput } from './alignment-format.ts'
import { escapeMarkup } from './markup.ts'

/**
 * The variant graph as GraphML, which networkx, Gephi, yEd and others read: a node for each text that stands at a
 * place of the alignment table, an edge from each to what follows it in a witness. Edges of kind `path` name their
 * witnesses, the base among them; those of kind `transposition` lead from a passage of the base to where a witness has
 * it. Nodes `start` and `end` belong to all.
 */
export const graphml: AlignmentFormat = {
  name: 'graphml',
  title: 'the variant graph',
  write: (input) => {
    const { nodes, edges } = graphOf(input)
    const data = (key: string, value: string) => `<data key="${key}">${escapeMarkup(value)}</data>`
    return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="text" for="node" attr.name="text" attr.type="string"/>
<key id="rank" for="node" attr.name="rank" attr.type="int"/>
<key id="sigla" for="node" attr.name="witnesses" attr.type="string"/>
<key id="spellings" for="node" attr.name="spellings" attr.type="string"/>
<key id="kind" for="edge" attr.name="kind" attr.type="string"/>
<key id="witnesses" for="edge" attr.name="witnesses" attr.type="string"/>
<graph edgedefault="directed">
${nodes
  .map(
    ({ id, text, rank, sigla, spellings }) =>
      `<node id="${id}">${data('text', text)}${data('rank', String(rank))}${data('sigla', sigla.join(' '))}` +
      `${spellings === '' ? '' : data('spellings', spellings)}</node>`,
  )
  .join('\n')}
${edges
  .map(
    ({ from, to, kind, sigla }, i) =>
      `<edge id="e${i}" source="${from}" target="${to}">${data('kind', kind)}${data('witnesses', sigla.join(' '))}</edge>`,
  )
  .join('\n')}
</graph>
</graphml>
`
  },
}

interface Node {
  readonly id: string
  readonly text: string
  readonly rank: number
  readonly sigla: string[]
  /** 侯 (A B); 矦 (C): when those who have the node write it in several ways. */
  readonly spellings: string
}

interface Edge {
  readonly from: string
  readonly to: string
  readonly kind: 'path' | 'transposition'
  readonly sigla: string[]
}

function graphOf({ collation, table }: AlignmentInput): { nodes: Node[]; edges: Edge[] } {
  const sides = [collation.base, ...collation.witnesses]
  const { sigla, columns } = table
  const nodes: Node[] = [{ id: 'start', text: '', rank: 0, sigla: [...sigla], spellings: '' }]
  const edges: Edge[] = []
  /** Where each text has come to, and the edges that leave from there. */
  const reached = sigla.map(() => 'start')
  let leaving = new Map<string, Edge>()
  const step = (row: number, to: string) => {
    const key = `${reached[row]!} ${to}`
    let edge = leaving.get(key)
    if (edge === undefined) {
      edge = { from: reached[row]!, to, kind: 'path', sigla: [] }
      leaving.set(key, edge)
      edges.push(edge)
    }
    edge.sigla.push(sigla[row]!)
    reached[row] = to
  }
  /** For every text, the node of each of its columns, to find where a moved passage stands. */
  const nodeOf: (string | undefined)[][] = sigla.map(() => [])

  columns.forEach(({ cells }, rank) => {
    const groups: number[][] = []
    cells.forEach(({ from, to }, row) => {
      if (from === to) return
      const group = groups.find(([first]) => {
        const other = cells[first!]!
        return sameForms(sides[row]!.forms, from, to, sides[first!]!.forms, other.from, other.to)
      })
      if (group === undefined) groups.push([row])
      else group.push(row)
    })
    leaving = new Map()
    for (const group of groups) {
      const id = `n${nodes.length}`
      const written = new Map<string, string[]>()
      for (const row of group) {
        const words = wordsBetween(sides[row]!.tokens, cells[row]!.from, cells[row]!.to)
        written.set(words, [...(written.get(words) ?? []), sigla[row]!])
        nodeOf[row]![rank] = id
      }
      const spellings = [...written].map(([words, of]) => `${words} (${of.join(' ')})`).join('; ')
      nodes.push({
        id,
        text: cellText(table, group[0]!, cells[group[0]!]!),
        rank: rank + 1,
        sigla: group.map((row) => sigla[row]!),
        spellings: written.size > 1 ? spellings : '',
      })
      for (const row of group) step(row, id)
    }
  })
  nodes.push({ id: 'end', text: '', rank: columns.length + 1, sigla: [...sigla], spellings: '' })
  leaving = new Map()
  sigla.forEach((_, row) => step(row, 'end'))
  return { nodes, edges: [...edges, ...transpositions({ collation, table }, nodeOf)] }
}

/** From each moved passage of the base to what the witness has elsewhere. */
function transpositions({ collation, table }: AlignmentInput, nodeOf: (string | undefined)[][]): Edge[] {
  const nodeAt = (row: number, token: number) => {
    const { columns } = table
    let low = 0
    let high = columns.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (columns[middle]!.cells[row]!.to <= token) low = middle + 1
      else high = middle
    }
    return nodeOf[row]![low]
  }
  const links = new Map<string, Edge>()
  collation.witnesses.forEach(({ siglum, moves }, number) => {
    for (const { fromA, fromB } of moves) {
      const from = nodeAt(0, fromA)
      const to = nodeAt(number + 1, fromB)
      if (from === undefined || to === undefined) continue
      const key = `${from} ${to}`
      if (!links.has(key)) links.set(key, { from, to, kind: 'transposition', sigla: [] })
      links.get(key)!.sigla.push(siglum)
    }
  })
  return [...links.values()]
}
