import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { isPlace, type Span } from '../core/text/index.ts'
import { toPositions } from './positions.ts'

/** What lies over the text for a while without being in it. Spans in UTF-16 code units of the base text. */
export interface Overlay {
  /** Words held for a lemma that is to have further parts. */
  readonly held: readonly Span[]
  /** Words that stand in the place of the text's own, to see how they read. */
  readonly instead: readonly Instead[]
  /** Whose words they are, shown behind them. */
  readonly label: string
}

export interface Instead {
  readonly span: Span
  readonly words: string
}

export const noOverlay: Overlay = { held: [], instead: [], label: '' }

const key = new PluginKey<DecorationSet>('overlay')

/** Draws an overlay: the document stays as it is, and with it every anchor. */
export const overlayPlugin = () =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => {
        const overlay = tr.getMeta(key) as Overlay | undefined
        if (overlay !== undefined) return decorations(tr.doc, overlay)
        return tr.docChanged ? set.map(tr.mapping, tr.doc) : set
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })

/** A transaction that shows this overlay from now on, and no other. */
export const setOverlay = (tr: Transaction, overlay: Overlay) => tr.setMeta(key, overlay)

/** `overlay` as it lies over `part` of the text, counted from its start: what lies beyond is left out. */
export function overlayWithin({ held, instead, label }: Overlay, part: Span): Overlay {
  const lies = ({ from, to }: Span) => from >= part.from && to <= part.to
  const shift = ({ from, to }: Span): Span => ({ from: from - part.from, to: to - part.from })
  return {
    held: held.filter(lies).map(shift),
    instead: instead.filter(({ span }) => lies(span)).map((one) => ({ ...one, span: shift(one.span) })),
    label,
  }
}

function decorations(doc: Node, { held, instead, label }: Overlay): DecorationSet {
  const place = ({ from, to }: Span) => toPositions(doc, [from, to]) as [number, number]
  return DecorationSet.create(doc, [
    ...held.map((span) => {
      const [from, to] = place(span)
      return Decoration.inline(from, to, { class: 'held' })
    }),
    ...instead.flatMap(({ span, words }, i) => {
      const [from, to] = place(span)
      const last = i === instead.length - 1
      const shown = Decoration.widget(from, () => wordsInstead(words, last ? label : ''), {
        side: 1,
        key: `${words} ${last ? label : ''}`,
        ignoreSelection: true,
      })
      return isPlace(span) ? [shown] : [Decoration.inline(from, to, { class: 'set-aside' }), shown]
    }),
  ])
}

function wordsInstead(words: string, label: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'instead'
  element.contentEditable = 'false'
  element.append(words === '' ? NOTHING : words)
  if (label !== '') {
    const whose = document.createElement('small')
    whose.append(label)
    element.append(whose)
  }
  return element
}

/** Shows that words are left out where they stood. */
const NOTHING = '〔〕'
