import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import type { NoteMarks } from '../core/text/index.ts'
import { baseText, blocks } from '../core/text/index.ts'
import { schema } from './schema.ts'

interface CorrectionState {
  /** Whether the editor has asked to correct the text. Otherwise it is read: the caret moves and nothing changes. */
  readonly correcting: boolean
}

type Meta = { readonly correcting: boolean } | { readonly given: true }

const key = new PluginKey<CorrectionState>('correction')

/**
 * Keeps the base text as it is unless the editor has asked to correct it, and keeps notes marked while it is
 * corrected. The text stays focusable all the time, so that words can be selected from the keyboard.
 */
export const correctionPlugin = (marks: readonly NoteMarks[]) =>
  new Plugin<CorrectionState>({
    key,
    state: {
      init: () => ({ correcting: false }),
      apply: (tr, state) => {
        const meta = tr.getMeta(key) as Meta | undefined
        return meta !== undefined && 'correcting' in meta ? meta : state
      },
    },
    filterTransaction: (tr, state) => !tr.docChanged || isGiven(tr) || isCorrecting(state),
    appendTransaction: (transactions, before, state) =>
      transactions.some(({ docChanged }) => docChanged) ? remark(before, state, marks) : null,
    props: {
      attributes: (state) => ({ 'aria-readonly': String(!isCorrecting(state)) }),
      handleTextInput: (view) => !isCorrecting(view.state),
      handleDrop: () => true,
      handleDOMEvents: {
        beforeinput: (view, event) => {
          if (isCorrecting(view.state)) return false
          event.preventDefault()
          return true
        },
      },
    },
  })

export const setCorrecting = (tr: Transaction, correcting: boolean) =>
  tr.setMeta(key, { correcting } satisfies Meta)

/** Marks a transaction as bringing in what was changed elsewhere: it is let through and not reported again. */
export const asGiven = (tr: Transaction) => tr.setMeta(key, { given: true } satisfies Meta)

export function isGiven(tr: Transaction): boolean {
  const meta = tr.getMeta(key) as Meta | undefined
  return meta !== undefined && 'given' in meta
}

export const isCorrecting = (state: EditorState): boolean => key.getState(state)!.correcting

/** Marks the notes anew in the blocks that were changed; null when all are marked rightly. */
function remark(before: EditorState, state: EditorState, marks: readonly NoteMarks[]): Transaction | null {
  const { tr } = state
  const known = new Set(before.doc.children)
  state.doc.forEach((node, position) => {
    if (known.has(node)) return
    const notes = blocks(baseText(node.textContent), marks)[0]?.notes ?? []
    const start = position + 1
    const marked: { from: number; to: number }[] = []
    node.forEach((child, offset) => {
      if (!schema.marks.note.isInSet(child.marks)) return
      const last = marked.at(-1)
      if (last?.to === offset) last.to += child.nodeSize
      else marked.push({ from: offset, to: offset + child.nodeSize })
    })
    if (JSON.stringify(marked) === JSON.stringify(notes)) return
    tr.removeMark(start, start + node.content.size, schema.marks.note)
    for (const { from, to } of notes) tr.addMark(start + from, start + to, schema.mark('note'))
  })
  return tr.steps.length > 0 ? asGiven(tr) : null
}
