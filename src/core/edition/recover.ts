import type { Siglum } from '../apparatus/index.ts'
import { apply } from './apply.ts'
import { changeFromWire, type LogRecord, takeBack } from './change-codec.ts'
import type { Edition } from './edition.ts'
import type { EditionChange } from './edition-change.ts'
import { FileError, type FileProblem } from './file-problem.ts'
import { type Hash, type Loaded, loadEdition, type TextReplaced } from './load.ts'
import type { Storage, StoredEdition } from './storage.ts'

/** A change that was made: the edition before it, the change, and its line in the log. */
export interface Made {
  readonly before: Edition
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
  const loaded = beforeInterruptedSnapshot(id, files, asRead, records, hash) ?? asRead
  const problems = [...loaded.problems, ...logProblems]
  // Without what the log has after a broken line, decisions would be missing, and new ones could not be kept.
  const broken = logProblems.some(({ severity }) => severity === 'error')
  if (loaded.edition === null || broken) return { state: null, problems }

  let edition = loaded.edition
  const recent: Made[] = []
  for (const record of records) {
    try {
      const before = withWitnessesRemovedBy(record, edition)
      const change = changeFromWire(record, before.text)
      edition = apply(before, change)
      recent.push({ before, change, record })
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      problems.push(doesNotFit(record, files, error))
      return { state: null, problems }
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

/**
 * A crash may have come after the base text of a snapshot was written and before its apparatus was: then the text is
 * ahead of the apparatus by text edits that the log has. Takes them back, so that the log can be replayed from where
 * the apparatus stands. Null when there is nothing to take back, or when the text is not explained so: somebody
 * replaced it.
 */
function beforeInterruptedSnapshot(
  id: string,
  files: StoredEdition,
  asRead: Loaded,
  records: readonly LogRecord[],
  hash: Hash,
): Loaded | null {
  // Without an apparatus no hash tells which text it counts on: the whole log is taken to be in the text.
  const ahead = files.apparatus === null || asRead.textReplaced !== null
  if (!ahead) return null
  const acts = records.flatMap(({ act }) => (act.kind === 'batch' ? act.acts : [act]))
  const textEdits = acts.filter((act) => act.kind === 'edit-text')
  for (let done = textEdits.length; done > 0; done--) {
    let source: string | null = files.text.source
    for (const edit of textEdits.slice(0, done).reverse()) {
      source = source === null ? null : takeBack(edit.changes, source)
    }
    if (source === null) continue
    const loaded = loadEdition(id, { ...files, text: { ...files.text, source } }, hash)
    if (loaded.textReplaced === null) return loaded
  }
  return null
}

/**
 * `edition.json` is written before the apparatus: after a crash between the two a witness may be gone already whose
 * removal the log is about to repeat.
 */
function withWitnessesRemovedBy({ act }: LogRecord, edition: Edition): Edition {
  const acts = act.kind === 'batch' ? act.acts : [act]
  const gone = acts
    .filter((act) => act.kind === 'remove-witness')
    .map(({ siglum }) => siglum as Siglum)
    .filter((siglum) => !edition.witnesses.some((witness) => witness.siglum === siglum))
  if (gone.length === 0) return edition
  return { ...edition, witnesses: [...edition.witnesses, ...gone.map((siglum) => ({ siglum }))] }
}

function doesNotFit({ revision }: LogRecord, files: StoredEdition, error: RangeError): FileProblem {
  return {
    code: 'log-does-not-fit',
    severity: 'error',
    message: `Change ${revision} of the log does not fit the files (${error.message}); take base text, apparatus and log from one and the same state, for example from git.`,
    file: files.apparatusPath,
    line: null,
    column: null,
  }
}
