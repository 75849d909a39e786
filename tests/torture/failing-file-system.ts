import type { FileHandle } from 'node:fs/promises'
import { type FileSystem, fileSystem } from '../../src/storage/file-system.ts'

/** A call to the system, by its name and what it is about: `open /a/b`, `write /a/b`, `rename /a/b /a/c`. */
export interface Call {
  readonly name: string
  readonly path: string
  readonly to?: string
  /** What a write wrote, and how long a truncation left the file. */
  readonly bytes?: Uint8Array
  readonly length?: number
}

/** What to do instead of a call: throw it, or for a write, write so many bytes only and say so. */
export type Fault = { readonly error: string } | { readonly short: number } | null

/**
 * The machine's files, each call told to `before`, which may make it fail, and once it is done to `after`. Closing a
 * file is told of and never fails.
 */
export function failingFileSystem(
  before: (call: Call) => Fault,
  after: (call: Call) => void = () => undefined,
): FileSystem {
  async function through<T>(call: Call, run: () => Promise<T>): Promise<T> {
    const fault = before(call)
    if (fault !== null && 'error' in fault) {
      throw Object.assign(new Error(`${fault.error}: injected, ${call.name} ${call.path}`), {
        code: fault.error,
      })
    }
    const result = await run()
    after(call)
    return result
  }

  function handle(file: FileHandle, path: string): FileHandle {
    return new Proxy(file, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target)
        if (typeof value !== 'function' || typeof name !== 'string') return value
        const run = value.bind(target) as (...given: unknown[]) => Promise<unknown>
        if (name === 'close') return run
        if (name === 'write')
          return (bytes: Uint8Array, from: number, length: number) => write(target, path, bytes, from, length)
        return (...given: unknown[]) =>
          through({ name, path, ...(name === 'truncate' && { length: given[0] as number }) }, () =>
            run(...given),
          )
      },
    })
  }

  async function write(file: FileHandle, path: string, bytes: Uint8Array, from: number, length: number) {
    const fault = before({ name: 'write', path, bytes: bytes.subarray(from, from + length) })
    if (fault !== null && 'error' in fault) {
      throw Object.assign(new Error(`${fault.error}: injected, write ${path}`), { code: fault.error })
    }
    const most = fault === null ? length : Math.min(length, fault.short)
    const result = most === 0 ? { bytesWritten: 0, buffer: bytes } : await file.write(bytes, from, most)
    after({ name: 'write', path, bytes: Uint8Array.from(bytes.subarray(from, from + result.bytesWritten)) })
    return result
  }

  return new Proxy(fileSystem, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function' || typeof name !== 'string') return value
      const run = value as (...given: unknown[]) => Promise<unknown>
      return async (...given: unknown[]) => {
        const call: Call = {
          name,
          path: String(given[0]),
          ...(name === 'rename' && { to: String(given[1]) }),
        }
        const result = await through(call, () => run(...given))
        return name === 'open' ? handle(result as FileHandle, call.path) : result
      }
    },
  })
}
