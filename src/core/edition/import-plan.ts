import {
  type ApparatusEntry,
  type Attestation,
  type EntryId,
  findWitness,
  isOrphan,
  lemmaText,
  type Reading,
  type ReadingId,
  type Selector,
  selectorFrom,
  type Siglum,
  standsAsDescribed,
  type StoredSelector,
  type Witness,
} from '../apparatus/index.ts'
import type { BaseText } from '../text/index.ts'
import type { Imported, ImportProblem } from '../formats/index.ts'
import { entryFromWire, entryToWire, type WireEntry } from '../formats/json/index.ts'
import { readNotes, toWitnesses } from '../notes/index.ts'
import type { Edition } from './edition.ts'
import type { Act } from './edition-change.ts'
import type { Hash } from './load.ts'
import { type Reanchor, reanchorByWords, reanchorFrom } from './reanchor/index.ts'

/** What importing a file into an edition comes to; nothing is done until its act is. */
export interface ImportPlan {
  /** Null when the edition has everything already, or nothing may be imported. */
  readonly act: Act | null
  /** New entries, as they will be; orphans wait to be placed. */
  readonly added: readonly ApparatusEntry[]
  /** Entries that gain readings or witnesses, as they will be. */
  readonly completed: readonly ApparatusEntry[]
  /** How many entries of the file the edition has already. */
  readonly known: number
  readonly orphans: number
  /** Witnesses that the edition does not have yet. */
  readonly witnesses: readonly Witness[]
  readonly problems: readonly ImportProblem[]
}

/**
 * Plans to import what a file holds. Entries are found in the base text by their words unless the text is the very one
 * they were made for. What the edition has already is not repeated; an entry on the same words gains the readings and
 * witnesses it lacks, but what was decided stays as it is, and the rest is proposed beside it. `at` is the time of the
 * import, in ISO 8601.
 */
export function planImport(edition: Edition, imported: Imported, hash: Hash | null, at: string): ImportPlan {
  const { text } = edition
  const { witnesses: read, entries: wires } = contentOf(imported, edition)
  const sameText =
    imported.text !== null
      ? imported.text.content === text.content
      : imported.textHash !== undefined && hash !== null && imported.textHash === hash(text.content)
  const select = selectIn(text, imported, wires, sameText)
  const siglumOf = sigla(edition, read)
  const problems: ImportProblem[] = []
  const existing = new Map<string, ApparatusEntry[]>()
  for (const entry of edition.entries) push(existing, placeKey(entry), entry)
  const taken = new Set<string>(edition.entries.map(({ id }) => id))
  const byId = new Map(edition.entries.map((entry) => [entry.id as string, entry]))
  const freshId = ids(taken)

  const added: ApparatusEntry[] = []
  const completed = new Map<EntryId, ApparatusEntry>()
  let known = 0
  for (const wire of wires) {
    const entry = renamed(entryFromWire(stamped(wire, at), select), siglumOf)
    const there = (existing.get(placeKey(entry)) ?? []).map((other) => completed.get(other.id) ?? other)
    const same = there.find((other) => has(other, entry))
    if (same !== undefined) {
      known++
      if (byId.get(entry.id) === same && judgement(entry) !== judgement(same)) {
        problems.push(
          note(
            'differs',
            `Entry ${entry.id} is ${entry.status} in the file and ${same.status} here; what is here stays.`,
          ),
        )
      }
      continue
    }
    const open = there.find(
      (other) => other.kind === entry.kind && other.status !== 'settled' && other.status !== 'rejected',
    )
    if (open !== undefined) completed.set(open.id, joined(open, entry))
    else added.push(taken.has(entry.id) ? { ...entry, id: freshId() } : (taken.add(entry.id), entry))
  }
  const orphans = added.filter(isOrphan).length
  const isStrange = (entry: ApparatusEntry) => !text.content.includes(entry.lemma[0]?.exact || '\0')
  if (
    added.length > 0 &&
    orphans === added.length &&
    completed.size === 0 &&
    known === 0 &&
    !sameText &&
    // Words that stand in the text, but more than once, are no sign of another text.
    added.slice(0, MOST_NAMED).every(isStrange)
  ) {
    const which = added
      .slice(0, 3)
      .map((entry) => `「${lemmaText(entry)}」`)
      .join(', ')
    problems.push(
      note(
        'other-text',
        `None of the ${added.length} entries was found in the base text (${which}): it seems to be the apparatus of another text, and nothing is imported.`,
        'error',
      ),
    )
    return { act: null, added: [], completed: [], known: 0, orphans: 0, witnesses: [], problems }
  }
  for (const entry of added.filter(isOrphan).slice(0, MOST_NAMED)) {
    problems.push(
      note(
        'orphan',
        `「${lemmaText(entry)}」 (${entry.id}) ${isStrange(entry) ? 'was not found in the base text' : 'has no certain place in the base text: its words stand there, but not once and as described'}; the entry waits to be placed.`,
      ),
    )
  }
  if (orphans > MOST_NAMED)
    problems.push(note('orphan', `${orphans - MOST_NAMED} more entries wait to be placed.`))
  const witnesses = read.filter(
    ({ siglum }) => siglumOf(siglum) === siglum && !edition.witnesses.some((one) => one.siglum === siglum),
  )
  return {
    act: actOf(witnesses, completed, added, edition),
    added,
    completed: [...completed.values()],
    known,
    orphans,
    witnesses,
    problems,
  }
}

/**
 * Finds the selectors of a file in `text`. Where the file has a text of its own, both texts are compared; where it has
 * none, a selector must stand as it is described, or be found by its words and by what the others tell.
 */
function selectIn(
  text: BaseText,
  imported: Imported,
  wires: readonly WireEntry[],
  sameText: boolean,
): (stored: StoredSelector) => Selector {
  if (sameText) return (stored) => selectorFrom(stored, text)
  let find: Reanchor | null = imported.text === null ? null : reanchorFrom(imported.text.content, text)
  return (stored) => {
    if (stored.orphan === true) return selectorFrom(stored, text)
    if (imported.text === null) {
      const described = stored.prefix !== undefined || stored.suffix !== undefined
      if (!described || standsAsDescribed(stored, text)) return selectorFrom(stored, text)
      const length = wires.reduce((most, { lemma }) => Math.max(most, ...lemma.map(({ end }) => end)), 0)
      find ??= reanchorByWords(
        wires.flatMap(({ lemma }) => lemma.filter(({ orphan }) => orphan !== true)),
        length,
        text,
      )
    }
    return find!(stored).selector
  }
}

/** The witnesses and entries of a file, with what the notes of its text record where they should be read. */
export function contentOf(
  imported: Imported,
  edition?: Edition,
): { witnesses: readonly Witness[]; entries: readonly WireEntry[] } {
  const { text, readsNotes, noteMarks } = imported
  if (!readsNotes || text === null) return imported
  const { value } = readNotes(text, {
    ...(noteMarks !== undefined && { marks: noteMarks }),
    witnesses: edition?.witnesses ?? imported.witnesses,
  })
  return {
    witnesses: [...imported.witnesses, ...toWitnesses(value.sources)],
    entries: [...imported.entries, ...value.entries.map((entry) => entryToWire(entry, text))],
  }
}

function actOf(
  witnesses: readonly Witness[],
  completed: ReadonlyMap<EntryId, ApparatusEntry>,
  added: readonly ApparatusEntry[],
  edition: Edition,
): Act | null {
  const before = new Map(edition.entries.map((entry) => [entry.id, entry]))
  const acts: Act[] = [
    ...witnesses.map((witness): Act => ({ kind: 'put-witness', witness })),
    ...Array.from(completed.values(), ({ id, readings, agreements }): Act => ({
      kind: 'edit-entry',
      id,
      fields: {
        readings,
        ...(agreements !== before.get(id)?.agreements && agreements !== undefined && { agreements }),
      },
    })),
    ...(added.length > 0 ? [{ kind: 'add-entries', entries: added } as const] : []),
  ]
  if (acts.length === 0) return null
  return acts.length === 1 ? acts[0]! : { kind: 'batch', acts }
}

/** The siglum that the edition has for a witness of the file: it may know it by another name. */
function sigla(edition: Edition, read: readonly Witness[]): (siglum: Siglum) => Siglum {
  const names = new Map<Siglum, Siglum>()
  for (const { siglum, title } of read) {
    const known =
      findWitness(edition.witnesses, siglum) ??
      (title === undefined ? null : findWitness(edition.witnesses, title))
    names.set(siglum, known?.siglum ?? siglum)
  }
  return (siglum) => names.get(siglum) ?? findWitness(edition.witnesses, siglum)?.siglum ?? siglum
}

function renamed(entry: ApparatusEntry, siglumOf: (siglum: Siglum) => Siglum): ApparatusEntry {
  const rename = (attestations: readonly Attestation[]) =>
    attestations.map((one) => (one.witness === null ? one : { ...one, witness: siglumOf(one.witness) }))
  return {
    ...entry,
    readings: entry.readings.map((reading) => ({ ...reading, attestations: rename(reading.attestations) })),
    ...(entry.agreements && { agreements: rename(entry.agreements) }),
  }
}

/** With the time of the import where the file has no time for a comment, and for its origin. */
export function stamped(wire: WireEntry, at: string): WireEntry {
  const { comments, origin } = wire
  return {
    ...wire,
    ...(comments && {
      comments: comments.map((comment) => (comment.at === '' ? { ...comment, at } : comment)),
    }),
    ...(origin.by === 'import' && origin.at === undefined && { origin: { ...origin, at } }),
  }
}

/** Where an entry stands, and in which layer; of an orphan, its words. */
function placeKey({ layer, lemma }: ApparatusEntry): string {
  return JSON.stringify([
    layer,
    lemma.map(({ span, exact }) => (span === null ? exact : [span.from, span.to])),
  ])
}

/** Whether `other` says all that `entry` says: its readings, who has them, and who agrees with the lemma. */
function has(other: ApparatusEntry, entry: ApparatusEntry): boolean {
  return (
    entry.readings.every((reading) => {
      const same = other.readings.find((one) => sameReading(one, reading))
      return same !== undefined && includes(same.attestations, reading.attestations)
    }) &&
    includes(other.agreements ?? [], entry.agreements ?? []) &&
    (entry.readings.length > 0 || (other.readings.length === 0 && sameComments(other, entry)))
  )
}

const sameReading = (a: Reading, b: Reading) =>
  a.kind === b.kind && a.text === b.text && a.author === b.author

const sameComments = (a: ApparatusEntry, b: ApparatusEntry) =>
  (b.comments ?? []).every(({ text }) => a.comments?.some((comment) => comment.text === text))

function includes(all: readonly Attestation[], some: readonly Attestation[]): boolean {
  const keys = new Set(all.map(attestationKey))
  return some.every((one) => keys.has(attestationKey(one)))
}

const attestationKey = ({ witness, hand }: Attestation) => JSON.stringify([witness, hand])

/** `entry` with the readings and witnesses of `other` that it lacks. */
function joined(entry: ApparatusEntry, other: ApparatusEntry): ApparatusEntry {
  const readings = [...entry.readings]
  const names = new Set<string>(readings.map(({ id }) => id))
  for (const reading of other.readings) {
    const at = readings.findIndex((one) => sameReading(one, reading))
    if (at >= 0) {
      readings[at] = {
        ...readings[at]!,
        attestations: withMissing(readings[at]!.attestations, reading.attestations),
      }
      continue
    }
    let number = readings.length + 1
    while (names.has(`r${number}`)) number++
    names.add(`r${number}`)
    readings.push({ ...reading, id: `r${number}` as ReadingId })
  }
  const agreements = withMissing(entry.agreements ?? [], other.agreements ?? [])
  return { ...entry, readings, ...(agreements.length > 0 && { agreements }) }
}

function withMissing(all: readonly Attestation[], more: readonly Attestation[]): readonly Attestation[] {
  const keys = new Set(all.map(attestationKey))
  return [...all, ...more.filter((one) => !keys.has(attestationKey(one)))]
}

const judgement = ({ status, decision }: ApparatusEntry) => JSON.stringify([status, decision?.prefer])

/** Gives ids after the highest `e-NNNN`. */
function ids(taken: Set<string>): () => EntryId {
  let last = 0
  for (const id of taken) last = Math.max(last, Number(/^e-(\d{1,9})$/.exec(id)?.[1] ?? 0))
  return () => {
    let id: string
    do id = `e-${String(++last).padStart(4, '0')}`
    while (taken.has(id))
    taken.add(id)
    return id as EntryId
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

const note = (
  code: string,
  message: string,
  severity: ImportProblem['severity'] = 'warning',
): ImportProblem => ({
  code,
  severity,
  message,
  line: null,
  column: null,
})

/** So many orphans are named one by one. */
const MOST_NAMED = 20
