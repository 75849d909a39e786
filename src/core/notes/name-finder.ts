import type { Lexicon } from './lexicon.ts'
import {
  LAST_SIGNS,
  nameAt,
  type Named,
  type NameEnding,
  namesEnding,
  type WitnessList,
} from './witness-names.ts'

/**
 * Finds the witnesses named in the words of one note, before or after a place. Clauses look at the same words again
 * and again, so what ends at a place is found once.
 */
export class NameFinder {
  readonly s: string
  readonly #ending = new Map<number, readonly NameEnding[]>()

  readonly #sigla: Lexicon | undefined

  /** `sigla` are those that the notes of this text use and no list knows: 魯, 晉, 樊 in notes on 杜甫. */
  constructor(s: string, sigla?: Lexicon) {
    this.s = s
    this.#sigla = sigla
  }

  /** The lists of witnesses that end at `to` and begin no earlier than `from`, the surest first; of equals the longer. */
  before(from: number, to: number, depth = MOST_NAMES): WitnessList[] {
    if (to <= from || (!LAST_SIGNS.has(this.s[to - 1]!) && !this.#siglumEnds(to))) return []
    const result: WitnessList[] = []
    for (const { from: start, kind, score } of this.#endingAt(to)) {
      if (start < from) continue
      const names = [{ from: start, to, kind }]
      // 「《紀元彙考》據《本紀》謂」: the first speaks, the second is what it rests on.
      const speaker = kind === 'marked' && this.s[start - 1] === '據' ? this.#speaker(from, start - 1) : null
      if (speaker !== null) result.push(speaker)
      const earlier = depth > 0 ? this.#joined(from, start, kind === 'section' ? 0 : depth - 1, kind) : null
      // 「實錄或作」: it has so at some places; 或 is no copy there.
      if (earlier !== null && kind === 'anonymous' && earlier.to === start && this.s[start] === '或') {
        result.push({ ...earlier, to, score: earlier.score + 1 })
        continue
      }
      result.push(
        earlier === null
          ? { from: start, to, names, score }
          : { from: earlier.from, to, names: [...earlier.names, ...names], score: score + 1 },
      )
    }
    return result.length < 2 ? result : result.sort((a, b) => b.score - a.score || a.from - b.from)
  }

  /** The witnesses that begin at `from`, the surest name of those that do. Null when no name begins there. */
  at(from: number, to: number): WitnessList | null {
    const name = nameAt(this.s, from, to)
    if (name === null) return null
    const names = [{ from, to: name.to, kind: name.kind }]
    const joiner = /^(?:以?及|並|與|、|和|暨)/u.exec(this.s.slice(name.to, name.to + 2))
    // Copies and titles follow one another without a word between them: 皇本高麗本, 實錄新紀.
    const next = this.at(name.to + (joiner?.[0].length ?? 0), to)
    if (next !== null && joiner === null && !(name.score >= SURE && next.score >= SURE)) {
      return { from, to: name.to, names, score: name.score }
    }
    return next === null
      ? { from, to: name.to, names, score: name.score }
      : { from, to: next.to, names: [...names, ...next.names], score: name.score }
  }

  #endingAt(to: number): readonly NameEnding[] {
    let names = this.#ending.get(to)
    if (names === undefined) {
      const own = this.#sigla?.before(this.s, to) ?? 0
      names = namesEnding(this.s, to)
      if (own > 0 && !names.some(({ from, score }) => from === to - own && score > OWN_SIGLUM))
        names = [
          { from: to - own, kind: 'siglum', score: OWN_SIGLUM },
          ...names.filter(({ from }) => from !== to - own),
        ]
      this.#ending.set(to, names)
    }
    return names
  }

  #siglumEnds(to: number): boolean {
    return this.#sigla !== undefined && this.#sigla.before(this.s, to) > 0
  }

  #speaker(from: number, to: number): WitnessList | null {
    const list = to > from && this.s[to - 1] === '》' ? this.before(from, to, 0)[0] : undefined
    return list === undefined ? null : { ...list, score: list.score + 2 }
  }

  /** Names that stand before the name at `to` and are joined to it by 及, 、 or nothing at all (史記今本漢書今本). */
  #joined(from: number, to: number, depth: number, kind: Named['kind']): WitnessList | null {
    if (to <= from) return null
    const last = this.s[to - 1]!
    if (!JOINERS.has(last) && (kind === 'section' || !LAST_SIGNS.has(last))) return null
    const joiner = /(?:以?及|並|與|、|，|和|暨)$/u.exec(this.s.slice(Math.max(from, to - 2), to))
    const end = to - (joiner?.[0].length ?? 0)
    // Without a word between them only sure names are two; scholars known by one character are too (全趙無).
    const least = kind === 'siglum' && joiner === null ? 2 : joiner === null || joiner[0] === '，' ? 6.5 : 3
    return (
      this.before(from, end, joiner === null ? Math.min(depth, 1) : depth).find(
        ({ score, names }) =>
          score >= least &&
          names.every((name) => (least === 2 ? name.kind === 'siglum' : name.kind !== 'anonymous')),
      ) ?? null
    )
  }
}

const OWN_SIGLUM = 5
const SURE = 8
/** What may stand between two names. */
const JOINERS = new Set('及並與、，和暨')
/** How many names may stand before the last of a list. */
const MOST_NAMES = 3
