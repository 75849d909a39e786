import { isOrphan } from '../apparatus/index.ts'
import { apply } from './apply.ts'
import { changeFromWire, type LogRecord } from './change-codec.ts'
import { type Edition, editionWith } from './edition.ts'
import type { Act } from './edition-change.ts'
import type { FileProblem } from './file-problem.ts'
import { type Hash, loadEdition } from './load.ts'
import { KEPT_FOR_REBASING, type OpenEdition, snapshotFor } from './open-edition.ts'
import { actBetween, contestedOutside } from './outside.ts'
import type { Recovered } from './recover.ts'
import type { Storage } from './storage.ts'

/*
 * What a desk does when another program changed the files of an edition that is open. Three states are brought
 * together: what the files held before (`open.written`), what they hold now (`found`), and what is current here.
 */

/** What was read anew. */
export type Found = NonNullable<Recovered['state']>

/** Keeps a copy of an apparatus of which not everything can be brought in, and says where it is. */
export async function setAside(open: OpenEdition, found: Found, storage: Storage): Promise<FileProblem[]> {
  const { apparatus } = found.files
  if (apparatus === null) {
    if (!open.hasApparatus) return []
    return [outside(open.apparatusPath, 'Another program deleted the apparatus; it was written again.')]
  }
  const ours = open.recent.filter(({ record }) => record.revision > open.written.revision)
  const acts = ours.map(({ change }) => change.act)
  const names = contestedOutside(open.written, found.written, acts)
  const older = found.written.revision < open.written.revision
  if (names.length === 0 && !older) return []
  const aside = await storage.keepAside(apparatus.path, apparatus.source)
  const said =
    names.length > 0
      ? `Another program changed what was changed here too (${names.join(', ')}); the version made here stands, and the other is in ${aside}.`
      : `Another program put back the apparatus of revision ${found.written.revision}; the log leads on from there, so that it was brought up to date again. What was put back is in ${aside}; to go back for good, put back the log as well.`
  return [outside(apparatus.path, said)]
}

/**
 * Brings in the changes that another program added to the log, as after a git pull: `records` are those from the
 * current revision on. Gives the ones that were brought in; what they do not explain is seen from the files.
 */
export function followLog(open: OpenEdition, records: readonly LogRecord[]): LogRecord[] {
  const last = open.recent.at(-1)?.record
  if (last !== undefined && !records.some(({ id }) => id === last.id)) return []
  const followed: LogRecord[] = []
  for (const record of records) {
    if (record.revision <= open.current.revision) continue
    const before = open.current
    try {
      const change = changeFromWire(record, before.text)
      open.current = editionWith(apply(before, change), { revision: record.revision })
      open.recent.push({ before: before.text, change, record })
      followed.push(record)
    } catch (error) {
      if (error instanceof RangeError) break
      throw error
    }
  }
  open.recent.splice(0, open.recent.length - KEPT_FOR_REBASING)
  return followed
}

/** What must be done so that `theirs` is current here, and the edition after it but for its revision. */
export interface Adoption {
  readonly act: Act
  readonly after: Edition | null
}

/**
 * What the files hold beyond what is current: an act that says it, or that the base text was replaced, after which
 * the windows begin anew. Null when there is nothing. An apparatus that was deleted counts as the one we know.
 */
export function adoption(id: string, open: OpenEdition, found: Found, hash: Hash): Adoption | null {
  let { edition: theirs, textReplaced } = found
  if (found.files.apparatus === null && open.hasApparatus) {
    const { apparatus: source } = snapshotFor(open.current, open, hash)
    const files = { ...found.files, apparatus: { path: open.apparatusPath, source } }
    const loaded = loadEdition(id, files, hash)
    theirs = loaded.edition ?? theirs
    textReplaced = loaded.textReplaced
  }
  // No act says these, so that windows see them when they are opened anew.
  open.current = {
    ...open.current,
    layers: theirs.layers,
    ...(theirs.unknown && { unknown: theirs.unknown }),
  }
  if (theirs.text.content === open.current.text.content) {
    const act = actBetween(open.current, theirs)
    return act && { act, after: null }
  }
  const orphans = theirs.entries.filter(isOrphan).map(({ id }) => id)
  const became = textReplaced ?? { moved: 0, orphans }
  return {
    act: { kind: 'text-replaced', ...became, sha256: hash(theirs.text.content) },
    after: theirs,
  }
}

const outside = (file: string, message: string): FileProblem => ({
  code: 'changed-outside',
  severity: 'warning',
  message,
  file,
  line: null,
  column: null,
})
