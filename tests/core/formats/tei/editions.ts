import fc from 'fast-check'
import {
  type ApparatusEntry,
  type Attestation,
  describe,
  type EntryId,
  type EntryKind,
  entryKinds,
  type Reading,
  type ReadingId,
  type ReadingKind,
  readingKinds,
  siglum,
  type Status,
  statuses,
} from '../../../../src/core/apparatus/index.ts'
import type { ExportInput } from '../../../../src/core/formats/index.ts'
import { baseText, type BaseText, toOffset } from '../../../../src/core/text/index.ts'
import { input } from '../export-input.ts'

/** Characters that have broken writers of XML and counters of characters, beside quite ordinary ones. */
const character = fc.constantFrom(
  ...'保泰軍，。（）年〔𣈆㖫⿰\u{f0000}\ue406\u3000 \t\r\n\n&<>"\'-]a\u0301葛\u{e0100}\u0085\u2028\ufeff',
)
const words = fc.string({ unit: character, maxLength: 12 })
const name = fc
  .oneof(
    words,
    fc.constantFrom('P', 'c12', 'status.proposed', '1', '長編', '𣈆', 'ע', 'β', 'a b', 'xml', '-'),
  )
  .filter((text) => /\S/u.test(text))

const attestation: fc.Arbitrary<Attestation> = fc.record(
  {
    witness: fc.option(name.map(siglum)),
    named: words,
    hand: name,
    locus: words,
    certainty: fc.constantFrom('high', 'medium', 'low', 'unknown'),
  },
  { requiredKeys: ['witness'] },
)

const reading: fc.Arbitrary<Omit<Reading, 'id'>> = fc.record(
  {
    kind: fc.constantFrom<ReadingKind[]>(...readingKinds),
    text: words,
    class: name,
    certainty: fc.constantFrom('high', 'low'),
    author: name,
    attestations: fc.array(attestation, { maxLength: 3 }),
  },
  { requiredKeys: ['kind', 'text', 'attestations'] },
)

const moment = fc.constantFrom('2026-11-24T15:00:00.000Z', '2026-02-30', '', '康熙三年')

function entryOf(text: BaseText): fc.Arbitrary<Omit<ApparatusEntry, 'id'>> {
  const span = fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) =>
      describe(text, { from: toOffset(text, Math.min(a, b))!, to: toOffset(text, Math.max(a, b))! }),
    )
  const prefer = fc.constantFrom('lemma', 'none', 'open', 'r1', 'r9' as ReadingId) as fc.Arbitrary<ReadingId>
  return fc.record(
    {
      layer: fc.constantFrom('variants', 'testimonia', '注 文'),
      kind: fc.constantFrom<EntryKind[]>(...entryKinds),
      lemma: fc.array(span, { minLength: 1, maxLength: 3 }),
      quotedLemma: words,
      readings: fc
        .array(reading, { maxLength: 3 })
        .map((all) => all.map((one, i) => ({ ...one, id: `r${i + 1}` as ReadingId }))),
      agreements: fc.array(attestation, { maxLength: 2 }),
      verdict: words,
      origin: fc.oneof(
        fc.record({ by: fc.constant('notes' as const), note: span, clause: span, rule: words }),
        fc.record({ by: fc.constant('hand' as const), person: words, at: moment }),
        fc.record({ by: fc.constant('collation' as const), run: fc.dictionary(words, words) }),
        fc.record({ by: fc.constant('import' as const), file: words, format: words }),
        fc.record({ by: fc.constant('consistency' as const), detector: words, evidence: fc.array(span) }),
      ),
      status: fc.constantFrom<Status[]>(...statuses),
      decision: fc.record({ prefer, reason: words, method: words, by: words, at: moment }),
      opinions: fc.array(fc.record({ prefer, by: words, at: moment }), { maxLength: 2 }),
      comments: fc.array(fc.record({ id: name, by: words, at: moment, text: words, replyTo: name }), {
        maxLength: 2,
      }),
    },
    { requiredKeys: ['layer', 'kind', 'lemma', 'readings', 'origin', 'status'] },
  )
}

/** Editions of every shape, whose texts and names hold every character that XML can have and that gives trouble. */
export const edition: fc.Arbitrary<ExportInput> = fc
  .string({ unit: character, maxLength: 200 })
  .chain((content) => {
    const text = baseText(content)
    return fc.record({
      text: fc.constant(text),
      // No more than a sentence about a loss names one by one.
      entries: fc.array(fc.tuple(name, entryOf(text)), { maxLength: 5 }),
      title: name,
      language: fc.option(fc.constantFrom('zh-Hant', 'Chinese language', ''), { nil: undefined }),
      witnesses: fc.uniqueArray(
        fc.record(
          {
            siglum: name.map(siglum),
            title: words,
            aliases: fc.array(words, { maxLength: 2 }),
            date: words,
            kind: fc.constantFrom('manuscript', 'scholar'),
            group: name,
            hands: fc.array(fc.record({ id: name, description: words }), { maxLength: 2 }),
            reference: fc.dictionary(words, words),
          },
          { requiredKeys: ['siglum'] },
        ),
        { maxLength: 3, selector: (witness) => witness.siglum },
      ),
    })
  })
  .map(({ text, entries, title, language, witnesses }) =>
    input(
      text,
      entries.map(([id, entry], i) => ({ ...entry, id: `${id}${i}` as EntryId })),
      { title, witnesses, ...(language !== undefined && { language }) },
    ),
  )
