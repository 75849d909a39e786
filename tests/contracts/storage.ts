import { describe, expect, it } from 'vitest'
import type { LogRecord, Storage } from '../../src/core/edition/index.ts'

/** What an edition is made of at the start of a test. */
export interface EditionFiles {
  readonly about: string
  readonly text: string
  readonly apparatus: string | null
}

export interface StorageUnderTest {
  readonly storage: Storage
  /** The same editions after the program was ended and begun again. */
  readonly reopen: () => Promise<Storage>
}

export type SetUp = (editions: Readonly<Record<string, EditionFiles>>) => Promise<StorageUnderTest>

/** What holds for every adapter of the storage port. */
export function storageContract(name: string, setUp: SetUp): void {
  describe(`${name}, as a storage`, () => {
    it('lists the editions in order', async () => {
      const { storage } = await setUp({ b: files(), a: files(), '西夏紀-13': files() })
      expect(await storage.editions()).toEqual(['a', 'b', '西夏紀-13'])
    })

    it('gives every character back: byte order mark, carriage returns, private use, wide characters', async () => {
      const text = '\ufeff\r\n西夏紀\r\n\ue406𣈆㖫\u{e0101}⿰亻呆\r\n'
      const { storage } = await setUp({ a: files({ text }) })
      expect((await storage.read('a'))?.text).toEqual({ path: 'corpus/a/base.txt', source: text })
    })

    it('knows no edition that is not there', async () => {
      const { storage } = await setUp({ a: files() })
      expect(await storage.read('b')).toBeNull()
      for (const id of ['', '.', '..', '../a', 'a/../a', '/a', 'a\0', 'a\\b'])
        expect(await storage.read(id)).toBeNull()
    })

    it('says that there is no apparatus yet, and where it would be', async () => {
      const { storage } = await setUp({ a: files() })
      expect(await storage.read('a')).toMatchObject({ apparatus: null, apparatusPath: 'apparatus/a.json' })
    })

    it('begins with an empty log', async () => {
      const { storage } = await setUp({ a: files() })
      expect(await storage.since('a', 0)).toEqual({ records: [], problems: [] })
    })

    it('gives the changes after a revision, in order, also after it was opened anew', async () => {
      const { storage, reopen } = await setUp({ a: files(), b: files() })
      for (const revision of [1, 2, 3]) expect(await storage.append('a', record(revision))).toBe(true)
      await storage.append('b', record(1))
      for (const again of [async () => storage, reopen]) {
        const kept = await again()
        expect((await kept.since('a', 0)).records).toEqual([record(1), record(2), record(3)])
        expect((await kept.since('a', 2)).records).toEqual([record(3)])
        expect((await kept.since('a', 3)).records).toEqual([])
        expect((await kept.since('b', 0)).records).toEqual([record(1)])
      }
    })

    it('adds nothing at a revision that the log has already', async () => {
      const { storage, reopen } = await setUp({ a: files() })
      await storage.append('a', record(1))
      await storage.append('a', record(2))
      for (const again of [async () => storage, reopen]) {
        const kept = await again()
        expect(await kept.append('a', record(2, 'other'))).toBe(false)
        expect(await kept.append('a', record(1, 'other'))).toBe(false)
        expect((await kept.since('a', 0)).records).toEqual([record(1), record(2)])
      }
    })

    it('begins at any revision, when the snapshot came from elsewhere', async () => {
      const { storage } = await setUp({ a: files() })
      expect(await storage.append('a', record(43))).toBe(true)
      expect((await storage.since('a', 42)).records).toEqual([record(43)])
    })

    it('takes one of two changes that come at once for the same revision', async () => {
      const { storage } = await setUp({ a: files() })
      const answers = await Promise.all([
        storage.append('a', record(1, 'x')),
        storage.append('a', record(1, 'y')),
      ])
      expect(answers.filter(Boolean)).toHaveLength(1)
      expect((await storage.since('a', 0)).records).toHaveLength(1)
    })

    it('keeps what words a change holds', async () => {
      const { storage, reopen } = await setUp({ a: files() })
      const odd = record(1, 'line\nfeed \u2028 "quoted" 𣈆 \ue406 \u0000 </script>')
      await storage.append('a', odd)
      expect((await (await reopen()).since('a', 0)).records).toEqual([odd])
    })

    it('replaces the files of a snapshot, and leaves those that it does not have', async () => {
      const { storage, reopen } = await setUp({ a: files({ text: '甲\n' }) })
      await storage.writeSnapshot('a', { apparatus: '{"revision":1}\n' })
      expect(await storage.read('a')).toMatchObject({
        text: { source: '甲\n' },
        apparatus: { source: '{"revision":1}\n' },
      })
      await storage.writeSnapshot('a', { apparatus: '{}\n', about: '{"title":"b"}\n', text: '\ufeff乙\r\n' })
      for (const again of [async () => storage, reopen]) {
        const kept = await again()
        expect(await kept.read('a')).toEqual({
          about: { path: 'corpus/a/edition.json', source: '{"title":"b"}\n' },
          text: { path: 'corpus/a/base.txt', source: '\ufeff乙\r\n' },
          apparatus: { path: 'apparatus/a.json', source: '{}\n' },
          apparatusPath: 'apparatus/a.json',
        })
      }
    })

    it('tells of changes to an edition once they are made, until one has heard enough', async () => {
      const { storage } = await setUp({ a: files(), b: files() })
      const heard: number[] = []
      const end = storage.subscribe('a', ({ revision }) => heard.push(revision))
      await storage.append('a', record(1))
      await storage.append('b', record(1))
      await storage.append('a', record(1, 'late'))
      await storage.append('a', record(2))
      end()
      await storage.append('a', record(3))
      expect(heard).toEqual([1, 2])
    })
  })
}

export const files = (some: Partial<EditionFiles> = {}): EditionFiles => ({
  about: '{\n  "title": "甲"\n}\n',
  text: '甲乙丙丁\n',
  apparatus: null,
  ...some,
})

/** A change that anybody can make: it adds a witness. */
export const record = (revision: number, title = `witness ${revision}`): LogRecord => ({
  revision,
  id: `change-${revision}-${title}`,
  by: '甲',
  at: '2026-11-24T12:00:00.000Z',
  act: { kind: 'put-witness', witness: { siglum: 'P', title } },
})
