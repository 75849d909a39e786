import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type ApparatusEntry,
  describe,
  type EntryId,
  type EntryKind,
  type ReadingId,
  siglum,
  type Status,
  type Witness,
} from '../../src/core/apparatus/index.ts'
import { aboutFile, defaultLayers, type Edition, snapshotOf } from '../../src/core/edition/index.ts'
import { baseText } from '../../src/core/text/index.ts'

/** How large the made-up edition is. */
export interface Size {
  readonly characters: number
  readonly entries: number
  readonly chapters: number
}

/** A book of the size of the 正史: what the workbench is held to. */
export const large: Size = { characters: 1_000_000, entries: 50_000, chapters: 300 }

/**
 * Writes an edition made of the sample's characters in random order into a project folder, always the same one:
 * chapters with headings and paragraphs, notes in brackets that some of the entries rest on, entries of all kinds and
 * statuses, some overlapping, some at a place, some discontinuous.
 */
export async function writeLargeEdition(project: string, id: string, size: Size = large): Promise<void> {
  const random = generator(1924)
  const sample = await readFile('corpus/xixiaji-13/base.txt', 'utf8')
  const characters = Array.from(sample).filter((character) => /\p{Script=Han}/u.test(character))
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const some = (count: number) => Array.from({ length: count }, () => pick(characters)).join('')

  const chapter = size.characters / size.chapters
  const pieces: string[] = []
  const clauses: { from: number; to: number; note: { from: number; to: number } }[] = []
  let length = 0
  const write = (words: string) => {
    pieces.push(words)
    length += words.length
  }
  for (let number = 1; number <= size.chapters; number++) {
    const end = number * chapter
    write(`${number > 1 ? '\n' : ''}卷第${number}\n`)
    while (length < end - 20) {
      const paragraph = Math.min(end - 12, length + 90 + Math.floor(random() * 160))
      while (length < paragraph) {
        write(`${some(4 + Math.floor(random() * 9))}${pick(['，', '，', '。', '；'])}`)
        if (random() < 0.05) {
          const note = length
          write('（按')
          const from = length
          write(`${some(2)}，《宋史》作${some(2)}`)
          clauses.push({ from, to: length, note: { from: note, to: length + 2 } })
          write('。）')
        }
      }
      write('\n')
    }
  }
  const text = baseText(pieces.join(''))

  const witnesses: Witness[] = ['底本', '宋史', '長編', '續通鑑', '東都事略', '隆平集', '宋會要'].map(
    (name) => ({
      siglum: siglum(name),
      kind: 'cited-work',
      ...(name === '底本' && { group: '底本' }),
    }),
  )
  const statuses: readonly Status[] = ['proposed', 'proposed', 'proposed', 'accepted', 'disputed', 'rejected']
  const kinds: readonly EntryKind[] = ['reading', 'reading', 'reading', 'reading', 'fact', 'chronology']
  const step = text.content.length / size.entries
  const entries = Array.from({ length: size.entries }, (_, n): ApparatusEntry => {
    const from = Math.min(text.content.length - 4, Math.floor(n * step + random() * step))
    const width = n % 50 === 0 ? 0 : n % 40 === 0 ? 12 : 1 + Math.floor(random() * 2)
    const to = Math.min(text.content.length, from + width)
    const clause = n % 4 === 0 ? clauses[Math.floor((n / size.entries) * clauses.length)] : undefined
    return {
      id: `e-${String(n + 1).padStart(5, '0')}` as EntryId,
      layer: 'variants',
      kind: pick(kinds),
      lemma: [
        describe(text, { from, to }),
        ...(n % 60 === 1
          ? [describe(text, { from: to + 1, to: Math.min(text.content.length, to + 2) })]
          : []),
      ],
      readings: [
        {
          id: 'r1' as ReadingId,
          kind: width === 0 ? 'addition' : 'substitution',
          text: some(Math.max(1, width)),
          attestations: [{ witness: pick(witnesses.slice(1)).siglum }],
        },
      ],
      origin:
        clause === undefined
          ? { by: 'collation' }
          : {
              by: 'notes',
              note: describe(text, clause.note),
              clause: describe(text, clause),
              rule: 'XW作Y',
            },
      status: pick(statuses),
    }
  })
  const edition: Edition = {
    id,
    revision: 1,
    about: { title: '大書', language: 'zh-Hant', noteMarks: '（）' },
    witnesses,
    layers: defaultLayers,
    text,
    entries: [...entries].sort((a, b) => a.lemma[0]!.span!.from - b.lemma[0]!.span!.from),
  }
  const hash = (content: string) => createHash('sha256').update(content).digest('hex')
  await mkdir(join(project, 'corpus', id), { recursive: true })
  await mkdir(join(project, 'apparatus'), { recursive: true })
  await writeFile(join(project, 'corpus', id, 'edition.json'), aboutFile(edition))
  await writeFile(join(project, 'corpus', id, 'base.txt'), text.content)
  const { apparatus } = snapshotOf(edition, null, `corpus/${id}/base.txt`, hash)
  await writeFile(join(project, 'apparatus', `${id}.json`), apparatus)
}

/** Numbers from 0 to 1 that are the same at every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
