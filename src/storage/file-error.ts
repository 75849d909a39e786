import { FileError } from '../core/edition/index.ts'

/** `error`, met while doing something with the file at `path`, as a sentence that says what to do. */
export function fileError(path: string, error: unknown): FileError {
  if (error instanceof FileError) return error
  const code = (error as NodeJS.ErrnoException | null)?.code
  const said = error instanceof Error ? error.message : String(error)
  return new FileError({
    code: 'file-unusable',
    severity: 'error',
    message: sentences[code ?? ''] ?? `The file cannot be used: ${said}.`,
    file: path,
    line: null,
    column: null,
  })
}

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'The file is missing; put it back, for example from git.',
  EACCES: 'Permission denied; make the file and its folder readable and writable for you.',
  EPERM: 'The system does not permit it; make the file and its folder writable for you.',
  EROFS: 'The disk is read-only; copy the project to a place where you may write.',
  ENOSPC: 'The disk is full; make room, nothing that was acknowledged is lost.',
  EDQUOT: 'Your quota on this disk is used up; make room, nothing that was acknowledged is lost.',
  EFBIG: 'The file would become larger than this system allows; nothing that was acknowledged is lost.',
  EIO: 'The disk reports an error; copy the project to another disk.',
  EISDIR: 'There is a folder where a file should be; move it away.',
  ENOTDIR: 'There is a file where a folder should be; move it away.',
  EMFILE: 'Too many files are open; close other programs.',
}
