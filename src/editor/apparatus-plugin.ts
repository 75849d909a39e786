import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { EntryId } from '../core/apparatus/index.ts'
import { isPlace } from '../core/text/index.ts'
import type { LemmaMark } from './lemma-marks.ts'
import { toPositions } from './positions.ts'

const key = new PluginKey<ApparatusState>('apparatus')

type Action =
  | { readonly kind: 'entries'; readonly marks: readonly LemmaMark[] }
  | { readonly kind: 'select'; readonly id: EntryId | null }
  | { readonly kind: 'hover'; readonly id: EntryId | null }

interface LemmaSpec {
  readonly id: EntryId
}

/** Where the entries are in the document, and which one is selected and hovered. */
class ApparatusState {
  readonly marks: readonly LemmaMark[]
  readonly lemmata: DecorationSet
  readonly attention: DecorationSet
  readonly selected: EntryId | null
  readonly hovered: EntryId | null

  constructor(fields: Omit<ApparatusState, 'apply' | 'at' | 'all'>) {
    this.marks = fields.marks
    this.lemmata = fields.lemmata
    this.attention = fields.attention
    this.selected = fields.selected
    this.hovered = fields.hovered
  }

  apply(tr: Transaction): ApparatusState {
    const moved = tr.docChanged
      ? new ApparatusState({
          ...this,
          lemmata: this.lemmata.map(tr.mapping, tr.doc),
          attention: this.attention.map(tr.mapping, tr.doc),
        })
      : this
    const action = tr.getMeta(key) as Action | undefined
    if (action === undefined) return moved
    const { marks, selected, hovered } = moved
    switch (action.kind) {
      case 'entries':
        return new ApparatusState({
          marks: action.marks,
          lemmata: lemmaDecorations(tr.doc, action.marks),
          attention: attentionDecorations(tr.doc, action.marks, selected, hovered),
          selected,
          hovered,
        })
      case 'select':
        return new ApparatusState({
          ...moved,
          selected: action.id,
          attention: attentionDecorations(tr.doc, marks, action.id, hovered),
        })
      case 'hover':
        return new ApparatusState({
          ...moved,
          hovered: action.id,
          attention: attentionDecorations(tr.doc, marks, selected, action.id),
        })
      default:
        return action satisfies never
    }
  }

  /** The entries whose lemma touches the document position, the innermost first. */
  at(position: number): EntryId[] {
    return this.lemmata
      .find(position, position)
      .sort((a, b) => a.to - a.from - (b.to - b.from))
      .map((mark) => (mark.spec as LemmaSpec).id)
  }
}

function lemmaDecorations(doc: Node, marks: readonly LemmaMark[]): DecorationSet {
  const decorations: Decoration[] = []
  for (const { id, kind, status, lane, spans } of marks) {
    const className = `lemma ${kind} ${status} lane-${lane}`
    const spec: LemmaSpec = { id }
    for (const span of spans) {
      const [from, to] = toPositions(doc, [span.from, span.to]) as [number, number]
      decorations.push(
        isPlace(span)
          ? Decoration.widget(from, () => caret(className), { ...spec, side: -1, key: `${id} ${className}` })
          : // A wrapper for each decoration, so that every one of several overlapping lemmas draws its own line.
            Decoration.inline(from, to, { nodeName: 'span', class: className }, spec),
      )
    }
  }
  return DecorationSet.create(doc, decorations)
}

/** The wash over the lemma in hand, and the dotted one over the words of the note that speak of it. */
function attentionDecorations(
  doc: Node,
  marks: readonly LemmaMark[],
  selected: EntryId | null,
  hovered: EntryId | null,
): DecorationSet {
  const decorations: Decoration[] = []
  for (const [id, state] of [
    [hovered, 'hovered'],
    [selected, 'selected'],
  ] as const) {
    const mark = id === null ? undefined : marks.find((mark) => mark.id === id)
    if (mark === undefined) continue
    for (const span of mark.spans) {
      if (!isPlace(span)) decorations.push(wash(doc, span, `${state} ${mark.status}`))
    }
    if (mark.clause !== null) decorations.push(wash(doc, mark.clause, `clause ${state}`))
  }
  return DecorationSet.create(doc, decorations)
}

const wash = (doc: Node, span: { from: number; to: number }, className: string) => {
  const [from, to] = toPositions(doc, [span.from, span.to]) as [number, number]
  return Decoration.inline(from, to, { class: className })
}

function caret(className: string): HTMLElement {
  const element = document.createElement('span')
  element.className = `${className} place`
  element.textContent = '‸'
  return element
}

/** The plugin that knows where entries are, and one beside it for the wash over the entry in hand. */
export const apparatusPlugins = (): Plugin[] => [
  new Plugin<ApparatusState>({
    key,
    state: {
      init: () =>
        new ApparatusState({
          marks: [],
          lemmata: DecorationSet.empty,
          attention: DecorationSet.empty,
          selected: null,
          hovered: null,
        }),
      apply: (tr, state) => state.apply(tr),
    },
    props: { decorations: (state) => key.getState(state)!.lemmata },
  }),
  new Plugin({ props: { decorations: (state) => key.getState(state)!.attention } }),
]

/** A transaction that shows these entries from now on. */
export const setEntries = (tr: Transaction, marks: readonly LemmaMark[]) =>
  tr.setMeta(key, { kind: 'entries', marks } satisfies Action)

export const selectEntry = (tr: Transaction, id: EntryId | null) =>
  tr.setMeta(key, { kind: 'select', id } satisfies Action)

export const hoverEntry = (tr: Transaction, id: EntryId | null) =>
  tr.setMeta(key, { kind: 'hover', id } satisfies Action)

/** The entries at a document position, the innermost first. */
export const entriesAt = (state: EditorState, position: number): EntryId[] =>
  key.getState(state)!.at(position)

/** The document position at which the entry's lemma begins; null when it has no place. */
export function positionOf(state: EditorState, id: EntryId): number | null {
  const [first] = key
    .getState(state)!
    .lemmata.find(undefined, undefined, (spec) => (spec as LemmaSpec).id === id)
  return first?.from ?? null
}

/** The document position at which each lemma begins. */
export function positionsOfEntries(state: EditorState): Map<EntryId, number> {
  const positions = new Map<EntryId, number>()
  for (const { from, spec } of key.getState(state)!.lemmata.find()) {
    const { id } = spec as LemmaSpec
    positions.set(id, Math.min(from, positions.get(id) ?? Infinity))
  }
  return positions
}
