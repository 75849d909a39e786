import { additionSide, type Attestation, type Siglum } from '../apparatus/index.ts'
import { readNotes, toWitnesses } from '../notes/index.ts'
import { baseText } from '../text/index.ts'
import type { Edition } from './edition.ts'
import type { LemmaWords } from './lemma-of-line.ts'
import type { LineEntry } from './line-entry.ts'

/** A line that speaks in sentences, divided into the words it is about and what it says of them. */
export interface SentenceLine extends LemmaWords {
  /** What it says, without the words it is about. */
  readonly line: string
  /** What it says of `words` of the text, one entry for each kind of difference; empty when nothing was understood. */
  readonly read: (edition: Edition, words: string) => readonly LineEntry[]
}

/**
 * Reads a collation note in sentences, as punctuated editions have them and as they are typed: 「保泰」，畢沅《續通鑒》作「保秦」。
 * 保泰，《續通鑒》作保秦. What it says is read by the reader of the text's own notes.
 */
export function readSentenceLine(line: string): SentenceLine {
  const [head = '', ordinal, quoted, side, plain] = HEAD.exec(line) ?? []
  const asQuoted = QUOTED_AS.exec(line.slice(head.length))
  const rest = line.slice(head.length + (asQuoted?.[0].length ?? 0)).replace(/^[，,]\s*/u, '')
  return {
    lemma: quoted ?? plain ?? '',
    occurrence: ordinal === undefined ? null : ORDINALS.indexOf(ordinal) + 1 || null,
    side: side === '下' ? 'after' : side === '上' ? 'before' : null,
    ...(asQuoted !== null && { quotedLemma: asQuoted[1]! }),
    line: rest,
    read: (edition, words) => read(edition, words, side ?? '', rest),
  }
}

function read(edition: Edition, words: string, side: string, rest: string): readonly LineEntry[] {
  // The reader of notes wants the words in the text and the note behind them.
  const stands = words.replace(/[\n（）()「」『』]/gu, '')
  const said = rest.replaceAll('互乙作', '倒作').replaceAll('（', '，').replaceAll('）', '')
  const about = stands === '' ? '' : `「${stands}」${side}，`
  const author = AUTHOR.exec(said)?.[0]
  const { value } = readNotes(baseText(`按。${stands}（${about}${said.slice(author?.length ?? 0)}）`), {
    marks: '（）',
    witnesses: edition.witnesses,
  })
  const cited = citedNames(edition)
  const resolved = (attestation: Attestation): Attestation => {
    const witness = attestation.named === undefined ? undefined : cited.get(attestation.named)
    return witness === undefined ? attestation : { ...attestation, witness }
  }
  return value.entries
    .filter(({ lemma: [first] }) => first?.span != null && first.span.to <= 2 + stands.length)
    .map((entry) => {
      const { kind, verdict = '' } = entry
      const agreements = (entry.agreements ?? []).map(resolved)
      const readings = entry.readings.map(({ id: _, ...reading }) => ({
        ...reading,
        ...(author !== undefined && reading.kind === 'conjecture' && { author }),
        attestations: reading.attestations.map(resolved),
      }))
      const names = new Set(
        [...readings.flatMap(({ attestations }) => attestations), ...agreements].map(
          ({ witness }: Attestation) => witness,
        ),
      )
      return {
        entry: {
          kind,
          readings,
          agreements,
          verdict,
          side: additionSide(entry),
        },
        witnesses: toWitnesses(value.sources).filter(({ siglum }) => names.has(siglum)),
      }
    })
}

/** What a name meant in the edition so far: a note in a long text knows more of a title than a line alone. */
function citedNames({ entries }: Edition): ReadonlyMap<string, Siglum> {
  const cited = new Map<string, Siglum>()
  for (const { readings, agreements = [] } of entries) {
    for (const { witness, named } of [...readings.flatMap(({ attestations }) => attestations), ...agreements])
      if (witness !== null && named !== undefined && !cited.has(named)) cited.set(named, witness)
  }
  return cited
}

/** 王國維疑當作: whose conjecture it is. */
const AUTHOR = /^[\p{Script=Han}]{2,4}(?=疑(?:當作|作|衍|脫))/u

/** 第二「之」字, 「諒祚」下, or 保泰 before a comma. */
const HEAD =
  /^(?:第([一二三四五六七八九十]))?「(.+?)」(?:[一二三四五六七八九十]*字)?([上下])?(?=[，,（(])|^([^，,。；「」《》〈〉（）()]{1,40})(?=，)/u
const QUOTED_AS = /^[（(](?:引作|所引作)「?([^」）)]+)」?[）)]/u
const ORDINALS = '一二三四五六七八九十'
