import * as v from 'valibot'
import { siglum } from '../../apparatus/index.ts'
import { baseText, lineAndColumn } from '../../text/index.ts'
import { decoded } from '../decode.ts'
import {
  type ImportFormat,
  type ImportOptions,
  type ImportSource,
  orUnreadable,
  type ReadImport,
  UnreadableFile,
} from '../import-format.ts'
import { parseJson } from './parse.ts'
import { WireApparatus, WireEntry, WireLayer } from './wire.ts'

/** Our own apparatus file, or the entries that `notes` and `collate` print. */
export const jsonImport: ImportFormat = {
  name: 'json',
  title: 'Yiwen apparatus (JSON)',
  extensions: ['.json'],
  recognizes: (_, beginning) =>
    /^\s*\{/.test(beginning) && /"yiwen-apparatus"|^\s*\{\s*"entries"\s*:/.test(beginning.slice(0, 4000)),
  read: readJsonFile,
}

/** `{ "entries": […] }` */
const Entries = v.looseObject({ entries: v.array(WireEntry), layers: v.optional(v.array(WireLayer)) })

function readJsonFile(source: ImportSource, options: ImportOptions = {}): Promise<ReadImport> {
  return orUnreadable(async () => {
    const content = await decoded(source, options)
    const isApparatus = content.slice(0, 4000).includes('"yiwen-apparatus"')
    const { value, problems } = isApparatus ? parseJson(content, WireApparatus) : parseJson(content, Entries)
    if (value === null) {
      const text = baseText(content)
      const [first] = problems
      const at = first?.at == null ? { line: null, column: null } : lineAndColumn(text, first.at.from)
      throw new UnreadableFile(
        first?.code ?? 'not-json',
        first?.message ?? 'The file is not JSON.',
        at.line,
        at.column,
      )
    }
    const named = value.entries.flatMap(({ readings, agreements = [] }) =>
      [...readings.flatMap(({ attestations }) => attestations), ...agreements].map(({ witness }) => witness),
    )
    const sha256 =
      'text' in value && typeof value.text === 'object'
        ? (value.text as { sha256?: string }).sha256
        : undefined
    return {
      value: {
        witnesses: [...new Set(named)].flatMap((name) => (name === null ? [] : [{ siglum: siglum(name) }])),
        layers: (value.layers ?? [{ id: 'variants' }]).map(({ id, title }) => ({
          id,
          ...(title !== undefined && { title }),
        })),
        text: null,
        entries: value.entries,
        readsNotes: false,
        ...(sha256 !== undefined && { textHash: sha256 }),
      },
      problems: [],
    }
  })
}
