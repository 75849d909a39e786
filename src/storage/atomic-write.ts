import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Replaces the file at `path` by `content`, wholly or not at all: whatever happens, the old file or the new one is
 * there. Once the promise is fulfilled the new one survives a power cut.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.${basename(path)}.${process.pid}-${counter()}${TEMPORARY}`)
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  try {
    const file = await open(temporary, 'wx', 0o666)
    try {
      await writeWhole(file, bytes)
      await file.sync()
      // On a full disk some systems write less than they were given and say nothing.
      const { size } = await file.stat()
      if (size !== bytes.length) throw new Error(`only ${size} of ${bytes.length} bytes could be written`)
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(folder)
}

/** Writes all of `bytes` at the file's position, however many calls that takes. */
export async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done)
    if (bytesWritten === 0) throw new Error(`only ${done} of ${bytes.length} bytes could be written`)
    done += bytesWritten
  }
}

/** Makes the names in a folder as durable as the files: a rename may otherwise be lost in a power cut. */
export async function syncFolder(path: string): Promise<void> {
  // Windows knows no such thing for folders, and makes names durable by itself.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Deletes what an interrupted `writeAtomically` left behind in `folder`. Only who holds the project may do so. */
export async function deleteLeftOvers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (LEFT_OVER.test(name)) await rm(join(folder, name), { force: true })
  }
}

const TEMPORARY = '.yiwen.tmp'
const LEFT_OVER = /^\..+\.\d+-[0-9a-z]+\.yiwen\.tmp$/u

/** Tells apart the temporary files of one process. */
const counter = () => process.hrtime.bigint().toString(36)
