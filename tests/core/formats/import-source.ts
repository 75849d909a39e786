import type { ImportSource } from '../../../src/core/formats/index.ts'

/** A file called `name` with `content`, which comes in pieces of `piece` bytes, so that characters are cut. */
export function source(name: string, content: string | Uint8Array, piece = 61): ImportSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    name,
    size: bytes.length,
    async *bytes() {
      for (let at = 0; at < bytes.length; at += piece)
        yield await Promise.resolve(bytes.subarray(at, at + piece))
    },
  }
}
