import { type ApparatusEntry, describe, type EntryId, type ReadingId } from '../apparatus/index.ts'
import type { Detector, Find } from '../consistency/index.ts'
import type { Span } from '../text/index.ts'
import type { Edition } from './edition.ts'
import type { Proposals } from './proposals.ts'

/**
 * Proposes what the text itself would have in the places of `finds` as conjectures, an entry a place. Finds that name no other words (dates, sums, marks) make no entry. What the apparatus has on the same
 * words, or had until it was rejected, is not proposed again.
 */
export function proposalsFromFinds(edition: Edition, finds: readonly Find[]): Proposals {
  const known = new Set(edition.entries.flatMap(keysOf))
  let last = Math.max(0, ...edition.entries.map(({ id }) => Number(/^e-(\d+)$/.exec(id)?.[1] ?? 0)))
  const entries: ApparatusEntry[] = []
  for (const find of finds) {
    for (const span of find.spans) {
      if (find.expected === null || known.has(keyOf(span, find.expected))) continue
      known.add(keyOf(span, find.expected))
      entries.push(
        toEntry(edition, find, span, find.expected, `e-${String(++last).padStart(4, '0')}` as EntryId),
      )
    }
  }
  return { act: entries.length === 0 ? null : { kind: 'add-entries', entries }, added: entries.length }
}

/** Those of `finds` that name other words and have no entry yet at one of their places. */
export function findsWithoutEntry(edition: Edition, finds: readonly Find[]): ReadonlySet<Find> {
  const known = new Set(edition.entries.flatMap(keysOf))
  return new Set(
    finds.filter(
      ({ spans, expected }) => expected !== null && spans.some((span) => !known.has(keyOf(span, expected))),
    ),
  )
}

function toEntry(
  { text, layers }: Edition,
  find: Find,
  span: Span,
  expected: string,
  id: EntryId,
): ApparatusEntry {
  const named = CLASSES[find.detector]
  return {
    id,
    layer: layers.some(({ id }) => id === 'variants') ? 'variants' : (layers[0]?.id ?? 'variants'),
    kind: 'reading',
    lemma: [describe(text, span)],
    readings: [
      {
        id: 'r1' as ReadingId,
        kind: 'conjecture',
        text: expected,
        ...(named !== undefined && { class: named }),
        certainty: find.confidence === 'likely' ? 'medium' : 'low',
        author: 'Yiwen',
        attestations: [],
      },
    ],
    origin: {
      by: 'consistency',
      detector: find.detector,
      evidence: find.evidence.map((evidence) => describe(text, evidence.span)),
    },
    status: 'proposed',
  }
}

/** An entry is known by its words and what it reads for them. */
const keysOf = ({ lemma, readings }: ApparatusEntry): string[] =>
  lemma.length !== 1 || lemma[0]!.span === null
    ? []
    : readings.map(({ text }) => keyOf(lemma[0]!.span!, text))

const keyOf = ({ from, to }: Span, words: string) => `${from}-${to}-${words}`

const CLASSES: Readonly<Partial<Record<Detector, string>>> = {
  'altered-word': '訛',
  'altered-title': '訛',
  'cycle-name': '訛',
  numbering: '訛',
  'lacking-word': '脫',
  'added-word': '衍',
  'repeated-words': '衍',
  'inverted-words': '倒',
  spelling: '異體',
}
