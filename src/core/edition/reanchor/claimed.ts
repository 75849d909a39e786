import type { Pairable } from './explanations.ts'

/**
 * The old characters whose places in the new text may belong to words that seem lost: these are there with what
 * differs too. 春正月，夏國宥州牒進馬五十匹 was left out, and 冬十月，夏國宥州牒進馬五十匹 moved into its place: that only the
 * month was changed explains the place as well, until one sees that the other sentence is lost where it was.
 */
export function claimedByLost({ old, now, isUnknown }: Pairable, to: Int32Array): Set<number> {
  // Which old character each new one is, when it is the same.
  const from = new Int32Array(now.length).fill(-1)
  const isLost = (i: number) => i >= 0 && i < old.length && !(to[i]! >= 0 && old[i] === now[to[i]!])
  for (let i = 0; i < old.length; i++) if (!isLost(i)) from[to[i]!] = i
  const lost = new Map<number, number[]>()
  let run = 0
  for (let i = 0; i < old.length; i++) {
    run = isLost(i) && !isUnknown(old[i]!) ? run + 1 : 0
    if (run < LENGTH) continue
    const words = wordsAt(old, i - LENGTH + 1)
    const known = lost.get(words)
    if (known === undefined) lost.set(words, [i - LENGTH + 1])
    else if (known.length < MOST) known.push(i - LENGTH + 1)
  }
  const claimed = new Set<number>()
  if (lost.size === 0) return claimed
  let same = 0
  for (let j = 0; j < now.length; j++) {
    if (from[j]! >= 0) same++
    if (j >= LENGTH && from[j - LENGTH]! >= 0) same--
    if (j < LENGTH - 1 || same === 0 || same === LENGTH) continue
    const at = j - LENGTH + 1
    for (const i of lost.get(wordsAt(now, at)) ?? []) {
      let back = 0
      while (back < FARTHEST && isLost(i - back - 1) && at > back && old[i - back - 1] === now[at - back - 1])
        back++
      let on = 0
      while (on < FARTHEST && isLost(i + on) && at + on < now.length && old[i + on] === now[at + on]) on++
      if (on >= LENGTH) for (let k = at - back; k < at + on; k++) if (from[k]! >= 0) claimed.add(from[k]!)
    }
  }
  return claimed
}

/** A number for the words that begin at a place; others have now and then the same. */
function wordsAt(text: Uint32Array, at: number): number {
  let words = 0
  for (let k = 0; k < LENGTH; k++) words = (Math.imul(words, 0x01000193) + text[at + k]!) | 0
  return words
}

/** In characters: so many in a row do not recur by chance. */
const LENGTH = 8
/** How far from what differs words are claimed. */
const FARTHEST = 128
/** Places that are looked at of words that are lost over and over. */
const MOST = 8
