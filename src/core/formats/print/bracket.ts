import { type ApparatusEntry, isWordless, type Reading } from '../../apparatus/index.ts'
import { lemmaRuns, onOneLine, type PrintedLemma } from './lemma.ts'
import { joinRuns, type Run, run } from './run.ts'
import type { Setting } from './setting.ts'
import type { Spelled } from './spelling.ts'
import type { Voice, Voices } from './voices.ts'

/** The parts of an entry in print: before the bracket, the bracket, and what follows it. */
export interface EntryRuns {
  readonly head: readonly Run[]
  readonly separator: readonly Run[]
  readonly body: readonly Run[]
}

/** What an entry is printed from. */
export interface Told {
  readonly entry: ApparatusEntry
  readonly lemma: PrintedLemma
  readonly spelled: Spelled
  readonly voices: Voices
}

/** An entry as an apparatus criticus sets it: 保泰］保秦 續通鑑；保安 王國維. */
export function bracketRuns({ entry, lemma, spelled, voices }: Told, setting: Setting): EntryRuns {
  const { terms } = setting
  const isPlace = lemma.kind === 'after' || lemma.kind === 'before' || lemma.kind === 'none'
  const agreeing = siglaRuns(voices.lemma, setting)
  const quoted =
    entry.quotedLemma === undefined || entry.quotedLemma === ''
      ? []
      : bracketed(
          [
            ...run('term', terms.quoted),
            ...run('mark', ' '),
            ...run('reading', onOneLine(entry.quotedLemma, setting)),
          ],
          setting,
        )
  const head = [...joinRuns([lemmaRuns(lemma, setting), agreeing], terms.blank), ...quoted]
  const readings = spelled.readings.map(({ reading, spellings }, i) => {
    const said = voices.readings[i]!
    const others = setting.folded
      ? []
      : spellings.map((spelling, j) =>
          joinRuns(
            [run('reading', onOneLine(spelling.text, setting)), siglaRuns(said.spellings[j]!, setting)],
            terms.blank,
          ),
        )
    const main = readingRuns(entry, reading, siglaRuns(said.main, setting), isPlace, lemma, setting)
    return others.length === 0 ? main : [...main, ...bracketed(joinRuns(others, terms.between), setting)]
  })
  const spelled_ = setting.folded
    ? []
    : spelled.ofLemma.map((reading, i) =>
        readingRuns(entry, reading, siglaRuns(voices.ofLemma[i]!, setting), isPlace, lemma, setting),
      )
  const cited = entry.kind === 'parallel' ? citedRuns(entry, setting) : []
  const body = joinRuns([...readings, ...spelled_, cited], terms.between)
  const remarks = [...remarkRuns(entry, setting)]
  return {
    head,
    separator: run('mark', head.length === 0 ? '' : isPlace && terms.name === 'latin' ? ' ' : terms.bracket),
    body: joinRuns([body, remarks], terms.name === 'chinese' ? '。' : '. '),
  }
}

/** One reading with who has it. */
function readingRuns(
  { kind: about }: ApparatusEntry,
  reading: Reading,
  sigla: readonly Run[],
  isPlace: boolean,
  lemma: PrintedLemma,
  setting: Setting,
): Run[] {
  const { terms } = setting
  const words = run('reading', onOneLine(reading.text, setting))
  const rest = (parts: (readonly Run[])[]) => [
    ...joinRuns(parts, terms.blank),
    ...doubtRuns(reading, setting),
  ]
  if (about === 'parallel') {
    return rest([
      run('term', terms.compare),
      words.length === 0
        ? sigla
        : [...sigla, ...run('mark', sigla.length === 0 ? '' : terms.colon), ...words],
    ])
  }
  if (about === 'absence') return rest([run('term', terms.absent), sigla, words])
  const author = run('person', reading.author)
  const term = run('term', terms.classes[reading.class ?? ''] ?? terms.kinds[reading.kind])
  switch (reading.kind) {
    case 'conjecture': {
      const how = reading.text === '' ? terms.deleted : isPlace ? terms.supplied : terms.kinds.conjecture
      // The Latin term follows the words it is about, the Chinese one goes before them.
      return terms.name === 'latin' && words.length > 0 && !isPlace
        ? rest([words, run('term', how), author, sigla])
        : rest([run('term', how), words, author, sigla])
    }
    case 'addition':
      return rest([term, addedRuns(reading, lemma, setting), author, sigla])
    case 'transposition':
      return rest([
        terms.name === 'latin' ? words : [],
        term,
        terms.name === 'latin' ? [] : words,
        author,
        sigla,
      ])
    case 'omission':
    case 'lacuna':
    case 'illegible':
      return rest([term, words, author, sigla])
    case 'substitution': {
      const added = isPlace && words.length > 0 ? run('term', terms.kinds.addition) : []
      return rest([added, words.length === 0 ? run('mark', terms.empty) : words, author, sigla])
    }
    default:
      return reading.kind satisfies never
  }
}

/** The added words: where the reading repeats the lemma they are what it has more. */
function addedRuns({ text }: Reading, lemma: PrintedLemma, setting: Setting): Run[] {
  const more =
    lemma.kind === 'words' && lemma.text !== '' && text.startsWith(lemma.text)
      ? text.slice(lemma.text.length)
      : ''
  return run('reading', onOneLine(more.trim() === '' ? text : more.trim(), setting))
}

/** What is said against a reading or of its kind: its class, and that it is uncertain. */
function doubtRuns({ class: named, kind, certainty }: Reading, setting: Setting): Run[] {
  const { terms } = setting
  const told =
    named === undefined ||
    (terms.classes[named] !== undefined &&
      (isWordless(kind) || kind === 'addition' || kind === 'transposition'))
  const doubt = certainty === 'low' || certainty === 'unknown' ? run('term', terms.doubtful) : []
  return bracketed(
    joinRuns([told ? [] : run('remark', named), doubt], terms.name === 'chinese' ? '，' : ', '),
    setting,
  )
}

/** Sources cited beside the text that agree. */
function citedRuns({ agreements = [] }: ApparatusEntry, setting: Setting): Run[] {
  if (agreements.length === 0) return []
  const voices = agreements.map((attestation): Voice => ({ kind: 'witness', attestation }))
  return joinRuns([run('term', setting.terms.compare), siglaRuns(voices, setting)], setting.terms.blank)
}

/** Sigla as an apparatus sets them: names with blanks between, hands raised. */
export function siglaRuns(voices: readonly Voice[], setting: Setting): Run[] {
  const { terms } = setting
  return joinRuns(
    voices.map((voice) => {
      switch (voice.kind) {
        case 'group':
          return run('siglum', voice.name)
        case 'rest':
          return run('term', terms.rest)
        case 'all':
          return run('term', terms.all)
        case 'witness': {
          const { witness, named, hand, locus, certainty } = voice.attestation
          const doubtful = certainty === 'low' || certainty === 'unknown'
          return [
            ...(witness === null
              ? run('person', named === undefined || named === '' ? terms.anonymous : named)
              : run('siglum', witness)),
            ...run('hand', hand),
            ...(locus === undefined || locus === '' ? [] : [...run('mark', ' '), ...run('locus', locus)]),
            ...(doubtful
              ? [...run('mark', terms.name === 'latin' ? ' ' : ''), ...run('term', terms.apparently)]
              : []),
          ]
        }
        default:
          return voice satisfies never
      }
    }),
    terms.blank,
  )
}

/** The note's verdict, and what was decided with its reason. */
export function remarkRuns(entry: ApparatusEntry, setting: Setting): Run[] {
  const { terms } = setting
  const { verdict, decision } = entry
  const stop = terms.name === 'chinese' ? '。' : '. '
  const parts = [setting.verdicts ? run('remark', withoutStop(verdict)) : []]
  if (decision !== undefined) {
    const colon = decision.reason.trim() === '' ? [] : run('mark', terms.colon)
    parts.push([...preferenceRuns(entry, setting), ...colon, ...run('remark', withoutStop(decision.reason))])
    if (decision.method !== undefined)
      parts[parts.length - 1]!.push(...bracketed(run('remark', decision.method), setting))
  }
  const runs = joinRuns(parts, stop)
  return runs.length === 0 ? [] : [...runs, ...run('mark', stop.trim())]
}

function preferenceRuns({ decision, readings }: ApparatusEntry, setting: Setting): Run[] {
  const { terms } = setting
  switch (decision?.prefer) {
    case 'lemma':
      return run('term', terms.lemmaPreferred)
    case 'none':
      return run('term', terms.nonePreferred)
    case 'open':
      return run('term', terms.open)
    default: {
      const reading = readings.find(({ id }) => id === decision?.prefer)
      const words = reading === undefined ? run('remark', decision?.prefer) : preferredRuns(reading, setting)
      return terms.name === 'latin'
        ? joinRuns([words, run('term', terms.preferred)], ' ')
        : [...run('term', terms.preferred), ...run('mark', '「'), ...words, ...run('mark', '」')]
    }
  }
}

const preferredRuns = (reading: Reading, setting: Setting) =>
  reading.text === ''
    ? run('term', setting.terms.kinds[reading.kind])
    : run('reading', onOneLine(reading.text, setting))

const withoutStop = (text: string | undefined) => text?.trim().replace(/[。．.]$/u, '')

export function bracketed(runs: readonly Run[], { terms }: Setting): Run[] {
  const [open, close] = terms.brackets
  return runs.length === 0 ? [] : [...run('mark', open), ...runs, ...run('mark', close)]
}
