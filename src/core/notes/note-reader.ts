import type { Attestation } from '../apparatus/index.ts'
import type { BaseText, Problem, Span } from '../text/index.ts'
import { readClauses } from './clauses.ts'
import { isDate } from './dates.ts'
import { differences, SHORTEST_PHRASE } from './differences.ts'
import { type Finding, verbatim } from './entries.ts'
import { type FlatText, flatten, indexAt, lettersOf, spanOf } from './flat-text.ts'
import { fold } from './fold.ts'
import { kindOf } from './kind-of.ts'
import { findLemma, standsIn } from './lemma.ts'
import type { FoundLemma, LemmaWindow } from './lemma-window.ts'
import type { Note } from './note.ts'
import { Passage } from './passage.ts'
import { readSigla } from './sigla-clauses.ts'
import { membersOf } from './sigla-groups.ts'
import { isSiglaFormula } from './sigla-notes.ts'
import type { SourceRegister } from './sources.ts'
import type { Range, Statement } from './statement.ts'
import type { Speakers } from './voices.ts'
import { authorLength, type Named } from './witness-names.ts'

/** Reads the notes of one text, one after another, and keeps what it could not place. */
export class NoteReader {
  readonly problems: Problem[] = []
  #notFound = 0
  readonly #text: BaseText
  readonly #folded: string
  readonly #base: FlatText
  readonly #register: SourceRegister
  readonly #speakers: Speakers

  constructor(text: BaseText, folded: string, base: FlatText, register: SourceRegister, speakers: Speakers) {
    this.#text = text
    this.#folded = folded
    this.#base = base
    this.#register = register
    this.#speakers = speakers
  }

  /** How many clauses found no lemma beyond those that the problems tell. */
  get untold(): number {
    return Math.max(0, this.#notFound - MOST_PROBLEMS)
  }

  /** Counts the titles that a note names, before they are told apart. */
  survey(note: Note, body: FlatText): void {
    this.#register.beginNote(note.span.from)
    if (!body.words.includes('《')) return
    for (const match of body.words.matchAll(MARKED_NAME)) this.#register.survey(match[0])
  }

  /** Registers the sources that a note names in title marks. */
  cite(note: Note, body: FlatText): void {
    this.#register.beginNote(note.span.from)
    if (!body.words.includes('《')) return
    for (const match of body.words.matchAll(MARKED_NAME)) {
      const from = match.index - authorLength(body.words, match.index)
      const at = spanOf(body, this.#text.content, from, match.index + match[0].length)
      this.#register.cite(verbatim(this.#text, at), at)
    }
  }

  read(note: Note, body: FlatText): Finding[] {
    const window = this.#window(note)
    const stands = (words: string, loosely = false) => standsIn(this.#base, window, words, loosely)
    const head = note.notation !== 'circle' && note.phrase !== undefined ? indexAt(body, note.phrase.to) : 0
    const statements =
      note.notation === 'sigla' || isSiglaFormula(body.words.slice(0, 200))
        ? readSigla(body.words, this.#starsAll(note))
        : note.notation === 'running'
          ? readClauses(body.words, stands, { strict: true })
          : readClauses(body.words, stands, { from: head, speakers: this.#speakers })
    this.#register.beginNote(note.span.from)
    const findings: Finding[] = []
    for (const statement of withoutSummed(statements, body.words))
      findings.push(...this.#finding(note, body, window, statement, findings))
    return findings
  }

  #finding(
    note: Note,
    body: FlatText,
    window: LemmaWindow,
    statement: Statement,
    before: readonly Finding[],
  ): Finding[] {
    const { content } = this.#text
    const spanAt = ({ from, to }: Range) => spanOf(body, content, from, to)
    const flat = ({ from, to }: Range) => body.words.slice(from, to)
    const print = (range: Range) => verbatim(this.#text, spanAt(range))
    const quoted = statement.quoted === null ? null : flat(statement.quoted)
    const reading = statement.readingText ?? (statement.reading === null ? null : flat(statement.reading))
    const common = {
      attestations: this.#attestations(body, statement),
      ...(statement.supporters !== undefined && {
        supports: statement.supporters.map((name) => this.#attestation(body, name)),
      }),
      ...(statement.author !== undefined && isConjecture(statement) && { author: print(statement.author) }),
      ...(statement.verdict !== undefined && { verdict: print(statement.verdict) }),
      ...(statement.again !== undefined && {
        again: statement.names.slice(0, statement.again).flatMap((name) => this.#members(body, name)).length,
      }),
      clause: spanAt(statement.clause),
      note: note.span,
      rule: statement.rule,
    }
    const printed = statement.readingText ?? (statement.reading === null ? '' : print(statement.reading))

    const earlier = statement.quoted === null && reading !== null ? agreesWith(before, reading) : undefined
    // 「吳鈔本作彊」 of 強: one word, and yet the note tells the graphs apart.
    const otherGraph =
      earlier !== undefined &&
      isOtherGraph(earlier.lemma.map((span) => verbatim(this.#text, span)).join(''), printed)
    if (otherGraph) {
      return [
        {
          ...common,
          kind: earlier.kind,
          lemma: earlier.lemma,
          lemmaWords: earlier.lemmaWords,
          text: printed,
          basis: 'the lemma of the reading before it',
        },
      ]
    }
    if (earlier !== undefined) {
      return [
        {
          ...common,
          kind: earlier.kind,
          lemma: earlier.lemma,
          lemmaWords: earlier.lemmaWords,
          text: printed,
          agrees: true,
          basis: 'the words of the lemma',
        },
      ]
    }
    const last = before.at(-1)
    if (statement.confirms === true && last !== undefined) {
      const { author: _, supports: __, ...finding } = { ...last, ...common }
      return [{ ...finding, agrees: true }]
    }
    const same = statement.sameLemma === true && last !== undefined ? last : undefined
    const near =
      note.notation === 'running'
        ? this.#runningWindow(window, common.clause)
        : note.notation === 'sigla' && quoted !== null
          ? this.#siglaWindow(window, quoted)
          : window
    let lemma = same === undefined ? findLemma(this.#base, near, statement, quoted, reading) : null
    const within = lemma?.found === true || same !== undefined ? null : wordsWithin(body, statement, quoted)
    if (within !== null) {
      const words = spanAt(within)
      return [
        {
          ...common,
          kind: kindOf(statement, flat(within), reading, null),
          lemma: [words],
          lemmaWords: flat(within),
          text: printed,
          basis: 'the words it quotes, which the note itself has before',
        },
      ]
    }
    if (lemma === null && same === undefined) {
      if (statement.kind === 'parallel') return []
      if (++this.#notFound <= MOST_PROBLEMS) {
        this.problems.push({
          code: 'lemma-not-found',
          severity: 'warning',
          message: `The words that 「${print(statement.clause)}」 is about were not found before it; place them by hand.`,
          at: common.clause,
        })
      }
      return []
    }
    if (statement.alike === true && !isClose(lemma, window)) return []
    // 「交聘表作「右」…疑作「右」是」 judges a reading that was told.
    if (
      isConjecture(statement) &&
      statement.author === undefined &&
      lemma?.found === false &&
      reading !== null &&
      isTold(before, reading)
    )
      return []
    // 「一作駱賓王詩」 is about who wrote it.
    if (lemma?.found === false && quoted === null && /^\p{Script=Han}{2,4}詩$/u.test(reading ?? '')) return []
    // 「一曰」 also counts items and opens songs: a phrase that is like nothing before it is no reading.
    if (statement.rule === '一云' && lemma?.found === false && (reading?.length ?? 0) > 6) return []
    // 「一云九月」 where no date stands is about another note's.
    if (statement.rule === '一云' && lemma?.found === false && isDate(reading ?? '')) return []
    // 「或曰」, 「或云」 and 「一曰」 tell hearsay and other names too.
    const hearsay =
      statement.rule === '一云' &&
      statement.author === undefined &&
      /^(?:或本?[曰云]|一曰)/u.test(flat(statement.clause))
    if (hearsay && lemma?.found === false) return []
    const heading = window.phrase
    // 「滅里可汗　元朝秘史作「滅里」」: its heading is what the other has less of.
    if (
      lemma !== null &&
      statement.rule === 'W作Y' &&
      heading !== undefined &&
      reading !== null &&
      before.length === 0 &&
      heading.to - heading.from <= LONGEST_HEADING
    ) {
      const words = this.#base.words.slice(heading.from, heading.to)
      if (words.length > reading.length && words.includes(letters(reading)))
        lemma = { parts: [heading], basis: 'the phrase the note is under', found: true }
    }
    const found = lemma?.parts.map(({ from, to }) => spanOf(this.#base, content, from, to)) ?? same!.lemma
    const basis = lemma?.basis ?? 'the lemma of the reading before it'
    const parts = statement.lemma.by === 'nearest' ? trimmedAtStops(content, found, printed) : found
    const lemmaWords = parts.map((part) => verbatim(this.#text, part)).join('')
    const misquoted = quoted !== null && statement.lemma.by === 'quoted' && !sameWords(quoted, lemmaWords)
    const kind = kindOf(statement, lemmaWords, reading, lemma, () => window.passage.date(), this.#base)
    // 「《五代史》：「七月，遣李克修」」 of a 七月: the date is the text's own, and the rest is what differs.
    if (kind === 'chronology' && statement.rule === 'W云' && statement.date !== undefined) {
      const { date: _, ...undated } = statement
      if (
        flat(statement.date).length < (reading?.length ?? 0) &&
        lemmaWords !== '' &&
        letters(lemmaWords).includes(letters(flat(statement.date)))
      )
        return this.#finding(note, body, window, { ...undated, kind: 'fact' }, before)
    }
    const apart = lemma?.found === false || statement.kind === 'substitution'
    if (kind === 'fact' && apart && statement.lemma.by === 'nearest') {
      return this.#finding(note, body, window, { ...statement, kind, lemma: { by: 'sentence' } }, before)
    }
    const finding: Finding = {
      ...common,
      kind,
      lemma: parts,
      ...(misquoted && statement.quoted !== null && { quotedLemma: print(statement.quoted) }),
      // Of an account with another date, the date is what differs.
      text:
        kind === 'transposition' && statement.moved !== undefined
          ? inOtherOrder(lemmaWords, statement.moved)
          : kind === 'chronology' && statement.date !== undefined
            ? print(statement.date).replace(/，$/u, '')
            : printed,
      lemmaWords:
        lemma !== null && parts === found
          ? lemma.parts.map(({ from, to }) => this.#base.words.slice(from, to)).join('')
          : letters(lemmaWords),
      basis: statement.side === undefined ? basis : `${basis}; added ${statement.side} it`,
    }
    if (asPrinted(printed) === asPrinted(lemmaWords)) {
      if (finding.kind === 'substitution') return [{ ...finding, agrees: true }]
      // 「當云周王」 of 周王 confirms the text.
      if (finding.kind === 'conjecture') return []
    }
    return lemma !== null &&
      lemma.parts.length === 1 &&
      statement.quoted === null &&
      finding.kind === 'substitution' &&
      (reading?.length ?? 0) >= SHORTEST_PHRASE
      ? differences(
          this.#base,
          lemma.parts[0]!,
          flatten(this.#folded, common.clause),
          statement,
          finding,
          content,
        ).map((part) => ({ ...part, lemma: trimmedAtStops(content, part.lemma, part.text) }))
      : [finding]
  }

  /** Whether ＊ stands with the number of a note, [1＊] or [1]＊, and so holds for all it says. */
  #starsAll({ span, body }: Note): boolean {
    return /\d(?:[＊*][\]］〕】)）].?|[\]］〕】)）][＊*])$/u.test(
      this.#text.content.slice(span.from, body.from + 1),
    )
  }

  #attestations(body: FlatText, { names, author, kind }: Statement): Attestation[] {
    const attestations = names.flatMap((name) => this.#members(body, name))
    // Who reports an anonymous copy is all that is known of it.
    if (author !== undefined && kind !== 'conjecture') {
      const at = spanOf(body, this.#text.content, author.from, author.to)
      const named = verbatim(this.#text, at)
      return [{ witness: this.#register.resolve(named, at).siglum, named }]
    }
    return attestations
  }

  /** The bearers that one name means: 【三】 means three. */
  #members(body: FlatText, name: Named): Attestation[] {
    if (name.kind !== 'siglum') return [this.#attestation(body, name)]
    const at = spanOf(body, this.#text.content, name.from, name.to)
    const named = verbatim(this.#text, at)
    return membersOf(named).map((member) => ({ witness: this.#register.resolve(member, at).siglum, named }))
  }

  #attestation(body: FlatText, { from, to, kind }: Named): Attestation {
    const at = spanOf(body, this.#text.content, from, to)
    const named = verbatim(this.#text, at)
    if (kind === 'anonymous') return { witness: null, named }
    const { siglum, locus } = this.#register.resolve(named, at)
    return { witness: siglum, named, ...(locus !== undefined && { locus }) }
  }

  #window(note: Note): LemmaWindow {
    const base = this.#base
    const to = indexAt(base, note.place)
    const phrase =
      note.phrase === undefined
        ? undefined
        : note.notation === 'circle'
          ? { from: indexAt(base, note.phrase.from), to: indexAt(base, note.phrase.to) }
          : this.#phraseIn(note, to)
    const window: LemmaWindow = {
      from: Math.max(0, to - REACH),
      to: note.notation === 'sigla' ? Math.min(base.words.length, to + 60) : to,
      passage: new Passage(this.#text, base, note.place),
      ...(phrase !== undefined && { phrase }),
    }
    return note.notation === 'sigla' ? { ...window, from: to } : window
  }

  /** In running text the clause itself is part of the base: its lemma stands before it, and before who reports it. */
  #runningWindow(window: LemmaWindow, clause: Span): LemmaWindow {
    const to = indexAt(this.#base, clause.from)
    const reporter = /[\p{Script=Han}]{3}[曰云]$/u.exec(this.#base.words.slice(Math.max(0, to - 4), to))
    return { ...window, from: Math.max(0, to - REACH), to: to - (reporter === null ? 0 : reporter[0].length) }
  }

  /** The number stands before the lemma: where the quoted words follow it, they are meant, and not the next such. */
  #siglaWindow(window: LemmaWindow, quoted: string): LemmaWindow {
    const words = lettersOf(quoted)
    if (words === '') return window
    if (this.#base.words.startsWith(words, window.from)) return { ...window, to: window.from + words.length }
    // Some transcriptions set the number after the words.
    const before = window.from - words.length
    return before >= 0 &&
      this.#base.words.startsWith(words, before) &&
      !this.#base.words.slice(window.from, window.to).includes(words)
      ? { ...window, from: before, to: window.from }
      : window
  }

  #phraseIn(note: Note, to: number): { from: number; to: number } | undefined {
    const words = flatten(this.#folded, note.phrase!).words.replace(/[^\p{L}\p{N}]/gu, '')
    const from = Math.max(0, to - REACH)
    const at = this.#base.words.slice(from, to).lastIndexOf(words)
    return at < 0 ? undefined : { from: from + at, to: from + at + words.length }
  }
}

/**
 * An account whose date the note sums up later (「是《續宋編年》冊秉常在三月，《宋史·夏國傳》在二月」) is only what the sum rests
 * on: the summing clause states the variant.
 */
function withoutSummed(statements: readonly Statement[], words: string): Statement[] {
  const summed = new Set<string>()
  const name = ({ names }: Statement) => names.map(({ from, to }) => words.slice(from, to)).join('、')
  return statements
    .toReversed()
    .map((statement): Statement => {
      if (statement.rule === 'W在D') summed.add(name(statement))
      return statement.kind === 'chronology' && statement.rule !== 'W在D' && summed.has(name(statement))
        ? { ...statement, kind: 'parallel' }
        : statement
    })
    .toReversed()
}

/** Where the note itself has the words that a clause quotes, before it: a critic may speak of the words of another note. */
function wordsWithin(
  { words }: FlatText,
  { clause, lemma, names }: Statement,
  quoted: string | null,
): Range | null {
  if (quoted === null || lemma.by !== 'quoted' || quoted.length < 2 || names.length === 0) return null
  const from = words.slice(0, clause.from).lastIndexOf(quoted)
  return from < 0 ? null : { from, to: from + quoted.length }
}

const isTold = (before: readonly Finding[], reading: string) =>
  before.slice(-NEAREST).some(({ text }) => letters(text) === letters(reading))

/** Whether words that end just before the note differ from an account in a character. */
const isClose = (lemma: FoundLemma | null, { to }: LemmaWindow) =>
  lemma?.cost !== undefined && lemma.cost > 0 && lemma.cost <= 1.3 && lemma.parts.at(-1)!.to >= to - 8

const isConjecture = ({ kind }: Statement) => kind === 'conjecture'

/** The words of the lemma with `word` at its other end. */
const inOtherOrder = (lemma: string, { word }: { readonly word: string }) =>
  fold(lemma).startsWith(word)
    ? lemma.slice(word.length) + lemma.slice(0, word.length)
    : lemma.slice(-word.length) + lemma.slice(0, -word.length)

/** Whether a reading of one character is the lemma in another graph. */
const isOtherGraph = (lemma: string, reading: string) =>
  asPrinted(lemma) !== asPrinted(reading) && asPrinted(lemma).length === 1 && asPrinted(reading).length === 1

/** A reading that is the lemma of an earlier clause of the note, or its words: the witness agrees with the text. */
function agreesWith(before: readonly Finding[], reading: string): Finding | undefined {
  return before
    .slice(-NEAREST)
    .find(
      ({ kind, lemmaWords }) =>
        kind === 'substitution' &&
        (lemmaWords === reading || (reading.length > 1 && lemmaWords.includes(reading))),
    )
}

/**
 * Lemmata that were found by likeness may begin or end a character or two beyond a stop that the reading does not
 * have: they are cut there.
 */
function trimmedAtStops(content: string, parts: readonly Span[], reading: string): readonly Span[] {
  const [only] = parts
  if (parts.length !== 1 || only === undefined || /[，、。]/u.test(reading.slice(0, 4))) return parts
  const words = content.slice(only.from, only.to)
  const head = /^[^，。；：、「」]{1,2}[，。；：、「」]+/u.exec(words)
  return head !== null && words.length - head[0].length >= 3
    ? [{ from: only.from + head[0].length, to: only.to }]
    : parts
}

const letters = (words: string) => lettersOf(fold(words))
/** The letters as printed: 宜 and 冝 are one word, and yet the note says that a copy has the other graph. */
const asPrinted = (words: string) => lettersOf(words)
const sameWords = (a: string, b: string) => letters(a) === letters(b)

/** A title in marks with what belongs to it: 《東都事略》卷八十六《西夏傳》. */
const MARKED_NAME =
  /《[^《》]{1,40}》(?:附錄)?(?:(?:第|卷)?[〇零一二三四五六七八九十百]{1,6})?(?:(?<![傳紀志表]》.{0,10})《[^《》]{1,12}[傳紀志表]》)?/gu

/** In characters: a heading that names one thing. */
const LONGEST_HEADING = 6
/** In clauses: how far back one may be that another agrees with. */
const NEAREST = 8
/** In characters of the base: how far back a lemma is looked for. */
const REACH = 320
/** A file that is no edition may have a hundred thousand; the first of them say enough. */
const MOST_PROBLEMS = 1000
