import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import type { Span } from '../core/text/index.ts'
import { asGiven } from './correction-plugin.ts'
import { type ColumnSetting, type NotePiece, notePieces } from './note-pieces.ts'
import { schema } from './schema.ts'

const key = new PluginKey<ColumnSetting | null>('note-pieces')

/**
 * Keeps notes cut into pieces as long as the text stands in columns, each piece a mark of its own: what is drawn over
 * some words of a note must not cut the box that holds its two columns.
 */
export const notePiecesPlugin = () =>
  new Plugin<ColumnSetting | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, setting) => {
        const meta = tr.getMeta(key) as { readonly setting: ColumnSetting | null } | undefined
        return meta === undefined ? setting : meta.setting
      },
    },
    appendTransaction: (transactions, before, state) => {
      const set = transactions.some((tr) => tr.getMeta(key) !== undefined)
      return set || transactions.some(({ docChanged }) => docChanged)
        ? cut(state, set ? NOTHING : new Set(before.doc.children))
        : null
    },
  })

/** A transaction that sets notes in two small columns from now on; without a setting, in a row with the text. */
export const setColumns = (tr: Transaction, setting: ColumnSetting | null) => tr.setMeta(key, { setting })

export const columnsOf = (state: EditorState): ColumnSetting | null => key.getState(state) ?? null

/** Cuts the notes anew in the blocks that are not `known`; null when all are cut rightly. */
function cut(state: EditorState, known: ReadonlySet<Node>): Transaction | null {
  const setting = columnsOf(state)
  const { tr } = state
  state.doc.forEach((node, position) => {
    if (known.has(node)) return
    const notes: Span[] = []
    const there: NotePiece[] = []
    node.forEach((child, offset) => {
      const to = offset + child.nodeSize
      if (schema.marks.note.isInSet(child.marks)) extend(notes, { from: offset, to })
      const piece = schema.marks.piece.isInSet(child.marks)
      if (piece !== undefined) {
        const { from, rows } = piece.attrs as { from: number; rows: number }
        const last = there.at(-1)
        if (last?.from === from && last.to === offset) there[there.length - 1] = { from, to, rows }
        else there.push({ from: offset, to, rows })
      }
    })
    const wanted =
      setting === null || node.type === schema.nodes.heading
        ? []
        : notePieces(node.textContent, notes, setting)
    if (JSON.stringify(wanted) === JSON.stringify(there)) return
    const start = position + 1
    tr.removeMark(start, start + node.content.size, schema.marks.piece)
    for (const { from, to, rows } of wanted)
      tr.addMark(start + from, start + to, schema.mark('piece', { from, rows }))
  })
  return tr.steps.length > 0 ? asGiven(tr) : null
}

/** Notes are told apart by what stands between them. */
function extend(spans: Span[], { from, to }: Span): void {
  const last = spans.at(-1)
  if (last?.to === from) spans[spans.length - 1] = { from: last.from, to }
  else spans.push({ from, to })
}

const NOTHING: ReadonlySet<Node> = new Set()
