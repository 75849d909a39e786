import type { EntryState } from '../../core/edition/index.ts'
import type { Messages } from '../messages/index.ts'

/** A field of an entry that a change altered, in words; empty where there was nothing. */
export interface FieldDifference {
  readonly field: string
  readonly from: string
  readonly to: string
}

type Entry = NonNullable<EntryState>

/** What is otherwise in `after` than in `before`, field by field, in the words of the interface. */
export function entryDifferences(before: Entry, after: Entry, messages: Messages): FieldDifference[] {
  return fieldsShown.flatMap((field) => {
    const from = inWords(before, field, messages)
    const to = inWords(after, field, messages)
    return from === to ? [] : [{ field, from, to }]
  })
}

const fieldsShown = [
  'status',
  'decision',
  'lemma',
  'readings',
  'verdict',
  'kind',
  'layer',
  'quotedLemma',
  'agreements',
  'opinions',
  'comments',
] as const

function inWords(entry: Entry, field: (typeof fieldsShown)[number], messages: Messages): string {
  const { printed, listComma } = messages
  switch (field) {
    case 'status':
      return messages.statuses[entry.status]
    case 'kind':
      return messages.entryKinds[entry.kind]
    case 'layer':
      return messages.layers[entry.layer] ?? entry.layer
    case 'lemma':
      return entry.lemma.map(({ exact }) => exact || '‸').join('……')
    case 'readings':
      return entry.readings
        .map(({ kind, text, author = '', attestations }) =>
          [printed[kind], text, author, sigla(attestations, messages)]
            .filter((part) => part !== '')
            .join(' '),
        )
        .join('；')
    case 'agreements':
      return sigla(entry.agreements ?? [], messages)
    case 'verdict':
    case 'quotedLemma':
      return entry[field] ?? ''
    case 'decision': {
      const { decision } = entry
      if (decision === undefined) return ''
      const { prefer, reason, method = '', cause = '' } = decision
      return [preferred(entry, prefer, messages), reason, method, cause]
        .filter((part) => part !== '')
        .join(' · ')
    }
    case 'opinions':
      return (entry.opinions ?? [])
        .map(({ by, prefer, reason = '' }) =>
          `${by}${COLON}${preferred(entry, prefer, messages)} ${reason}`.trim(),
        )
        .join(listComma)
    case 'comments':
      return (entry.comments ?? []).map(({ by, text }) => `${by}${COLON}${text}`).join(listComma)
    default:
      return field satisfies never
  }
}

const COLON = '：'

const sigla = (attestations: Entry['readings'][number]['attestations'], messages: Messages) =>
  attestations
    .map(
      ({ witness, hand = '', locus = '' }) =>
        `${witness ?? messages.anonymous}${hand}${locus === '' ? '' : ` ${locus}`}`,
    )
    .join(' ')

function preferred({ readings }: Entry, prefer: string, messages: Messages): string {
  const named = { lemma: messages.preferLemma, none: messages.preferNone, open: messages.preferOpen }[prefer]
  const reading = readings.find(({ id }) => id === prefer)
  return named ?? (reading === undefined ? prefer : reading.text || messages.printed[reading.kind])
}
