import type { Edition } from './edition.ts'
import type { FileProblem } from './file-problem.ts'
import { type Hash, snapshotOf } from './load.ts'
import type { Made } from './recover.ts'
import type { Snapshot } from './storage.ts'

/** An edition that a desk keeps: as it stands, and as its files have it. */
export interface OpenEdition {
  current: Edition
  /** What the files hold. */
  written: Edition
  /** Whether there is an apparatus file yet. */
  hasApparatus: boolean
  aboutPath: string
  textPath: string
  apparatusPath: string
  /** What was found wrong when the files were read. */
  problems: readonly FileProblem[]
  /** Why the files cannot be written now; null when they can. */
  unwritten: FileProblem | null
  /** Whether the files do not hold all that is current. */
  stale: boolean
  /** When the next snapshot may be written, in milliseconds since 1970: the last one took long. */
  restsUntil: number
  /** Whether a file as it stands cannot be used, and so must not be written over: conflict marks, half a file. */
  blocked: boolean
  /** The latest changes, so that late ones can be rebased. */
  recent: Made[]
}

/** All that is wrong with the files of `open` now. */
export const problemsOf = ({ problems, unwritten }: OpenEdition): readonly FileProblem[] =>
  unwritten === null ? problems : [...problems, unwritten]

/** The files to write for `edition`, of those of `open` that are other now. */
export const snapshotFor = (edition: Edition, { written, textPath }: OpenEdition, hash: Hash): Snapshot =>
  snapshotOf(edition, written, textPath, hash)

/** How many changes back a client may be without having to reload. Editions share what did not change. */
export const KEPT_FOR_REBASING = 1000
