import type { Siglum } from '../apparatus/index.ts'
import type { TableEdit } from '../collation/table/index.ts'
import { type BaseText, baseText } from '../text/index.ts'
import { apply } from './apply.ts'
import { changeFromWire, type LogRecord, takeBack, type WireAct } from './change-codec.ts'
import { type Edition, editionWith, tableEditsOf } from './edition.ts'
import type { EditionChange } from './edition-change.ts'
import { FileError, type FileProblem } from './file-problem.ts'
import { type Hash, type Loaded, loadEdition, type TextReplaced } from './load.ts'
import { textChanges } from './rebase.ts'
import type { Storage, StoredEdition } from './storage.ts'
import { withTableEdits } from './table-edit-acts.ts'

/** A change that was made: the base text it was made on, the change, and its line in the log. */
export interface Made {
  readonly before: BaseText
  readonly change: EditionChange
  readonly record: LogRecord
}

/** An edition as the storage has it. */
export interface Recovered {
  /** Null when a file cannot be used; the problems say why. */
  readonly state: {
    readonly edition: Edition
    /** The edition as its files have it, without what only the log has. */
    readonly written: Edition
    readonly hasApparatus: boolean
    /** What the log has beyond the files, in order. */
    readonly recent: Made[]
    readonly files: StoredEdition
    readonly textReplaced: TextReplaced | null
  } | null
  readonly problems: readonly FileProblem[]
}

/**
 * Reads the edition `id` and brings in what the log has beyond its files, from wherever a crash left them. Writes
 * nothing. Null when there is no such edition.
 */
export async function recover(id: string, storage: Storage, hash: Hash): Promise<Recovered | null> {
  try {
    const files = await storage.read(id)
    return files && (await bringTogether(id, files, storage, hash))
  } catch (error) {
    if (error instanceof FileError) return { state: null, problems: [error.problem] }
    throw error
  }
}

async function bringTogether(
  id: string,
  files: StoredEdition,
  storage: Storage,
  hash: Hash,
): Promise<Recovered> {
  const asRead = loadEdition(id, files, hash)
  if (asRead.edition === null) return { state: null, problems: asRead.problems }
  const { records, problems: logProblems } = await storage.since(id, asRead.edition.revision)
  const explained =
    asRead.textReplaced === null && asRead.writtenFor !== null
      ? null
      : beforeInterruptedSnapshot(id, files, records, asRead.writtenFor, hash)
  const loaded = explained ?? asRead
  const problems = [...loaded.problems, ...logProblems]
  // Without what the log has after a broken line, decisions would be missing, and new ones could not be kept.
  const broken = logProblems.some(({ severity }) => severity === 'error')
  if (loaded.edition === null || broken) return { state: null, problems }

  let edition = loaded.edition
  const recent: Made[] = []
  for (const record of records) {
    try {
      const before = withTableEditsBefore(record, withWitnessesRemovedBy(record, edition))
      const change = changeFromWire(record, before.text)
      if (loaded.textReplaced !== null && textChanges(change.act).length > 0) {
        throw new RangeError('the base text was replaced since')
      }
      edition = apply(before, change)
      recent.push({ before: before.text, change, record })
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      problems.push(notRedone(record, files, error.message))
      edition = editionWith(edition, { revision: record.revision })
      recent.length = 0
    }
  }
  const state = {
    edition,
    written: asRead.edition,
    hasApparatus: files.apparatus !== null,
    recent,
    files,
    textReplaced: loaded.textReplaced,
  }
  return { state, problems }
}

/** The base text before `act` made it `after`; null when it did not. */
export function textBefore(act: WireAct, after: BaseText): BaseText | null {
  let text: BaseText = after
  for (const next of [...simpleActs(act)].reverse()) {
    if (next.kind === 'text-replaced') return null
    if (next.kind !== 'edit-text') continue
    const before = takeBack(next.changes, text.content)
    if (before === null) return null
    text = baseText(before)
  }
  return text
}

/**
 * A crash may have come after the base text of a snapshot was written and before its apparatus was: then the text is
 * ahead of the apparatus by text edits that the log has. Takes them back, so that the log can be replayed from where
 * the apparatus stands; without apparatus (`writtenFor` null), as many as can be. Null when the text is not explained
 * so: somebody replaced it.
 */
function beforeInterruptedSnapshot(
  id: string,
  files: StoredEdition,
  records: readonly LogRecord[],
  writtenFor: string | null,
  hash: Hash,
): Loaded | null {
  for (let done = records.length; done > 0; done--) {
    if (!simpleActs(records[done - 1]!.act).some(({ kind }) => kind === 'edit-text')) continue
    let text: BaseText | null = baseText(files.text.source)
    for (const { act } of records.slice(0, done).reverse()) text = text && textBefore(act, text)
    if (text === null || (writtenFor !== null && hash(text.content) !== writtenFor)) continue
    return loadEdition(id, { ...files, text: { ...files.text, source: text.content } }, hash)
  }
  return null
}

const simpleActs = (act: WireAct) => (act.kind === 'batch' ? act.acts : [act])

/**
 * `edition.json` is written before the apparatus: after a crash between the two a witness may be gone already whose
 * removal the log is about to repeat.
 */
function withWitnessesRemovedBy({ act }: LogRecord, edition: Edition): Edition {
  const gone = simpleActs(act)
    .filter((act) => act.kind === 'remove-witness')
    .map(({ siglum }) => siglum as Siglum)
    .filter((siglum) => !edition.witnesses.some((witness) => witness.siglum === siglum))
  if (gone.length === 0) return edition
  return { ...edition, witnesses: [...edition.witnesses, ...gone.map((siglum) => ({ siglum }))] }
}

/**
 * The same for edits of the alignment table, which `edition.json` also holds: those that the log is about to add are
 * taken out, those that it is about to remove put in. Each act is done by its first word about an edit.
 */
function withTableEditsBefore({ act }: LogRecord, edition: Edition): Edition {
  const first = new Map<string, 'added' | 'removed'>()
  for (const next of simpleActs(act)) {
    if (next.kind === 'add-table-edits') {
      for (const { edit } of next.edits) if (!first.has(edit.id)) first.set(edit.id, 'added')
    } else if (next.kind === 'remove-table-edits') {
      for (const id of next.ids) if (!first.has(id)) first.set(id, 'removed')
    }
  }
  if (first.size === 0) return edition
  const edits = tableEditsOf(edition)
  const kept = edits.filter(({ id }) => first.get(id) !== 'added')
  const known = new Set(kept.map(({ id }) => id))
  const missing = [...first].filter(([id, word]) => word === 'removed' && !known.has(id))
  if (kept.length === edits.length && missing.length === 0) return edition
  return withTableEdits(edition, [...kept, ...missing.map(([id]) => gone(id))])
}

/** Stands for an edit of which only its removal is left to be done. */
const gone = (id: string): TableEdit => ({
  id,
  kind: 'untranspose',
  tokens: { witness: null, text: '', before: '', after: '', nth: [1, 1] },
})

const notRedone = (
  { revision, by, at, act }: LogRecord,
  files: StoredEdition,
  reason: string,
): FileProblem => ({
  code: 'change-not-redone',
  severity: 'error',
  message: `Change ${revision} of the log (${act.kind}, by ${by || 'nobody'}, ${at}) could not be done again: ${reason}. It is still in the log; make it by hand where it is wanted.`,
  file: files.apparatusPath,
  line: null,
  column: null,
})
