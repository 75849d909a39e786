import {
  type ApparatusEntry,
  type EntryKind,
  lemmaText,
  type Origin,
  type Status,
} from '../apparatus/index.ts'
import type { Form } from '../search/index.ts'
import { type Edition, runsOf } from './edition.ts'

/** Which entries to take; what is absent does not choose. */
export interface Choice {
  readonly statuses?: readonly Status[]
  readonly kinds?: readonly EntryKind[]
  readonly layers?: readonly string[]
  /** Sigla: an entry is taken when one of them attests a reading or the lemma. */
  readonly witnesses?: readonly string[]
  readonly origins?: readonly Origin['by'][]
  /** Who marked, decided, judged or commented. */
  readonly people?: readonly string[]
  /** Words in the lemma, a reading, the verdict, a reason or a comment, in whatever spelling. */
  readonly words?: string
}

/**
 * Whether `choice` takes an entry. With a `form` words are compared in it, as `looseForm` does in whatever spelling;
 * without one as they are written.
 */
export function chooses(
  choice: Choice,
  form: Form = (character) => character,
): (entry: ApparatusEntry) => boolean {
  const { statuses, kinds, layers, witnesses, origins, people, words = '' } = choice
  const holds = words.trim() === '' ? null : holding(words, form)
  return (entry) =>
    (statuses === undefined || statuses.includes(entry.status)) &&
    (kinds === undefined || kinds.includes(entry.kind)) &&
    (layers === undefined || layers.includes(entry.layer)) &&
    (origins === undefined || origins.includes(entry.origin.by)) &&
    (witnesses === undefined || namesOf(entry).some((name) => witnesses.includes(name))) &&
    (people === undefined || peopleOf(entry).some((name) => people.includes(name))) &&
    (holds === null || holds(entry))
}

/** Everybody who had a part in an entry: who marked it, decided, held an opinion or commented. */
export function peopleOf({ origin, decision, opinions = [], comments = [] }: ApparatusEntry): string[] {
  const names = [
    origin.by === 'hand' ? origin.person : undefined,
    decision?.by,
    ...opinions.map(({ by }) => by),
    ...comments.map(({ by }) => by),
  ]
  return [...new Set(names.filter((name) => name !== undefined && name !== ''))] as string[]
}

/** Everybody who had a part in an edition's entries, in the order of their names. */
export function peopleIn(edition: Edition): readonly string[] {
  return [
    ...new Set(
      runsOf(edition)
        .sums(peopleOfAll)
        .flatMap(({ sum }) => sum),
    ),
  ].sort()
}

const peopleOfAll = (entries: readonly ApparatusEntry[]): readonly string[] => [
  ...new Set(entries.flatMap(peopleOf)),
]

function namesOf({ readings, agreements = [] }: ApparatusEntry): string[] {
  const attestations = [...readings.flatMap(({ attestations }) => attestations), ...agreements]
  return attestations.flatMap(({ witness }) => (witness === null ? [] : [witness]))
}

function holding(words: string, form: Form): (entry: ApparatusEntry) => boolean {
  const loose = (text: string) => Array.from(text, form).join('')
  // Words of which nothing counts (「。」) are looked for as they are written.
  const wanted = loose(words)
  const [said, sought] = wanted === '' ? [(text: string) => text, words.trim()] : [loose, wanted]
  return (entry) => wordsOf(entry).some((text) => said(text).includes(sought))
}

function wordsOf(entry: ApparatusEntry): string[] {
  const { readings, quotedLemma = '', verdict = '', decision, opinions = [], comments = [] } = entry
  return [
    lemmaText(entry),
    quotedLemma,
    verdict,
    decision?.reason ?? '',
    ...readings.flatMap(({ text, author = '', attestations }) => [
      text,
      author,
      ...attestations.map(({ named = '' }) => named),
    ]),
    ...opinions.map(({ reason = '' }) => reason),
    ...comments.map(({ text }) => text),
  ]
}
