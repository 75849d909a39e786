import { type ApparatusEntry, describe, type Selector } from '../../core/apparatus/index.ts'
import type { Act } from '../../core/edition/index.ts'
import type { BaseText, Span } from '../../core/text/index.ts'

/** Puts the part `index` of an entry's lemma on the words at `span`. */
export function placeAct(entry: ApparatusEntry, index: number, text: BaseText, span: Span): Act {
  const lemma = entry.lemma.map((selector, i) => (i === index ? describe(text, span) : selector))
  return { kind: 'edit-entry', id: entry.id, fields: { lemma: inOrder(lemma) } }
}

/** Says that an entry belongs where it was found: its words are those that stand there now. */
export function confirmAct(entry: ApparatusEntry, text: BaseText): Act {
  const lemma = entry.lemma.map((selector) =>
    selector.span === null || selector.reanchored === undefined ? selector : describe(text, selector.span),
  )
  return { kind: 'edit-entry', id: entry.id, fields: { lemma } }
}

/** Whether an entry was found again in a changed text in such a way that an editor should look at it. */
export function isDoubtful(entry: ApparatusEntry): boolean {
  return entry.lemma.some(({ span, reanchored }) => span !== null && reanchored !== undefined)
}

/** Parts of a lemma stand in text order; those that are still lost keep their turn. */
function inOrder(lemma: readonly Selector[]): readonly Selector[] {
  return lemma.every(({ span }) => span !== null)
    ? [...lemma].sort((a, b) => a.span!.from - b.span!.from)
    : lemma
}
