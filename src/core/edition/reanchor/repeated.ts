/** What is known of the stretches of some length that begin in an old text. */
export interface Stretches {
  /** Whether the one that begins at a place occurs more than once in the old text or in the new. */
  readonly isRepeated: (at: number) => boolean
  /** Whether a character stands in one that occurs in both texts, but more often in one than in the other. */
  readonly isCopied: (at: number) => boolean
}

/**
 * Looks at the stretches of `length` characters. They are counted by a small number for each, so that now and then one
 * is called repeated that is not, never the other way about.
 */
export function stretchesOf(old: Uint32Array, now: Uint32Array, length: number): Stretches {
  let size = 1 << 12
  while (size < 16 * (old.length + now.length) && size < 1 << 26) size *= 2
  const hashesOld = hashes(old, length)
  const countsOld = counts(hashesOld, size)
  const countsNow = counts(hashes(now, length), size)
  return {
    isRepeated: (at) => {
      if (at >= hashesOld.length) return true
      const slot = hashesOld[at]! & (size - 1)
      return countsOld[slot]! > 1 || countsNow[slot]! > 1
    },
    isCopied: (at) => {
      const last = Math.min(at, hashesOld.length - 1)
      for (let i = Math.max(0, at - length + 1); i <= last; i++) {
        const slot = hashesOld[i]! & (size - 1)
        if (countsNow[slot]! > 0 && countsNow[slot] !== countsOld[slot]) return true
      }
      return false
    },
  }
}

/** How often each number occurs; more than `MOST` is as good as any. */
function counts(of: Int32Array, size: number): Uint8Array {
  const result = new Uint8Array(size)
  for (const hash of of) if (result[hash & (size - 1)]! < MOST) result[hash & (size - 1)]!++
  return result
}

function hashes(codes: Uint32Array, length: number): Int32Array {
  const result = new Int32Array(Math.max(0, codes.length - length + 1))
  let out = 1
  for (let i = 0; i < length; i++) out = Math.imul(out, BASE)
  let hash = 0
  for (let i = 0; i < codes.length; i++) {
    hash = (Math.imul(hash, BASE) + mix(codes[i]!)) | 0
    if (i >= length) hash = (hash - Math.imul(mix(codes[i - length]!), out)) | 0
    if (i >= length - 1) result[i - length + 1] = mix(hash)
  }
  return result
}

function mix(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  const twice = Math.imul(once ^ (once >>> 15), 0x2c1b3c6d)
  return twice ^ (twice >>> 13)
}

const BASE = 0x01000193
const MOST = 255
