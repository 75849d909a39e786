import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadEdition } from '../../src/core/edition/index.ts'
import { readNotes } from '../../src/core/notes/index.ts'
import { baseText } from '../../src/core/text/index.ts'
import { readSubmission } from '../../src/server/read-submission.ts'
import { decode, sha256 } from '../../src/storage/index.ts'
import { ChangeLog } from '../../src/storage/change-log.ts'
import { importReaders } from './import-readers.ts'
import type { Reader } from './reader.ts'

const file = (path: string) => readFile(new URL(`../../${path}`, import.meta.url))

const ABOUT = 'corpus/xixiaji-13/edition.json'
const TEXT = 'corpus/xixiaji-13/base.txt'
const APPARATUS = 'apparatus/xixiaji-13.json'

/** Every reader of a file that a person may have spoilt. */
export async function readers(): Promise<Reader[]> {
  const [about, text, apparatus] = await Promise.all([file(ABOUT), file(TEXT), file(APPARATUS)])
  const load = async (
    changed: Partial<Record<typeof ABOUT | typeof TEXT | typeof APPARATUS, Uint8Array>>,
  ) => {
    const source = (path: typeof ABOUT | typeof TEXT | typeof APPARATUS, bytes: Uint8Array) => ({
      path,
      source: decode(changed[path] ?? bytes, path),
    })
    const files = {
      about: source(ABOUT, about),
      text: source(TEXT, text),
      apparatus: source(APPARATUS, apparatus),
      apparatusPath: APPARATUS,
    }
    return loadEdition('xixiaji-13', files, sha256).problems
  }
  const log = Buffer.from(
    Array.from({ length: 40 }, (_, i) =>
      JSON.stringify({
        revision: i + 1,
        id: `c${i}`,
        by: '錢大昕',
        at: '2026-11-24T12:00:00Z',
        act: {
          kind: 'edit-text',
          nature: 'transcription',
          changes: [{ start: i, end: i, deleted: '', insert: '𣈆' }],
        },
      }),
    ).join('\n') + '\n',
  )
  const submission = Buffer.from(
    JSON.stringify({
      revision: 0,
      change: { id: 'c', by: '甲', at: '', act: { kind: 'set-status', ids: ['e-1'], status: 'accepted' } },
    }),
  )
  return [
    { name: 'edition.json', sample: about, read: (bytes) => load({ [ABOUT]: bytes }) },
    // A text that was changed under its apparatus is compared with all that its selectors tell: seconds, not readings.
    { name: 'the base text', sample: text, read: (bytes) => load({ [TEXT]: bytes }), slowest: 60_000 },
    {
      name: 'the apparatus',
      sample: apparatus,
      read: (bytes) => load({ [APPARATUS]: bytes }),
      slowest: 60_000,
    },
    {
      name: 'the change log',
      sample: log,
      read: async (bytes, folder) => {
        const path = join(folder, 'x.log.jsonl')
        await writeFile(path, bytes)
        const read = new ChangeLog(path, 'apparatus/x.log.jsonl', false)
        const { problems } = await read.since(0)
        await read.close()
        return problems
      },
    },
    {
      name: 'the notes',
      sample: text.subarray(0, 6000),
      read: async (bytes) => {
        readNotes(baseText(decode(bytes, TEXT)), {})
        return []
      },
    },
    {
      name: 'a change that is sent',
      sample: submission,
      read: async (bytes) => {
        try {
          readSubmission(Buffer.from(bytes).toString('utf8'))
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error
        }
        return []
      },
    },
    ...(await importReaders()),
  ]
}
