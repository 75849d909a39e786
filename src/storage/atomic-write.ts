import type { FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type FileSystem, fileSystem } from './file-system.ts'

/**
 * Replaces the file at `path` by `content`, which may come in pieces, wholly or not at all: whatever happens, the old file or the new one is
 * there. Once the promise is fulfilled the new one survives a power cut. Who may read and write it stays as it was.
 */
export async function writeAtomically(
  path: string,
  content: string | Uint8Array | Iterable<string>,
  fs: FileSystem = fileSystem,
): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.${basename(path)}.${process.pid}-${counter()}${TEMPORARY}`)
  const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
  // What is written in many pieces is encoded into the same bytes again and again.
  let room: Buffer | null = null
  const encoded = (piece: string): Uint8Array => {
    if (typeof content === 'string' || piece.length * 3 > ROOM) return Buffer.from(piece, 'utf8')
    room ??= Buffer.allocUnsafe(ROOM)
    return room.subarray(0, room.write(piece, 'utf8'))
  }
  const old = await fs.stat(path).catch(ifMissing)
  try {
    const file = await fs.open(temporary, 'wx', 0o666)
    try {
      if (old !== null) await likeBefore(file, old)
      let length = 0
      for (const piece of pieces) {
        const bytes = typeof piece === 'string' ? encoded(piece) : piece
        await writeWhole(file, bytes)
        length += bytes.length
      }
      await file.sync()
      // On a full disk some systems write less than they were given and say nothing.
      const { size } = await file.stat()
      if (size !== length) throw new Error(`only ${size} of ${length} bytes could be written`)
    } finally {
      await file.close()
    }
    await fs.rename(temporary, path)
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(folder, fs)
}

/** In bytes. */
const ROOM = 1 << 20

/** Writes all of `bytes` at the file's position, however many calls that takes. */
export async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done)
    if (bytesWritten === 0) throw new Error(`only ${done} of ${bytes.length} bytes could be written`)
    done += bytesWritten
  }
}

/** Makes the names in a folder as durable as the files: a rename may otherwise be lost in a power cut. */
export async function syncFolder(path: string, fs: FileSystem = fileSystem): Promise<void> {
  // Windows knows no such thing for folders, and makes names durable by itself.
  if (process.platform === 'win32') return
  const folder = await fs.open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Deletes what an interrupted `writeAtomically` left behind in `folder`. Only who holds the project may do so. */
export async function deleteLeftOvers(folder: string, fs: FileSystem = fileSystem): Promise<void> {
  for (const name of await fs.readdir(folder)) {
    if (isLeftOver(name)) await fs.rm(join(folder, name), { force: true })
  }
}

/** Whether a file of that name is one that `writeAtomically` was writing. */
export function isLeftOver(name: string): boolean {
  return LEFT_OVER.test(name)
}

/** Null for the error that a file is not there; every other error is thrown again. */
export function ifMissing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
  throw error
}

/** A new file belongs to whoever runs Yiwen, with the rights that are usual there; colleagues may need others. */
async function likeBefore(file: FileHandle, { mode, uid, gid }: { mode: number; uid: number; gid: number }) {
  if (process.platform === 'win32') return
  const own = await file.stat()
  if ((own.mode & PERMISSIONS) !== (mode & PERMISSIONS)) await file.chmod(mode & PERMISSIONS)
  // Only the superuser may give files away; for anybody else the content matters more than the owner.
  if (own.uid !== uid || own.gid !== gid) await file.chown(uid, gid).catch(() => undefined)
}

const PERMISSIONS = 0o777

const TEMPORARY = '.yiwen.tmp'
const LEFT_OVER = /^\..+\.\d+-[0-9a-z]+\.yiwen\.tmp$/u

/** Tells apart the temporary files of one process. */
const counter = () => process.hrtime.bigint().toString(36)
