import type { AdditionSide, EntryKind, Reading, ReadingKind } from '../../apparatus/index.ts'
import { chinese, latin } from './terms.ts'

/** A witness as a line names it. */
export interface NamedWitness {
  readonly siglum: string
  readonly hand?: string
  readonly locus?: string
  readonly doubtful?: boolean
}

/** A reading as a line has it. */
export interface LineReading extends Pick<Reading, 'kind' | 'text' | 'class' | 'certainty' | 'author'> {
  readonly witnesses: readonly NamedWitness[]
}

/** What one line of an apparatus says. */
export interface BracketLine {
  /** The words before the bracket; the parts of a discontinuous or shortened lemma joined by an ellipsis. */
  readonly lemma: string
  /** Which of several occurrences in its line is meant, from 1. */
  readonly occurrence: number | null
  /** For words added beside the lemma: on which side. */
  readonly side: AdditionSide | null
  readonly quotedLemma?: string
  readonly kind: Extract<EntryKind, 'reading' | 'absence' | 'parallel'>
  readonly agreements: readonly NamedWitness[]
  readonly readings: readonly LineReading[]
  /** What is said after the readings; empty for nothing. */
  readonly verdict: string
  /** What was not understood, as it stands. */
  readonly unread: readonly string[]
}

/**
 * Reads an entry as an apparatus criticus sets it, with Latin terms or Chinese ones: 保泰］保秦 續通鑑；保安 王國維, or
 * `virumque] uirumque P; om. Q`. `isSiglum` says which names the edition knows; single capitals, and in a text without
 * spaces whatever follows the words of a reading, are taken for sigla too. Null for a line that is none.
 */
export function readBracketLine(line: string, isSiglum: (name: string) => boolean): BracketLine | null {
  const beside = /^(post|ante)\s+(\S.*?)\s+((?:add|suppl)\.?\s+.*)$/u.exec(line)
  const [, head, after] = beside === null ? (BRACKET.exec(line) ?? []) : [beside[0], beside[2], beside[3]]
  if (head === undefined || after === undefined) return null
  const unread: string[] = []
  // What a source cited beside the text says has stops of its own.
  const [body, verdict] = CITED.test(after) ? [after.trim(), ''] : cutVerdict(after.trim(), isSiglum)
  const { words, ...about } = lemmaOf(head, isSiglum)
  const chunks = splitOutside(body).flatMap((chunk) => readChunk(chunk, isSiglum, unread) ?? [])
  const kind = chunks.some(({ about }) => about === 'absence')
    ? 'absence'
    : chunks.length > 0 && chunks.every(({ about }) => about === 'parallel')
      ? 'parallel'
      : 'reading'
  const cited = kind === 'parallel' ? chunks.filter(({ reading }) => reading.text === '') : []
  const readings = chunks.filter((chunk) => !cited.includes(chunk)).map(({ reading }) => reading)
  const agreements = [...about.agreements, ...cited.flatMap(({ reading }) => reading.witnesses)]
  if (readings.length + agreements.length === 0) return null
  // 諒祚下］衍 曰: what is added stands beside the words, not in their place.
  const adds = readings.every(({ kind }) => kind === 'addition' || kind === 'conjecture')
  const [, place, where] = (beside === null && adds && /^(.+)([上下])$/u.exec(words)) || []
  const side =
    beside !== null
      ? beside[1] === 'post'
        ? 'after'
        : 'before'
      : where === undefined
        ? null
        : where === '下'
          ? 'after'
          : 'before'
  return { ...about, lemma: place ?? words, side, kind, agreements, readings, verdict, unread }
}

/** The bracket ends the lemma; a line's own number stands before it and was taken away. */
const BRACKET = /^(.{1,400}?)\s*[\]］]\s*(.+)$/u

function lemmaOf(head: string, isSiglum: (name: string) => boolean) {
  const quoted = /\s*[（(](?:引作|sic laud\.:)\s*(.+)[）)]\s*$/u.exec(head)
  const tokens = head.slice(0, quoted?.index).trim().split(BLANKS)
  let end = tokens.length
  while (end > 1 && isSiglum(tokens[end - 1]!)) end--
  const words = tokens
    .slice(0, end)
    .join(' ')
    .replace(/\s*(?:…|\.\.\.)+\s*/gu, '……')
  const [, bare = words, raised] = /^(.+?)([⁰¹²³⁴-⁹]+)$/u.exec(words) ?? []
  return {
    words: bare.replace(/^「(.+)」$/u, '$1'),
    occurrence: raised === undefined ? null : figure(raised),
    ...(quoted !== null && { quotedLemma: quoted[1]!.trim() }),
    agreements: tokens.slice(end).map((siglum): NamedWitness => ({ siglum })),
  }
}

const CITED = /^(cf\.|參)\s+([^：:；;]+)[：:]\s*(.+)$/u

const BLANKS = /[\s\u3000]+/u
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const figure = (raised: string) => Number(Array.from(raised, (c) => SUPERSCRIPTS.indexOf(c)).join(''))

/** The readings and what is said after them: 西市 長編。未知孰是。 A stop within a reading has no siglum before it. */
function cutVerdict(body: string, isSiglum: (name: string) => boolean): [string, string] {
  const whole = body.replace(/[。．.]\s*$/u, (stop, at: number) =>
    abbreviates(body.slice(0, at)) ? stop : '',
  )
  for (const { index, 0: stop } of whole.matchAll(/。|\.\s+/gu)) {
    const before = whole.slice(0, index)
    if (stop !== '。' && abbreviates(before)) continue
    const tokens = before.split(/[\s；;]+/u)
    const saidWho =
      tokens.length > 1 && tokens.slice(1).some((token) => isSiglum(token) || CAPITAL.test(token))
    if (saidWho || (stop === '。' && tokens.length > 1)) {
      return [before, whole.slice(index + stop.length).trim()]
    }
  }
  return [whole, '']
}

const abbreviates = (before: string) => {
  const last = /\S+$/u.exec(before)?.[0] ?? ''
  return last === 'vid' || termOf(last)?.language === 'latin'
}

/** Between readings, outside brackets and quotation marks. */
function splitOutside(body: string): string[] {
  const chunks: string[] = ['']
  let depth = 0
  for (const character of body) {
    if ('（(「『《'.includes(character)) depth++
    else if ('）)」』》'.includes(character)) depth = Math.max(0, depth - 1)
    if (depth === 0 && (character === '；' || character === ';')) chunks.push('')
    else chunks[chunks.length - 1] += character
  }
  return chunks.map((chunk) => chunk.trim()).filter((chunk) => chunk !== '')
}

type About = BracketLine['kind']

function readChunk(
  chunk: string,
  isSiglum: (name: string) => boolean,
  unread: string[],
): { readonly reading: LineReading; readonly about: About } | null {
  const classes: string[] = []
  let doubtful = false as boolean
  const bare = chunk.replace(/\s*[（(]([^（）()]*)[）)]/gu, (whole, inner: string) => {
    for (const part of inner.split(/[，,]\s*/u)) {
      if (part === latin.doubtful || part === chinese.doubtful) doubtful = true
      else if (/^[\p{Script=Han}]{1,4}$/u.test(part)) classes.push(part)
      else if (/^[\p{L}\p{N}]{1,3}$/u.test(part)) return whole
      else unread.push(part)
    }
    return ''
  })
  // 參 長編：其文: the colon stands between who says it and what is said.
  const told = CITED.exec(bare.trim())
  const tokens = (told === null ? bare : `${told[1]} ${told[2]}`)
    .replace(/\bdeest in\b/u, 'deest')
    .split(BLANKS)
    .filter((token) => token !== '')
  const at = tokens.findIndex((token, i) => {
    const term = termOf(token)
    return term !== null && (term.language === 'latin' || i === 0)
  })
  const term = at < 0 ? null : termOf(tokens[at]!)
  const rest = tokens.filter((_, i) => i !== at)
  const from = told === null ? namesFrom(rest, term, isSiglum) : 0
  const words = told?.[3] ?? rest.slice(0, from).join(' ')
  const { kind = 'substitution', about = 'reading', class: said } = term ?? {}
  if (words === '' && kind === 'substitution' && about === 'reading') {
    unread.push(chunk)
    return null
  }
  const who = rest.slice(from)
  const [named = said] = classes
  const first = who.findIndex((token) => isSiglum(bareSiglum(token)))
  const author = kind === 'conjecture' ? who.slice(0, first < 0 ? who.length : first).join(' ') : ''
  return {
    about,
    reading: {
      kind,
      text: words === chinese.empty || words === latin.empty ? '' : words,
      ...(named !== undefined && { class: named }),
      ...(doubtful && { certainty: 'low' as const }),
      ...(author !== '' && { author }),
      witnesses:
        author === '' || first >= 0 ? namedIn(author === '' ? who : who.slice(first), isSiglum, unread) : [],
    },
  }
}

/** Where the names begin among the tokens of a reading, its term taken out. */
function namesFrom(
  tokens: readonly string[],
  term: Term | null,
  isSiglum: (name: string) => boolean,
): number {
  const wordless = term !== null && (WORDLESS.has(term.kind) || term.about === 'absence')
  const least = term === null ? 1 : 0
  const known = tokens.findIndex((token, i) => i >= least && isSiglum(bareSiglum(token)))
  if (known >= 0) return known
  if (wordless) return 0
  // A reading in Han characters has no blanks in it: what follows names who has it.
  if (tokens.every((token) => /\p{Script=Han}/u.test(token) || isName(bareSiglum(token))))
    return Math.min(1, tokens.length)
  let from = tokens.length
  while (from > least && isName(bareSiglum(tokens[from - 1]!))) from--
  if (term?.kind === 'conjecture' && from === tokens.length && from > 1) return from - 1
  return from
}

const bareSiglum = (token: string) =>
  token.replace(/[,，、？]+$/u, '').replace(/(?:[⁰¹²³⁴-⁹]+|\([^()]+\))$/u, '')

function namedIn(
  tokens: readonly string[],
  isSiglum: (name: string) => boolean,
  unread: string[],
): NamedWitness[] {
  const named: NamedWitness[] = []
  const all = tokens
    .join(' ')
    .replace(/\s*ut vid\.?/gu, '？')
    .split(/[\s,、，]+/u)
  for (const token of all.filter((one) => one !== '')) {
    const doubtful = token.endsWith('？')
    const [, name = '', raised, hand] = /^(.+?)(?:([⁰¹²³⁴-⁹]+)|\(([^()]+)\))?$/u.exec(
      token.replace(/？$/u, ''),
    )!
    if (REST.has(name)) unread.push(name)
    // PQ are two where each is known.
    else if (
      !isSiglum(name) &&
      raised === undefined &&
      /^\p{Lu}{2,}$/u.test(name) &&
      [...name].every(isSiglum)
    ) {
      named.push(...Array.from(name, (siglum) => ({ siglum })))
    } else if (named.length > 0 && !isSiglum(name) && !CAPITAL.test(name) && known(named.at(-1)!, isSiglum)) {
      const last: NamedWitness = named.pop()!
      named.push({ ...last, locus: last.locus === undefined ? token : `${last.locus} ${token}` })
    } else {
      named.push({
        siglum: name,
        ...(raised !== undefined && { hand: String(figure(raised)) }),
        ...(hand !== undefined && { hand }),
        ...(doubtful && { doubtful }),
      })
    }
  }
  return named
}

const known = ({ siglum }: NamedWitness, isSiglum: (name: string) => boolean) => isSiglum(siglum)

/** A capital, Latin or Greek, with what may hang on it: P, Ma, Φ, B². */
const CAPITAL = /^(?:\p{Lu}|[α-ω])[\p{L}\p{N}'′*⁰¹²³⁴-⁹]{0,3}$/u
const REST: ReadonlySet<string> = new Set([latin.rest, latin.all, chinese.rest, chinese.all, 'cett', 'codd'])

const isName = (token: string) => CAPITAL.test(token) || REST.has(token)

const termOf = (token: string): Term | null => TERMS.get(token) ?? TERMS.get(`${token}.`) ?? null

interface Term {
  readonly kind: ReadingKind
  readonly about: About
  readonly language: 'latin' | 'chinese'
  readonly class?: string
}

const WORDLESS: ReadonlySet<ReadingKind> = new Set(['omission', 'lacuna', 'illegible'])

/** What the terms of an apparatus mean, those that Yiwen prints and those that others write for them. */
const TERMS: ReadonlyMap<string, Term> = new Map(
  (
    [
      ...(['omission', 'addition', 'transposition', 'lacuna', 'illegible', 'conjecture'] as const).flatMap(
        (kind): [string, Omit<Term, 'language'>, Term['language']][] => [
          [latin.kinds[kind], { kind, about: 'reading' }, 'latin'],
          [chinese.kinds[kind], { kind, about: 'reading' }, 'chinese'],
        ],
      ),
      ['omm.', { kind: 'omission', about: 'reading' }, 'latin'],
      ['def.', { kind: 'lacuna', about: 'reading' }, 'latin'],
      ['tr.', { kind: 'transposition', about: 'reading' }, 'latin'],
      ['inv.', { kind: 'transposition', about: 'reading' }, 'latin'],
      ['conj.', { kind: 'conjecture', about: 'reading' }, 'latin'],
      ['ci.', { kind: 'conjecture', about: 'reading' }, 'latin'],
      ['cj.', { kind: 'conjecture', about: 'reading' }, 'latin'],
      [latin.deleted, { kind: 'conjecture', about: 'reading' }, 'latin'],
      [latin.supplied, { kind: 'conjecture', about: 'reading' }, 'latin'],
      ['deest.', { kind: 'omission', about: 'absence' }, 'latin'],
      [latin.compare, { kind: 'substitution', about: 'parallel' }, 'latin'],
      ['脫', { kind: 'omission', about: 'reading', class: '脫' }, 'chinese'],
      ['倒', { kind: 'transposition', about: 'reading', class: '倒' }, 'chinese'],
      ['闕', { kind: 'lacuna', about: 'reading' }, 'chinese'],
      [chinese.deleted, { kind: 'conjecture', about: 'reading' }, 'chinese'],
      [chinese.supplied, { kind: 'conjecture', about: 'reading' }, 'chinese'],
      [chinese.absent, { kind: 'omission', about: 'absence' }, 'chinese'],
      [chinese.compare, { kind: 'substitution', about: 'parallel' }, 'chinese'],
    ] satisfies [string, Omit<Term, 'language'>, Term['language']][]
  ).map(([word, meant, language]) => [word, { ...meant, language }]),
)
