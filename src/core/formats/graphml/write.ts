import { escapeMarkup } from '../alignment/markup.ts'
import type { Exported, ExportInput } from '../export-format.ts'
import { variantTable } from '../variant-table/variant-table.ts'

/**
 * The variant graph as GraphML: a node for each text that a stretch has, an edge for each step that witnesses take, with
 * their sigla. All witnesses go from the node of the start to that of the end; where a witness has nothing it takes a
 * longer step. Entries stand by their ids at the nodes they make.
 */
export function writeGraphml(input: ExportInput): Exported {
  const { sigla, columns, losses } = variantTable(input, 'agrees')
  losses.add('A witness that an entry does not name is given the words of the base text; a lacuna is a gap')
  const nodes = [node('start', '', 0, '')]
  const edges: string[] = []
  // Where each witness is.
  const at: string[] = sigla.map(() => 'start')
  let count = 0
  columns.forEach(({ cells, entries }, rank) => {
    const ids = new Map<string, string>()
    const steps = new Map<string, string[]>()
    cells.forEach((words, row) => {
      if (words === null || words === '') return
      let id = ids.get(words)
      if (id === undefined) {
        id = `n${++count}`
        ids.set(words, id)
        nodes.push(node(id, words, rank + 1, entries.map((entry) => entry.id).join(' ')))
      }
      const step = `${at[row]!} ${id}`
      const takers = steps.get(step)
      if (takers === undefined) steps.set(step, [sigla[row]!])
      else takers.push(sigla[row]!)
      at[row] = id
    })
    pushEdges(steps)
  })
  nodes.push(node('end', '', columns.length + 1, ''))
  const last = new Map<string, string[]>()
  at.forEach((id, row) => last.set(`${id} end`, [...(last.get(`${id} end`) ?? []), sigla[row]!]))
  pushEdges(last)
  const content = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    '<key id="tokens" for="node" attr.name="tokens" attr.type="string"/>',
    '<key id="rank" for="node" attr.name="rank" attr.type="int"/>',
    '<key id="entries" for="node" attr.name="entries" attr.type="string"/>',
    '<key id="witnesses" for="edge" attr.name="witnesses" attr.type="string"/>',
    `<graph id="${escapeMarkup(input.id)}" edgedefault="directed">`,
    ...nodes,
    ...edges,
    '</graph>',
    '</graphml>',
    '',
  ].join('\n')
  return { content, problems: losses.problems() }

  function pushEdges(steps: ReadonlyMap<string, readonly string[]>): void {
    for (const [step, takers] of steps) {
      const [source, target] = step.split(' ')
      edges.push(
        `<edge id="e${edges.length + 1}" source="${source!}" target="${target!}"><data key="witnesses">${escapeMarkup(takers.join(', '))}</data></edge>`,
      )
    }
  }
}

function node(id: string, words: string, rank: number, entries: string): string {
  const about = entries === '' ? '' : `<data key="entries">${escapeMarkup(entries)}</data>`
  return `<node id="${id}"><data key="tokens">${escapeMarkup(words)}</data><data key="rank">${rank}</data>${about}</node>`
}
