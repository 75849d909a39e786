import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { NewFiles } from '../core/edition/index.ts'
import { ifMissing, syncFolder, writeAtomically } from './atomic-write.ts'
import { fileError } from './file-error.ts'
import type { FileSystem } from './file-system.ts'

/** Where the files of an edition are, from the project folder. */
export interface EditionPaths {
  readonly about: string
  readonly text: string
  readonly apparatus: string
  readonly log: string
}

/**
 * Writes a new edition into the project at `root`. Its folder is written under another name, and is given its own when
 * the apparatus stands, so that no edition is seen by halves. False when there is one, or a file of one. Throws a
 * FileError when it cannot be written.
 */
export async function createEdition(
  root: string,
  paths: EditionPaths,
  { about, text, apparatus }: NewFiles,
  fs: FileSystem,
): Promise<boolean> {
  const home = join(root, dirname(paths.text))
  const draft = join(dirname(home), `.${basename(home)}.${randomUUID().slice(0, 8)}`)
  try {
    for (const file of [home, join(root, paths.apparatus), join(root, paths.log)])
      if ((await fs.stat(file).catch(ifMissing)) !== null) return false
    try {
      await fs.mkdir(draft)
      await writeAtomically(join(draft, basename(paths.text)), text, fs)
      await writeAtomically(join(draft, basename(paths.about)), about, fs)
      await writeAtomically(join(root, paths.apparatus), apparatus, fs)
      await fs.rename(draft, home)
    } catch (error) {
      await fs.rm(draft, { recursive: true, force: true }).catch(() => undefined)
      await fs.rm(join(root, paths.apparatus), { force: true }).catch(() => undefined)
      throw error
    }
    await syncFolder(dirname(home), fs)
    return true
  } catch (error) {
    throw fileError(dirname(paths.text), error)
  }
}
