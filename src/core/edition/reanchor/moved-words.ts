import type { Pairable } from './explanations.ts'
import type { Stretches } from './repeated.ts'

/** Words of the old text that stand elsewhere in the new one: where they begin in either, and how many they are. */
export interface MovedWords {
  readonly old: number
  readonly now: number
  readonly length: number
}

/**
 * Words that were lost at one place and gained at another, whatever else was lost and gained beside them: of three
 * sentences that went away together two may have been deleted and one moved. They stand once in either text, and
 * nothing goes on with them in both. `lost` and `gained` say of each character whether it is open still.
 */
export function movedWords(
  { old, now }: Pairable,
  lost: (at: number) => boolean,
  gained: (at: number) => boolean,
  repeated: Stretches['isRepeated'],
): MovedWords[] {
  const places = new Map<number, number[]>()
  for (const at of begins(now.length, gained)) {
    const words = wordsAt(now, at)
    const known = places.get(words)
    if (known === undefined) places.set(words, [at])
    else if (known.length <= MOST) known.push(at)
  }
  if (places.size === 0) return []
  const same = (i: number, j: number) =>
    i >= 0 && j >= 0 && i < old.length && j < now.length && old[i] === now[j] && lost(i) && gained(j)
  const found: MovedWords[] = []
  for (const i of begins(old.length, lost)) {
    const there = places.get(wordsAt(old, i)) ?? []
    if (there.length > MOST) continue
    for (const j of there) {
      if (same(i - 1, j - 1)) continue
      let length = 0
      while (same(i + length, j + length)) length++
      if (length >= LEAST) found.push({ old: i, now: j, length })
    }
  }
  const taken = { old: new Uint8Array(old.length), now: new Uint8Array(now.length) }
  return longestFirst(found, taken, once({ old, now }, repeated))
}

/** Those that are `wanted`, none of which shares a character with a longer one. */
function longestFirst(
  found: MovedWords[],
  taken: { readonly old: Uint8Array; readonly now: Uint8Array },
  wanted: (words: MovedWords) => boolean,
): MovedWords[] {
  return found
    .sort((a, b) => b.length - a.length)
    .filter((words) => {
      const { old, now, length } = words
      for (let k = 0; k < length; k++) if (taken.old[old + k] === 1 || taken.now[now + k] === 1) return false
      if (!wanted(words)) return false
      taken.old.fill(1, old, old + length)
      taken.now.fill(1, now, now + length)
      return true
    })
}

/** Whether words stand once in either text. So many are looked for in a long text as do not take long. */
function once(
  { old, now }: Pick<Pairable, 'old' | 'now'>,
  repeated: Stretches['isRepeated'],
): (words: MovedWords) => boolean {
  let looks = Math.ceil(WORK / (old.length + now.length + 1))
  return (words) => {
    for (let k = 0; k + LEAST <= words.length; k++) if (!repeated(words.old + k)) return true
    if (looks-- <= 0) return false
    return isOnce(old, words.old, words.length) && isOnce(now, words.now, words.length)
  }
}

function isOnce(text: Uint32Array, at: number, length: number): boolean {
  for (let i = text.indexOf(text[at]!); i >= 0; i = text.indexOf(text[at]!, i + 1)) {
    if (i === at) continue
    let same = 0
    while (same < length && text[i + same] === text[at + same]) same++
    if (same === length) return false
  }
  return true
}

/** Where so many open characters begin as words have at least. */
function* begins(length: number, open: (at: number) => boolean): Generator<number> {
  let run = 0
  for (let at = 0; at < length; at++) {
    run = open(at) ? run + 1 : 0
    if (run >= LEAST) yield at - LEAST + 1
  }
}

/** A number for the words that begin at a place; others have now and then the same. */
function wordsAt(text: Uint32Array, at: number): number {
  let words = 0
  for (let k = 0; k < LEAST; k++) words = (Math.imul(words, 0x01000193) + text[at + k]!) | 0
  return words
}

/** In characters; as long as the stretches that `repeated` is about. */
const LEAST = 8
/** Words that were gained over and over, more often than that, tell nothing. */
const MOST = 16
/** In characters looked at. */
const WORK = 50_000_000
