import {
  type ApparatusEntry,
  type Attestation,
  type Reading,
  type Siglum,
  type Witness,
} from '../../apparatus/index.ts'
import { units } from '../../text/index.ts'
import { type EntryRuns, remarkRuns, type Told } from './bracket.ts'
import { onOneLine, type PrintedLemma } from './lemma.ts'
import { chineseNumeral } from './numerals.ts'
import { joinRuns, type Run, run } from './run.ts'
import type { Setting } from './setting.ts'
import type { Voice } from './voices.ts'

/**
 * An entry as the collation notes of punctuated editions put it (點校本校勘記): 「保泰」，畢沅《續通鑒》作「保秦」。 Sources are
 * named as the text's own note names them where it does, else by siglum, cited works in title marks.
 */
export function sentenceRuns(
  told: Told,
  setting: Setting,
  witnesses: ReadonlyMap<Siglum, Witness>,
): EntryRuns {
  const { entry, lemma, spelled, voices } = told
  const names = (party: readonly Voice[]) => namesRuns(party, setting, witnesses)
  const agreeing = names(voices.lemma)
  const clauses: Run[][] = []
  if (agreeing.length > 0) clauses.push([...agreeing, ...run('term', '同')])
  // 「官」字，宋本無: the words are counted where nothing but their omission is told.
  const onlyOmitted =
    entry.kind !== 'absence' &&
    spelled.readings.length > 0 &&
    spelled.ofLemma.length === 0 &&
    agreeing.length === 0 &&
    spelled.readings.every(({ reading }) => reading.kind === 'omission' && reading.text === '')
  spelled.readings.forEach(({ reading, spellings }, i) => {
    const said = voices.readings[i]!
    const main = clauseRuns(entry, reading, names(said.main), lemma, setting)
    const others = setting.folded
      ? []
      : spellings.map((spelling, j) => [
          ...names(said.spellings[j]!),
          ...run('term', '作'),
          ...quoted(spelling.text, setting),
        ])
    clauses.push(
      others.length === 0
        ? main
        : [...main, ...run('mark', '（'), ...joinRuns(others, '，'), ...run('mark', '）')],
    )
  })
  if (!setting.folded) {
    spelled.ofLemma.forEach((reading, i) =>
      clauses.push(clauseRuns(entry, reading, names(voices.ofLemma[i]!), lemma, setting)),
    )
  }
  if (entry.kind === 'parallel' && (entry.agreements ?? []).length > 0) {
    const cited = (entry.agreements ?? []).map((attestation): Voice => ({ kind: 'witness', attestation }))
    clauses.push([...run('term', '參見'), ...names(cited)])
  }
  const body = joinRuns(clauses, '，')
  const remarks = remarkRuns(entry, setting)
  return {
    head: headRuns(entry, lemma, onlyOmitted, setting),
    separator: run('mark', body.length === 0 ? '' : '，'),
    body: [...body, ...run('mark', ended(body) ? '' : '。'), ...remarks],
  }
}

/** Whether the last words end a sentence within their quotation marks: 「……賞罰倒置。」 */
const ended = (body: readonly Run[]) =>
  /[。！？]」?$/u.test(
    body
      .slice(-2)
      .map(({ text }) => text)
      .join(''),
  )

/** 「保泰」; 第二「之」字; 「諒祚」下; 「官」字. */
function headRuns(entry: ApparatusEntry, lemma: PrintedLemma, counted: boolean, setting: Setting): Run[] {
  const { kind, text, occurrence } = lemma
  if (kind === 'none') return run('mark', '此處')
  const ordinal = occurrence === null ? [] : run('mark', `第${chineseNumeral(occurrence)}`)
  const { quotedLemma } = entry
  const asQuoted =
    quotedLemma === undefined || quotedLemma === ''
      ? []
      : [
          ...run('mark', '（'),
          ...run('term', setting.terms.quoted),
          ...quoted(quotedLemma, setting),
          ...run('mark', '）'),
        ]
  const side = kind === 'words' ? '' : kind === 'after' ? '下' : '上'
  const shortLemma = entry.lemma.length === 1 ? text : ''
  const count =
    counted && kind === 'words' ? countOf(shortLemma) : occurrence !== null && isOne(text) ? '字' : ''
  return [
    ...ordinal,
    ...run('mark', '「'),
    ...run('lemma', text),
    ...run('mark', `」${count}`),
    ...asQuoted,
    ...run('term', side),
  ]
}

/** 續通鑑作「保秦」. */
function clauseRuns(
  entry: ApparatusEntry,
  reading: Reading,
  names: readonly Run[],
  lemma: PrintedLemma,
  setting: Setting,
): Run[] {
  const isPlace = lemma.kind !== 'words'
  const words = quoted(reading.text, setting)
  const author = run('person', reading.author)
  const says = (term: string, after: readonly Run[] = []) => [
    ...author,
    ...names,
    ...run('term', term),
    ...after,
    ...doubt(reading),
  ]
  if (entry.kind === 'absence') return says(setting.terms.absent, words)
  if (entry.kind === 'parallel' || (entry.kind === 'fact' && saysSo(entry))) {
    return says(names.length + author.length === 0 ? '' : '云', [...run('mark', '：'), ...words])
  }
  switch (reading.kind) {
    case 'conjecture': {
      const how = reading.text === '' ? '疑衍' : isPlace ? '疑脫' : '疑當作'
      const also = names.length === 0 ? [] : [...run('mark', '，'), ...names, ...run('term', '同')]
      return [...author, ...run('term', how), ...words, ...doubt(reading), ...also]
    }
    case 'omission':
      return says(reading.class === '脫' ? '脫' : '無', words)
    case 'addition': {
      const more =
        lemma.kind === 'words' && reading.text.startsWith(lemma.text)
          ? reading.text.slice(lemma.text.length)
          : ''
      const added = more === '' ? reading.text : more
      const side = isPlace ? '' : isAddedBefore(entry) ? '上' : '下'
      return says(`${side}${reading.class === '衍' ? '衍' : '有'}`, [
        ...quoted(added, setting),
        ...run('mark', added === '' ? '' : countOf(added)),
      ])
    }
    case 'transposition':
      return reading.text === ''
        ? says(reading.class === '倒' ? '倒' : '互乙')
        : says(reading.class === '倒' ? '倒作' : '互乙作', words)
    case 'lacuna':
      return says(reading.text === '' ? '脫' : '殘存', words)
    case 'illegible':
      return says(reading.text === '' ? '漫漶' : '漫漶，似作', words)
    case 'substitution':
      return says(isPlace ? '有' : '作', words.length === 0 ? run('mark', setting.terms.empty) : words)
    default:
      return reading.kind satisfies never
  }
}

/** Whether the note that an account comes from lets its source speak (云, 曰, 載) rather than have other words. */
const saysSo = ({ origin }: ApparatusEntry) =>
  origin.by === 'notes' && /[云曰言載]|謂/u.test(origin.rule ?? '')

function doubt({ class: named, kind, certainty }: Reading): Run[] {
  const told =
    named === undefined ||
    (named === '脫' && kind === 'omission') ||
    (named === '衍' && kind === 'addition') ||
    (named === '倒' && kind === 'transposition')
  const parts = joinRuns(
    [
      told ? [] : run('remark', named),
      certainty === 'low' || certainty === 'unknown' ? run('term', '存疑') : [],
    ],
    '，',
  )
  return parts.length === 0 ? [] : [...run('mark', '（'), ...parts, ...run('mark', '）')]
}

/** 宋本、畢沅《續通鑒》. */
function namesRuns(
  party: readonly Voice[],
  setting: Setting,
  witnesses: ReadonlyMap<Siglum, Witness>,
): Run[] {
  return joinRuns(
    party.map((voice) => {
      switch (voice.kind) {
        case 'group':
          return run('siglum', voice.name)
        case 'rest':
          return run('term', setting.terms.rest)
        case 'all':
          return run('term', setting.terms.all)
        case 'witness':
          return nameRuns(voice.attestation, witnesses)
        default:
          return voice satisfies never
      }
    }),
    '、',
  )
}

function nameRuns(
  { witness, named, hand, locus, certainty }: Attestation,
  witnesses: ReadonlyMap<Siglum, Witness>,
): Run[] {
  // 一作, 或作: the name of an unnamed copy may hold the verb that the sentence says anyway.
  const bare = named?.replace(/(?:[作云曰無脫衍]|下有)$/u, '').trim()
  const name: Run[] =
    bare !== undefined && bare !== ''
      ? run('person', bare)
      : witness === null
        ? run('person', '一本')
        : run(
            'siglum',
            witnesses.get(witness)?.kind === 'cited-work' && !/[《〈]/u.test(witness)
              ? `《${witness}》`
              : witness,
          )
  const place =
    locus === undefined || locus === '' || bare?.includes(locus) === true ? [] : run('locus', locus)
  const doubtful = certainty === 'low' || certainty === 'unknown' ? run('term', '似') : []
  return [...name, ...run('hand', hand), ...place, ...doubtful]
}

function quoted(text: string, setting: Setting): Run[] {
  return text === ''
    ? []
    : [...run('mark', '「'), ...run('reading', onOneLine(text, setting)), ...run('mark', '」')]
}

/** 字, 二字 … after words that are characters and few. */
function countOf(text: string): string {
  const count =
    text === '' || !/^[\p{Script=Han}\p{Co}\u2ff0-\u2fff\u{e0100}-\u{e01ef}〓□]+$/u.test(text)
      ? 0
      : units(text).length
  return count === 0 || count > MOST_COUNTED ? '' : count === 1 ? '字' : `${chineseNumeral(count)}字`
}

const MOST_COUNTED = 20

const isOne = (text: string) => countOf(text) === '字'

/** Whether the note that an entry was read from says that the added words stand before its lemma: 「嘗」上有……. */
export function isAddedBefore({ origin }: ApparatusEntry): boolean {
  return origin.by === 'notes' && /上[有多衍]/u.test(origin.clause.exact)
}
