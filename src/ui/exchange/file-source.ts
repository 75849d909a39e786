import type { ImportSource } from '../../core/formats/index.ts'

/** A file that an editor chose or dropped. */
export function fileSource(file: File): ImportSource {
  return {
    name: file.name,
    size: file.size,
    async *bytes() {
      // In slices rather than as a stream: every browser has them, and between two the page may draw.
      for (let at = 0; at < file.size; at += SLICE)
        yield new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer())
    },
  }
}

/** What an editor pasted. */
export function textSource(name: string, text: string): ImportSource {
  const bytes = new TextEncoder().encode(text)
  return {
    name,
    size: bytes.length,
    async *bytes() {
      yield await Promise.resolve(bytes)
    },
  }
}

const SLICE = 1 << 19
