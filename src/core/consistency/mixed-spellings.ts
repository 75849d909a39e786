import { readingsOf, variantRelation } from '../characters/index.ts'
import type { Find } from './find.ts'
import type { Ground } from './ground.ts'
import { spanOf } from './token-run.ts'

/**
 * A graph that the text has seldom beside a variant of it that it has often: 勅 twice, 敕 forty times. Never where a
 * dictionary knows the one as a loan for the other, or the rarer as a word of its own (后 and 後, 于 and 於, 云 and 雲).
 */
export function mixedSpellings({ tokens, tables }: Ground): Find[] {
  const { ids, words, frequencies, count } = tokens
  const byWord = new Map(words.map((word, id) => [word, id]))
  const usualOf = new Map<number, number>()
  for (const [id, word] of words.entries()) {
    const few = frequencies[id]!
    if (few === 0 || few > MOST || Array.from(word).length !== 1) continue
    for (const other of relatives(word)) {
      const usual = byWord.get(other)
      if (usual === undefined || usual === id || frequencies[usual]! < Math.max(LEAST, SHARE * few)) continue
      const relation = variantRelation(tables, word, other)
      // 肆 is how accounts write 四, and a word besides.
      if (
        relation === null ||
        FIGURE.test(other) ||
        relation.relations.some((name) => name.endsWith('/borrowed'))
      )
        continue
      if (isWordOfItsOwn(word, other, relation.relations.includes(OFFICIAL))) continue
      usualOf.set(id, usual)
    }
  }
  if (usualOf.size === 0) return []
  const places = new Map<number, number[]>()
  for (let at = 0; at < count; at++) {
    const id = ids[at]!
    if (usualOf.has(id)) places.set(id, [...(places.get(id) ?? []), at])
  }
  return Array.from(usualOf, ([id, usual]): Find => {
    const here = places.get(id)!
    const there = ids.indexOf(usual)
    return {
      detector: 'spelling',
      spans: here.map((at) => spanOf(tokens, at, at + 1)),
      expected: words[usual]!,
      usual: frequencies[usual]!,
      confidence: 'possible',
      evidence: [{ span: spanOf(tokens, there, there + 1), speaks: 'against' }],
      message: `${words[id]!} (${here.length === 1 ? 'once' : `${here.length} times`}) is a variant of ${words[usual]!}, which the text has ${frequencies[usual]!} times.`,
    }
  })

  /** The graphs that may be one word with this one: what it is a variant of, and what is a variant of the same. */
  function relatives(word: string): Set<string> {
    return new Set((tables.claims.get(word) ?? []).map(({ standard }) => standard))
  }

  /**
   * Whether the rarer is a word that the other is not: it is one as soon as 廣韻 has it (云, 谷, 誼), unless the official
   * list calls it a mere variant (勅, 羣) and it sounds no other way.
   */
  function isWordOfItsOwn(word: string, other: string, isOfficial: boolean): boolean {
    const [here, there] = [readingsOf(tables, word), readingsOf(tables, other)]
    if (!isOfficial && here.fanqie.length > 0) return true
    if (here.fanqie.some((spelling) => !there.fanqie.includes(spelling))) return true
    return here.mandarin[0] !== there.mandarin[0]
  }
}

/** 第一批異體字整理表, which lists graphs that are one word in every use. */
const OFFICIAL = 'dypytz/variant'
const FIGURE = /^[一二三四五六七八九十百千]$/u
/** A graph that stands more often than this is how the text is written. */
const MOST = 20
const LEAST = 8
const SHARE = 8
