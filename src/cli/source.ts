import { readFile, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import type { Witness } from '../core/apparatus/index.ts'
import { FileError } from '../core/edition/index.ts'
import { type BaseText, baseText } from '../core/text/index.ts'
import { decode, fileError, FilesStorage } from '../storage/index.ts'
import { type Arguments, InputError, type Io } from './command.ts'
import { projectFolder, readEdition } from './project.ts'

/** A text that a command reads: a file, or the base text of an edition. */
export interface Source {
  readonly path: string
  readonly text: BaseText
  readonly marks?: string | undefined
  readonly witnesses: readonly Witness[]
}

/**
 * The text of the file, or of the edition, that was named; a file wins over an edition of the same name. Throws an
 * InputError or a FileError when there is neither, or it cannot be read.
 */
export async function readSource(named: string, args: Arguments, io: Io): Promise<Source> {
  const file = isAbsolute(named) ? named : join(io.cwd, named)
  const found = await stat(file).catch(() => null)
  if (found?.isFile() === true) {
    const bytes = await readFile(file).catch((error: unknown) => {
      throw fileError(named, error)
    })
    return { path: named, text: baseText(decode(bytes, named)), witnesses: [] }
  }
  const storage = await openProject(named, args, io)
  const { state, problems } = await readEdition(storage, named)
  if (state === null)
    throw new FileError(problems.find(({ severity }) => severity === 'error') ?? problems[0]!)
  const { edition, files } = state
  const { text, witnesses, about } = edition
  return { path: files.text.path, text, marks: about.noteMarks, witnesses }
}

/** A name that is no file is an edition's, unless there is no project at all. */
async function openProject(named: string, args: Arguments, io: Io): Promise<FilesStorage> {
  const given = args.value('project')
  try {
    return await FilesStorage.openForReading(projectFolder(given, io))
  } catch (error) {
    if (given !== undefined || !(error instanceof FileError)) throw error
    throw new InputError(
      `There is no file 「${named}」, and the current folder is no project with an edition of that name.`,
    )
  }
}
