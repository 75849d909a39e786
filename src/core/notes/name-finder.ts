import { copyAt } from './copies.ts'
import type { Lexicon } from './lexicon.ts'
import { SURNAMES } from './surnames.ts'
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
  /** Where the surnames end that open a short note and have a reading: 2 in 「錢劉作皆」. */
  readonly #surnames: number

  /** `sigla` are those that the notes of this text use and no list knows: 魯, 晉, 樊 in notes on 杜甫. */
  constructor(s: string, sigla?: Lexicon) {
    this.s = s
    this.#sigla = sigla
    this.#surnames = s.length <= LONGEST_SIGLUM_NOTE ? surnamesAtHead(s) : 0
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
      // 「實錄或作」: it has so at some places; 「各本原作」: before it was corrected. Neither is a copy of its own.
      if (
        earlier !== null &&
        kind === 'anonymous' &&
        earlier.to === start &&
        '或原舊初'.includes(this.s[start]!) &&
        start + 1 === to
      ) {
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
      const own = to <= this.#surnames && this.s[to - 1] !== '、' ? 1 : (this.#sigla?.before(this.s, to) ?? 0)
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
    return to <= this.#surnames || (this.#sigla !== undefined && this.#sigla.before(this.s, to) > 0)
  }

  /** Copies without 本, each before 、, that end at `to`. */
  #shortCopies(from: number, to: number): WitnessList | null {
    const words = SHORT_COPIES.exec(this.s.slice(Math.max(from, to - 24), to))?.[0]
    if (words === undefined) return null
    const start = to - words.length
    const names = Array.from(words.matchAll(/[^、]+/gu), ({ 0: name, index }): Named => ({
      from: start + index,
      to: start + index + name.length,
      kind: 'copy',
    }))
    return names.every((name) => isShortCopy(this.s.slice(name.from, name.to)))
      ? { from: start, to, names, score: SURE }
      : null
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
    // 「閩、監、毛本」: 本 is said once for all of them.
    const short = kind === 'copy' && joiner?.[0] === '、' ? this.#shortCopies(from, end) : null
    if (short !== null) return short
    // Without a word between them only sure names are two; scholars known by one character are too (全趙無).
    const least =
      kind === 'siglum' && joiner === null
        ? 2
        : kind === 'scholar' && joiner === null
          ? 6
          : joiner === null || joiner[0] === '，'
            ? 6.5
            : 3
    return (
      this.before(from, end, joiner === null ? Math.min(depth, 1) : depth).find(
        ({ score, names }) =>
          score >= least &&
          names.every((name) =>
            least === 2
              ? name.kind === 'siglum'
              : least === 6
                ? name.kind === 'scholar'
                : name.kind !== 'anonymous',
          ) &&
          // 「此據本志，實錄無之」: what the text rests on is no companion of what lacks it.
          !(joiner?.[0] === '，' && '據從依'.includes(this.s[names[0]!.from - 1] ?? '。')) &&
          // 「史記今本」, 「明本冊府」 are copies of a work that is named, and no two witnesses.
          !(joiner === null && isWorkAndCopy(names.at(-1)!.kind, kind)),
      ) ?? null
    )
  }
}

const isWorkAndCopy = (a: Named['kind'], b: Named['kind']) =>
  (a === 'title' && b === 'copy') || (a === 'copy' && b === 'title')

/** How far the surnames reach that open the note `s`, where what they have follows them. */
function surnamesAtHead(s: string): number {
  let to = 0
  while (to < s.length && (SURNAMES.has(s[to]!) || (to > 0 && s[to] === '、'))) to++
  return to > 0 && to <= MOST_SURNAMES && HAS_READING.test(s.slice(to)) ? to : 0
}

const HAS_READING = /^[並皆俱均亦]?(?:[訛誤]?作[^，。]|[無脫].{1,4}字|.{0,3}[上下]有)/u
/** In characters. */
const LONGEST_SIGLUM_NOTE = 12
const MOST_SURNAMES = 4

const SHORT_COPIES = /(?<=^|[，。；：」（])(?:[^，。；：「」、（）]{1,3}、)*[^，。；：「」、（）本]{1,3}$/u
const OWN_SIGLUM = 5
const SURE = 8
/** Whether `name` would be a copy with 本 behind it. */
const isShortCopy = (name: string) => copyAt(`${name}本`, 0) === name.length + 1
/** What may stand between two names. */
const JOINERS = new Set('及並與、，和暨')
/** How many names may stand before the last of a list. */
const MOST_NAMES = 3
