import {
  type ApparatusEntry,
  type EntryId,
  isOrphan,
  type Selector,
  selectorFrom,
  standsAsDescribed,
  type StoredSelector,
  type Witness,
} from '../apparatus/index.ts'
import {
  entryFromWire,
  parseJson,
  parseVouched,
  placeInJson,
  WireApparatus,
  WireEdition,
  type WireEntry,
  witnessFromWire,
  witnessToWire,
  apparatusPieces,
  writeEditionFile,
  entryToWire,
} from '../formats/json/index.ts'
import { type BaseText, baseText, conflictMarks, type Problem, toCodePoint, toOffset } from '../text/index.ts'
import { selectorsOf } from './entry-selectors.ts'
import { type About, defaultLayers, type Edition, withEntries } from './edition.ts'
import { type FileProblem, fileProblem } from './file-problem.ts'
import { type Person, personColour } from './person.ts'
import { type Reanchor, reanchorByWords } from './reanchor/index.ts'
import type { Snapshot, StoredEdition } from './storage.ts'

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export type Hash = (text: string) => string

/** What became of the anchors when the base text had been replaced from outside since the snapshot. */
export interface TextReplaced {
  readonly sha256: string
  /** How many entries were found at another place. */
  readonly moved: number
  /** Entries that were found, but on other words or amid rewritten ones. */
  readonly flagged: readonly EntryId[]
  readonly orphans: readonly EntryId[]
}

export interface Loaded {
  /** Null when a file cannot be used at all; nothing may be written then. */
  readonly edition: Edition | null
  readonly textReplaced: TextReplaced | null
  /** SHA-256 of the base text that the apparatus was written for; null without apparatus. */
  readonly writtenFor: string | null
  readonly problems: readonly FileProblem[]
}

/**
 * The edition `id` that the files hold. An apparatus that is broken, of another version or of another edition is
 * reported and not used; one whose base text was changed since is anchored anew. Without `hash` the files are taken to
 * belong together, and the apparatus to be of the right shape: they come from a service that has looked.
 */
export function loadEdition(id: string, files: StoredEdition, hash: Hash | null): Loaded {
  const problems: FileProblem[] = []
  const about = parseJson(files.about.source, WireEdition)
  // A long apparatus is held against its schema once, by whoever reads the files, and not again by every window.
  const parse = hash === null ? parseVouched : parseJson
  const apparatus = files.apparatus === null ? null : parse(files.apparatus.source, WireApparatus)
  for (const problem of about.problems)
    problems.push(fileProblem(files.about.path, files.about.source, problem))
  if (files.apparatus !== null && apparatus !== null && apparatus.problems.length > 0) {
    const { path, source } = files.apparatus
    const version = versionProblem(source)
    const found = version === null ? apparatus.problems.slice(0, MOST_PROBLEMS) : [version]
    for (const problem of found) problems.push(fileProblem(path, source, problem))
  }
  const conflict = conflictMarks(files.text.source)
  if (conflict !== null) problems.push(fileProblem(files.text.path, files.text.source, conflict))
  if (about.value === null || (apparatus !== null && apparatus.value === null) || conflict !== null) {
    return { edition: null, textReplaced: null, writtenFor: null, problems }
  }

  const text = baseText(files.text.source)
  const { witnesses = [], ...rest } = about.value
  const empty: Edition = {
    id,
    revision: 0,
    about: rest as About,
    witnesses: distinct(witnesses.map(witnessFromWire), files, problems),
    layers: defaultLayers,
    text,
    entries: [],
  }
  if (apparatus === null) return { edition: empty, textReplaced: null, writtenFor: null, problems }
  const writtenFor = apparatus.value!.text.sha256
  if (apparatus.value!.edition !== id) {
    const sameText = hash === null || writtenFor === hash(files.text.source)
    problems.push(otherEdition(apparatus.value!.edition, id, sameText, files))
    if (!sameText) return { edition: null, textReplaced: null, writtenFor: null, problems }
  }
  return { ...withApparatus(empty, apparatus.value!, files, text, hash, problems), writtenFor, problems }
}

/** The files to write for `edition`. The base text and `edition.json` are written only when they were changed. */
export function snapshotOf(
  edition: Edition,
  written: Edition | null,
  textPath: string,
  hash: Hash,
): Snapshot {
  const { text } = edition
  const apparatus = [...apparatusFile(edition, textPath, hash)].join('')
  return {
    apparatus,
    ...(written !== null &&
      (edition.about !== written.about || edition.witnesses !== written.witnesses) && {
        about: aboutFile(edition),
      }),
    ...(written !== null && text !== written.text && { text: text.content }),
  }
}

/** The apparatus file for `edition`, piece by piece: a large one is larger than all else that is in memory. */
export function* apparatusFile(edition: Edition, textPath: string, hash: Hash): Generator<string> {
  const { text } = edition
  yield* apparatusPieces(
    {
      ...edition.unknown?.file,
      format: 'yiwen-apparatus',
      version: 1,
      edition: edition.id,
      text: { ...edition.unknown?.text, file: textPath, sha256: hash(text.content), length: text.length },
      revision: edition.revision,
      layers: edition.layers.map((layer) => ({ ...layer })),
      ...(edition.people !== undefined && { people: [...edition.people] }),
    },
    wireEntries(edition),
  )
}

function* wireEntries({ entries, text }: Edition): Generator<WireEntry> {
  for (const entry of entries) yield entryToWire(entry, text)
}

/** `edition.json` for `edition`. */
export function aboutFile({ about, witnesses }: Edition): string {
  return writeEditionFile({ ...about, witnesses: witnesses.map(witnessToWire) } as WireEdition)
}

function withApparatus(
  empty: Edition,
  apparatus: WireApparatus,
  files: StoredEdition,
  text: BaseText,
  hash: Hash | null,
  problems: FileProblem[],
): { edition: Edition; textReplaced: TextReplaced | null } {
  const sha256 = hash === null ? apparatus.text.sha256 : hash(files.text.source)
  const sameText = apparatus.text.sha256 === sha256
  const select = sameText ? selectWhereWritten(apparatus, text) : selectAnew(apparatus, text)
  const entries = apparatus.entries.map((wire) => entryFromWire(wire, select))
  const edition = withEntries(
    {
      ...empty,
      revision: apparatus.revision,
      layers: apparatus.layers as Edition['layers'],
      ...peopleOf(apparatus),
      unknown: unknownFields(apparatus),
    },
    distinctEntries(entries, files, problems),
  )
  if (sameText) {
    entries.forEach((entry, i) =>
      reportMisplaced(apparatus.entries[i]!, i, isOrphan(entry), files, text, problems),
    )
    return { edition, textReplaced: null }
  }
  const orphans = entries.filter(isOrphan)
  const found = entries.filter((entry) => !isOrphan(entry))
  const flagged = found.filter(({ lemma }) => lemma.some(({ reanchored }) => reanchored !== undefined))
  const moved = entries.filter(
    (entry, i) => !isOrphan(entry) && !sameStarts(entry, apparatus.entries[i]!, text),
  ).length
  const ids = (of: readonly ApparatusEntry[]) => of.map(({ id }) => id)
  problems.push({
    code: 'text-replaced',
    severity: 'warning',
    message: `The base text was changed outside Yiwen since the apparatus was written: ${found.length} of ${entries.length} entries were found again, ${moved} of them at another place; ${flagged.length} stand on altered words or amid rewritten ones and should be looked at; ${orphans.length} have no certain place and wait to be placed.`,
    file: files.text.path,
    line: null,
    column: null,
  })
  return { edition, textReplaced: { sha256, moved, flagged: ids(flagged), orphans: ids(orphans) } }
}

/** Finds the selectors of an apparatus whose base text was replaced, by what they tell of the old one. */
function selectAnew(apparatus: WireApparatus, text: BaseText): (stored: StoredSelector) => Selector {
  const find = reanchorByWords(
    apparatus.entries.flatMap<StoredSelector>(selectorsOf),
    apparatus.text.length,
    text,
  )
  return (stored) => find(stored).selector
}

/**
 * Finds the selectors of an apparatus that was written for this very text. Where one does not stand as it says, another
 * program counted otherwise, without the byte order mark or in other units: then they tell together where each belongs.
 */
function selectWhereWritten(apparatus: WireApparatus, text: BaseText): (stored: StoredSelector) => Selector {
  let find: Reanchor | null = null
  return (stored) => {
    if (stored.orphan === true || standsAsDescribed(stored, text)) return selectorFrom(stored, text)
    find ??= reanchorByWords(
      apparatus.entries.flatMap<StoredSelector>(selectorsOf),
      apparatus.text.length,
      text,
    )
    const { selector } = find(stored)
    // Nobody changed this text: where other words stand, the file is wrong, and its words are looked for as they are.
    const { span } = selector
    const same = span !== null && text.content.slice(span.from, span.to) === (stored.now ?? stored.exact)
    return same ? selector : selectorFrom(stored, text)
  }
}

const sameStarts = ({ lemma }: ApparatusEntry, wire: WireEntry, text: BaseText): boolean =>
  lemma.every(({ span }, i) => span !== null && toCodePoint(text, span.from) === wire.lemma[i]!.start)

function unknownFields(apparatus: WireApparatus): NonNullable<Edition['unknown']> {
  const {
    format: _f,
    version: _v,
    edition: _e,
    text,
    revision: _r,
    layers: _l,
    people: _p,
    entries: _n,
    ...file
  } = apparatus
  const { file: _file, sha256: _sha256, length: _length, ...textFields } = text
  return { file, text: textFields }
}

/** Those who chose a colour; one that this Yiwen does not know is left to the name. */
function peopleOf({ people }: WireApparatus): { people?: readonly Person[] } {
  const known = (people ?? []).flatMap(({ name, colour }) => {
    const chosen = personColour(colour)
    return chosen === null ? [] : [{ name, colour: chosen }]
  })
  return known.length === 0 ? {} : { people: known }
}

/** An apparatus that names another edition is used only when it was written for this very text: a folder was renamed. */
function otherEdition(
  named: string,
  id: string,
  sameText: boolean,
  { apparatus }: StoredEdition,
): FileProblem {
  const { path, source } = apparatus!
  return fileProblem(path, source, {
    code: 'other-edition',
    severity: sameText ? 'warning' : 'error',
    message: sameText
      ? `The apparatus says it is of 「${named}」; it fits this text, and is of 「${id}」 from now on.`
      : `The apparatus is of 「${named}」 and another text; put the apparatus of 「${id}」 in its place, or name this edition in it.`,
    at: placeInJson(source, ['edition']),
  })
}

/** Whether the words of a selector do not stand at the position that it gives. */
function isMisplaced(wire: WireEntry, text: BaseText): boolean {
  return wire.lemma.some(({ start, end, exact, now, orphan }) => {
    if (orphan) return false
    const from = toOffset(text, start)
    const to = toOffset(text, end)
    return from === null || to === null || to < from || text.content.slice(from, to) !== (now ?? exact)
  })
}

function reportMisplaced(
  wire: WireEntry,
  index: number,
  orphan: boolean,
  { apparatus }: StoredEdition,
  text: BaseText,
  problems: FileProblem[],
): void {
  if (!isMisplaced(wire, text)) return
  const { path, source } = apparatus!
  const beyond = wire.lemma.some(({ end }) => end > text.length)
  problems.push(
    fileProblem(path, source, {
      code: 'selector-misplaced',
      severity: orphan ? 'error' : 'warning',
      message: `Entry ${wire.id} does not stand where its position says (${
        beyond
          ? `the text has only ${text.length} characters`
          : `other words than 「${wire.lemma[0]!.exact}」 are there`
      }); ${orphan ? 'its words were not found either, so that it waits to be placed' : 'it was found again by its words'}.`,
      at: placeInJson(source, ['entries', index, 'lemma']),
    }),
  )
}

/** A file that is wrong all over is known by its first problems; each costs a look through the file. */
const MOST_PROBLEMS = 100

/** A file of a later version is said to be so, rather than to have wrong fields. */
function versionProblem(source: string): Problem | null {
  let version: unknown
  let format: unknown
  try {
    ;({ version, format } = JSON.parse(source) as { version?: unknown; format?: unknown })
  } catch {
    return null
  }
  if (format !== 'yiwen-apparatus' || version === 1) return null
  return {
    code: 'wrong-version',
    severity: 'error',
    message: `The apparatus is of version ${JSON.stringify(version)}; this Yiwen reads version 1. Use the Yiwen that wrote it, or one newer than this.`,
    at: placeInJson(source, ['version']),
  }
}

function distinct(
  witnesses: readonly Witness[],
  { about }: StoredEdition,
  problems: FileProblem[],
): Witness[] {
  const seen = new Set<string>()
  return witnesses.filter(({ siglum }, i) => {
    if (!seen.has(siglum)) return seen.add(siglum)
    problems.push(
      fileProblem(about.path, about.source, {
        code: 'siglum-twice',
        severity: 'error',
        message: `Two witnesses have the siglum 「${siglum}」; give the second another.`,
        at: placeInJson(about.source, ['witnesses', i, 'siglum']),
      }),
    )
    return true
  })
}

function distinctEntries<E extends { readonly id: EntryId }>(
  entries: readonly E[],
  { apparatus }: StoredEdition,
  problems: FileProblem[],
): E[] {
  const seen = new Set<EntryId>()
  const copies = new Map<EntryId, number>()
  return entries.map((entry, i) => {
    if (!seen.has(entry.id)) {
      seen.add(entry.id)
      return entry
    }
    let copy = copies.get(entry.id) ?? 2
    while (seen.has(`${entry.id}-${copy}` as EntryId)) copy++
    copies.set(entry.id, copy + 1)
    const id = `${entry.id}-${copy}` as EntryId
    seen.add(id)
    problems.push(
      fileProblem(apparatus!.path, apparatus!.source, {
        code: 'id-twice',
        severity: 'warning',
        message: `Two entries have the id ${entry.id}; the second is called ${id} from now on.`,
        at: placeInJson(apparatus!.source, ['entries', i, 'id']),
      }),
    )
    return { ...entry, id }
  })
}
