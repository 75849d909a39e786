import {
  type ApparatusEntry,
  type Attestation,
  describe,
  type EntryId,
  findWitness,
  type ReadingId,
  siglum,
  type Witness,
} from '../apparatus/index.ts'
import { type NamedWitness, readBracketLine } from '../formats/print/index.ts'
import { isPlace, type Span } from '../text/index.ts'
import type { Act } from './edition-change.ts'
import type { Edition } from './edition.ts'
import { lemmaFinder, type LemmaWords } from './lemma-of-line.ts'
import type { LineEntry } from './line-entry.ts'
import { readSentenceLine, type SentenceLine } from './sentence-line.ts'

/** Where lines are pasted, by whom and when. */
export interface Pasting {
  /** The words selected, in several parts where a lemma has several; a caret is a span without width. */
  readonly selected: readonly Span[]
  readonly person: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly newId: () => string
}

/** Why a line made no entry. */
export type Unpasted =
  | { readonly kind: 'not-understood'; readonly line: string }
  | { readonly kind: 'not-found'; readonly line: string }
  | { readonly kind: 'several-places'; readonly line: string; readonly places: number }

/** What pasting lines of an apparatus comes to; nothing is done until its act is. */
export interface Pasted {
  /** Null when no line made an entry. */
  readonly act: Act | null
  /** The new entries, as they will be: proposals all of them. */
  readonly added: readonly ApparatusEntry[]
  /** The lines of which no entry could be made. */
  readonly left: readonly Unpasted[]
  /** How many of the new entries keep their line as a comment, since not all of it was understood. */
  readonly kept: number
}

/**
 * Proposes an entry for each line of `pasted`, as an edition prints it or as an editor types it: 保泰，畢沅《續通鑒》作保秦, or
 * 保泰］保秦 續通鑑. A single line is about the words selected; without any, and where there are several lines, each is about
 * the words it names, if these stand in the text once, or once near the caret. What a line says beyond that stays with
 * its entry as a comment, word for word. Witnesses that the edition lacks come with the act.
 */
export function pastedEntries(edition: Edition, pasted: string, pasting: Pasting): Pasted {
  const lines = pasted
    .split(/[\r\n]+/u)
    .map((line) => line.replace(NUMBER, '').trim())
    .filter((line) => line !== '')
  const find = lemmaFinder(edition, pasting.selected, lines.length === 1)
  const groups = new Set(edition.witnesses.flatMap(({ group }) => group ?? []))
  const isSiglum = (name: string) => findWitness(edition.witnesses, name) !== null || groups.has(name)
  const added: ApparatusEntry[] = []
  const left: Unpasted[] = []
  const fresh = new Map<string, Witness>()
  for (const line of lines) {
    const bracket = readBracketLine(line, isSiglum)
    const said = bracket === null ? readSentenceLine(line) : null
    const words: LemmaWords = bracket ?? said!
    const found = find(words)
    if ('kind' in found) {
      left.push({ ...found, line })
      continue
    }
    const read = bracket === null ? said!.read(edition, found.words) : [fromBracket(edition, bracket)]
    if (read.length === 0) {
      left.push({ kind: 'not-understood', line })
      continue
    }
    const understood = (bracket?.unread.length ?? 0) === 0 && (said === null || understands(said, read))
    read.forEach(({ entry, witnesses }, i) => {
      for (const witness of witnesses)
        if (findWitness(edition.witnesses, witness.siglum) === null) fresh.set(witness.siglum, witness)
      const side = entry.side ?? words.side
      const isBeside =
        side !== null && entry.readings.every(({ kind }) => kind === 'addition' || kind === 'conjecture')
      const spans = isBeside ? [besideOf(found.spans, side)] : found.spans
      const quotedLemma = words.quotedLemma ?? found.quotedLemma
      added.push({
        id: `e-${pasting.newId().slice(0, 8)}` as EntryId,
        layer: entry.kind === 'parallel' ? 'testimonia' : 'variants',
        kind: entry.kind,
        lemma: spans.map((span) => describe(edition.text, span)),
        ...(quotedLemma !== undefined && { quotedLemma }),
        readings: entry.readings.map((reading, j) => ({ ...reading, id: `r${j + 1}` as ReadingId })),
        ...(entry.agreements.length > 0 && { agreements: entry.agreements }),
        ...(entry.verdict !== '' && { verdict: entry.verdict }),
        origin: { by: 'hand', person: pasting.person, at: pasting.at },
        status: 'proposed',
        ...(!understood &&
          i === 0 && {
            comments: [{ id: pasting.newId(), by: pasting.person, at: pasting.at, text: line }],
          }),
      })
    })
  }
  const acts: Act[] = Array.from(fresh.values(), (witness) => ({ kind: 'put-witness', witness }))
  if (added.length > 0) acts.push({ kind: 'add-entries', entries: added })
  return {
    act: added.length === 0 ? null : acts.length === 1 ? acts[0]! : { kind: 'batch', acts },
    added,
    left,
    kept: added.filter(({ comments }) => comments !== undefined).length,
  }
}

function fromBracket(
  edition: Edition,
  { kind, readings, agreements, verdict, side }: NonNullable<ReturnType<typeof readBracketLine>>,
): LineEntry {
  const witnesses: Witness[] = []
  const attest = (named: readonly NamedWitness[]) =>
    named.flatMap(({ siglum: name, hand, locus, doubtful }): Attestation[] => {
      const more = {
        ...(hand !== undefined && { hand }),
        ...(locus !== undefined && { locus }),
        ...(doubtful === true && { certainty: 'low' as const }),
      }
      if (ANONYMOUS.has(name)) return [{ witness: null, ...more }]
      const known = findWitness(edition.witnesses, name)
      if (known !== null) return [{ witness: known.siglum, ...more }]
      const family = edition.witnesses.filter(({ group }) => group === name)
      if (family.length > 0) return family.map((member) => ({ witness: member.siglum, ...more }))
      witnesses.push({ siglum: siglum(name) })
      return [{ witness: siglum(name), ...more }]
    })
  return {
    entry: {
      kind,
      readings: readings.map(({ witnesses: named, ...reading }) => ({
        ...reading,
        attestations: attest(named),
      })),
      agreements: attest(agreements),
      verdict,
      side,
    },
    witnesses,
  }
}

/** Where words stand that are added beside `spans`. */
function besideOf(spans: readonly Span[], side: 'before' | 'after'): Span {
  const at =
    side === 'after' ? Math.max(...spans.map(({ to }) => to)) : Math.min(...spans.map(({ from }) => from))
  return spans.length === 1 && isPlace(spans[0]!) ? spans[0]! : { from: at, to: at }
}

/** Whether the words of a sentence that are not in its entries are those that sentences are made of. */
function understands({ line }: SentenceLine, read: readonly LineEntry[]): boolean {
  const told = read.flatMap(({ entry: { readings, agreements, verdict } }) => [
    verdict,
    ...readings.flatMap(({ text, author, attestations }) => [
      text,
      author,
      ...attestations.map(({ named }) => named),
    ]),
    ...agreements.map(({ named }) => named),
  ])
  let rest = line
  for (const words of told
    .filter((one) => one !== undefined && one !== '')
    .toSorted((a, b) => b!.length - a!.length))
    rest = rest.replace(words!, '')
  return (
    rest.replace(
      /[\p{P}\p{S}\s作無有同云曰字第下上脫衍倒互乙疑當互不載參見引本〇零一二三四五六七八九十多又亦]/gu,
      '',
    ) === ''
  )
}

const ANONYMOUS: ReadonlySet<string> = new Set(['al.', 'al', '一本'])

/** The number of a note before it: 〔一〕, [3], 12., ①. */
const NUMBER =
  /^\s*(?:[〔［【〈[(（][＊*]?[〇一二三四五六七八九十百千\d]{1,7}[〕］】〉\])）]|\d{1,5}[.．、]\s*|[①-⑳])\s*/u
