import type { BaseText } from '../text/index.ts'
import { DATE } from './dates.ts'
import { type FlatText, indexAt, offsetAt } from './flat-text.ts'
import { fold } from './fold.ts'

/** A stretch of the words of the base text, by index. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * The passage that a note follows, for notes that do not quote words but speak of an event: its phrases, the one that
 * shares most with an account of it, and its date.
 */
export class Passage {
  readonly #text: BaseText
  readonly #base: FlatText
  readonly #place: number
  #phrases: Stretch[] | null = null
  #date: Stretch | null | undefined

  constructor(text: BaseText, base: FlatText, place: number) {
    this.#text = text
    this.#base = base
    this.#place = place
  }

  /** The sentence before the note; unpunctuated text gives the last words before it. */
  sentence(): Stretch {
    const { content } = this.#text
    const to = indexAt(this.#base, this.#place)
    let at = this.#sentenceStart(this.#place)
    // A word or two (年二十一) say too little of an event: the sentence before belongs to them.
    if (
      to - indexAt(this.#base, at) < SHORTEST_SENTENCE &&
      /[。！？][\s　]*$/u.test(content.slice(Math.max(0, at - 4), at))
    ) {
      at = this.#sentenceStart(at)
    }
    return { from: indexAt(this.#base, at), to }
  }

  #sentenceStart(place: number): number {
    const { content } = this.#text
    let at = place
    while (at > 0 && /[。！？；，、：」”’』\s　]/u.test(content[at - 1]!)) at--
    const earliest = Math.max(0, at - LONGEST_SENTENCE)
    while (at > earliest && !/[。！？\n）)\]】]/u.test(content[at - 1]!)) at--
    return at
  }

  /** The phrases of the passage before the note, those nearest to it last. */
  phrases(): readonly Stretch[] {
    if (this.#phrases !== null) return this.#phrases
    const { content } = this.#text
    const start = Math.max(0, this.#place - FARTHEST_PHRASE)
    const last = indexAt(this.#base, this.#place)
    const result: Stretch[] = []
    let from = indexAt(this.#base, start)
    for (let i = from + 1; i <= last; i++) {
      const between =
        i === last ? '。' : content.slice(offsetAt(this.#base, i - 1)! + 1, offsetAt(this.#base, i))
      if (between === '' || !/[，。；：！？\n“”「」（(]/u.test(between)) continue
      result.push({ from, to: i })
      from = i
    }
    this.#phrases = result
    return result
  }

  /** The last `count` phrases or lines before the note; null when there are not so many, or no stops that tell them apart. */
  last(count: number): Stretch | null {
    const phrases = this.phrases().slice(-count)
    const [first] = phrases
    const longest = phrases.reduce((most, { from, to }) => Math.max(most, to - from), 0)
    return phrases.length < count || first === undefined || longest > LONGEST_PHRASE
      ? null
      : { from: first.from, to: phrases.at(-1)!.to }
  }

  /** The phrase nearest before the note that has `words`; one that leads to a speech before those within it. */
  having(words: string): Stretch | null {
    const having = this.phrases().filter(({ from, to }) => this.#base.words.slice(from, to).includes(words))
    return having.findLast(({ to }) => this.#base.words[to - 1] === '曰') ?? having.at(-1) ?? null
  }

  /** The phrase that shares most pairs of characters with `words`; null when none shares two. */
  mostSharing(words: string): Stretch | null {
    const phrases = this.phrases()
    const { content } = this.#text
    const far = Math.max(0, this.#place - FARTHEST_PHRASE)
    const paragraph = far + content.slice(far, this.#place).lastIndexOf('\n') + 1
    const from = indexAt(this.#base, paragraph)
    const own = phrases.filter((phrase) => phrase.from >= from)
    const here = this.#sharing(own, words)
    // A line that is the heading of its notes is what they are about; a paragraph may continue the one before.
    const heading = own.length > 0 && indexAt(this.#base, this.#place) - from <= LONGEST_HEADING
    return here ?? (heading ? null : this.#sharing(phrases, words))
  }

  #sharing(phrases: readonly Stretch[], words: string): Stretch | null {
    const pairs = new Set<number>()
    for (let i = 0; i + 2 <= Math.min(words.length, LONGEST_ACCOUNT); i++) pairs.add(pairAt(words, i))
    const least = words.length <= SHORT_EVENT ? 1 : LEAST_SHARED
    let best: Stretch | null = null
    let most = 0
    for (const phrase of phrases) {
      let shared = 0
      let first = phrase.to
      let last = phrase.from
      for (let i = phrase.from; i + 2 <= phrase.to; i++) {
        if (!pairs.has(pairAt(this.#base.words, i))) continue
        shared++
        first = Math.min(first, i)
        last = i + 2
      }
      // One pair may be chance. Of equal phrases the later one, which is nearer to the note.
      if (shared < least || shared < most) continue
      most = shared
      // Unpunctuated text has no phrases: there it is what lies about the words they share.
      best =
        phrase.to - phrase.from <= LONGEST_PHRASE
          ? phrase
          : { from: Math.max(phrase.from, first - 2), to: Math.min(phrase.to, last + 1) }
    }
    return best
  }

  /**
   * The date of the passage: the one its paragraph begins with, else the nearest before the note, else the one that an
   * earlier paragraph begins with, for a chronicle does not repeat its dates.
   */
  date(): Stretch | null {
    if (this.#date === undefined) this.#date = this.#findDate()
    return this.#date
  }

  #findDate(): Stretch | null {
    const { content } = this.#text
    const start = Math.max(0, this.#place - FARTHEST_DATE)
    const head = fold(content.slice(start, this.#place))
    const paragraph = head.lastIndexOf('\n') + 1
    const own = LEADING.exec(head.slice(paragraph, paragraph + 40))
    if (own !== null) return this.#stretch(start + paragraph + own.index + own[1]!.length, own[2]!.length)
    const near = [...head.slice(paragraph).slice(-NEAR).matchAll(ANYWHERE)].at(-1)
    if (near !== undefined) {
      const offset = Math.max(paragraph, head.length - NEAR)
      return this.#stretch(start + offset + near.index, near[0].length)
    }
    const lines = head.slice(0, Math.max(0, paragraph - 1)).split('\n')
    let at = paragraph - 1
    for (const line of lines.reverse()) {
      at -= line.length
      const match = LEADING.exec(line.slice(0, 40))
      if (match !== null) return this.#stretch(start + at + match[1]!.length, match[2]!.length)
      at--
    }
    return null
  }

  #stretch(offset: number, length: number): Stretch {
    return { from: indexAt(this.#base, offset), to: indexAt(this.#base, offset + length) }
  }
}

/** Two code units as one number. */
const pairAt = (words: string, i: number) => words.charCodeAt(i) * 0x10000 + words.charCodeAt(i + 1)

const LEADING = new RegExp(`^([\\s　\\d０-９〇零一二三四五六七八九十、.．]*?)(${DATE})`, 'u')
const ANYWHERE = new RegExp(DATE, 'gu')
/** In code units. */
const SHORTEST_SENTENCE = 5
const LONGEST_SENTENCE = 80
const FARTHEST_PHRASE = 900
const LONGEST_PHRASE = 24
const LONGEST_HEADING = 40
const LONGEST_ACCOUNT = 120
const LEAST_SHARED = 2
const SHORT_EVENT = 4
const FARTHEST_DATE = 2500
const NEAR = 60
