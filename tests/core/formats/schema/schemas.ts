import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { LogRecord } from '../../../../src/core/edition/index.ts'
import {
  WireApparatus,
  WireAttestation,
  WireEdition,
  WireEntry,
  WireReading,
  WireSelector,
  WireWitness,
} from '../../../../src/core/formats/json/index.ts'

/** Shapes that occur in many places, and are described once. */
const ofEntries = {
  entry: WireEntry,
  selector: WireSelector,
  reading: WireReading,
  attestation: WireAttestation,
}
const ofWitnesses = { witness: WireWitness }

/** What the schemas say of themselves and of the fields that need a word. */
const files: readonly {
  name: string
  title: string
  description: string
  shape: GenericSchema
  definitions: Record<string, GenericSchema>
}[] = [
  {
    name: 'apparatus',
    title: 'Yiwen apparatus',
    description:
      'apparatus/EDITION.json: the standoff apparatus of one base text. Positions (start, end) count Unicode code points from the start of the base text, half-open. Fields that are not named here are kept.',
    shape: WireApparatus,
    definitions: ofEntries,
  },
  {
    name: 'edition',
    title: 'Yiwen edition',
    description:
      'corpus/EDITION/edition.json: what an edition says of itself, its note marks and its witnesses. Fields that are not named here are kept.',
    shape: WireEdition,
    definitions: ofWitnesses,
  },
  {
    name: 'change-log',
    title: 'Yiwen change',
    description:
      'One line of apparatus/EDITION.log.jsonl: a change, who made it, when, and the revision it made. Positions count Unicode code points of the base text as it stood before the change.',
    shape: LogRecord,
    definitions: { ...ofEntries, ...ofWitnesses },
  },
]

/** Meanings of fields, the same wherever the field occurs. */
const meanings: Readonly<Record<string, string>> = {
  start: 'Code points of the base text before it.',
  end: 'Code points of the base text up to its end; it is not in the words itself.',
  exact: 'The words themselves, as they were when they were marked.',
  now: 'The words that stand there now, where they were altered since.',
  orphan: 'That the words are no longer in the text; the position is the last they had.',
  prefix: 'The characters before the words.',
  suffix: 'The characters after the words.',
  lemma:
    'The words of the base text concerned; several parts when they are discontinuous, zero width where something is added.',
  quotedLemma: 'The lemma as its source quotes it, where the base text has other words.',
  agreements: 'Who has the words of the lemma.',
  verdict: 'The judgement of the source, verbatim.',
  witness: 'Siglum of a witness of the edition; null for a copy that is not named.',
  named: 'The words by which the source names the witness.',
  locus: 'Where in the witness: juan, page, line.',
  class: "A class of the edition's own list: 訛, 脫, 衍, 倒 …",
  author: 'Who wrote it; of a conjecture, who proposed it.',
  prefer: 'Id of a reading, or lemma, none, or open (left open on purpose, 闕疑).',
  at: 'ISO 8601, UTC.',
  sha256: "Of the base text's UTF-8 bytes, in hexadecimal.",
  revision: 'How many changes were ever made.',
  noteMarks: 'The pairs of brackets that set notes apart, one after another: （）.',
  reference: 'Bibliographic reference, one CSL-JSON item.',
  siglum: 'The short name of the witness, unique in its edition.',
}

/** The JSON Schemas (draft 2020-12) of our files, by file name, as they are kept in `src/core/formats/schema/`. */
export function schemas(): { file: string; content: string }[] {
  return files.map(({ name, title, description, shape, definitions }) => {
    const { $schema: _, ...body } = toJsonSchema(shape, {
      target: 'draft-2020-12',
      // What a pattern cannot say is left to the code.
      errorMode: 'ignore',
      definitions,
    })
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:yiwen:schema:${name}`,
      title,
      description,
      ...(explained(body) as object),
    }
    return { file: `${name}.schema.json`, content: `${JSON.stringify(schema, null, 2)}\n` }
  })
}

/** `schema` with the meaning of each field that has one. */
function explained(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(explained)
  if (schema === null || typeof schema !== 'object') return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === 'properties' ? explainedFields(value as Record<string, object>) : explained(value),
    ]),
  )
}

const explainedFields = (fields: Record<string, object>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      {
        ...(meanings[name] !== undefined && { description: meanings[name] }),
        ...(explained(field) as object),
      },
    ]),
  )
