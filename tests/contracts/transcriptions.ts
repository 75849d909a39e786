import { describe, expect, it } from 'vitest'
import type { Transcriptions } from '../../src/core/edition/index.ts'

/** What holds for every keeper of transcriptions. `setUp` gives one that has an edition `a` and nothing kept yet. */
export function transcriptionsContract(name: string, setUp: () => Promise<Transcriptions>): void {
  describe(`${name}, as a keeper of transcriptions`, () => {
    it('gives every character back: byte order mark, carriage returns, private use, wide characters', async () => {
      const kept = await setUp()
      const text = '\ufeff\r\n西夏紀\r\n\ue406𣈆㖫\u{e0101}⿰亻呆\0\r\n'
      const path = await kept.add('a', '長編', text)
      expect(path).toBe('corpus/a/witnesses/長編.txt')
      expect(await kept.read('a', path)).toBe(text)
    })

    it('never writes over a text: another one has another path', async () => {
      const kept = await setUp()
      const paths = [
        await kept.add('a', '甲', '一'),
        await kept.add('a', '甲', '二'),
        await kept.add('a', '甲', '一'),
      ]
      expect(paths).toEqual([
        'corpus/a/witnesses/甲.txt',
        'corpus/a/witnesses/甲-2.txt',
        'corpus/a/witnesses/甲.txt',
      ])
      expect(await kept.read('a', paths[0]!)).toBe('一')
      expect(await kept.read('a', paths[1]!)).toBe('二')
    })

    it('gives two that come at once paths of their own', async () => {
      const kept = await setUp()
      const paths = await Promise.all(['一', '二', '三'].map((text) => kept.add('a', '甲', text)))
      expect(new Set(paths).size).toBe(3)
    })

    it.each([
      ['../../etc/passwd', 'etc-passwd'],
      ['a/b\\c:d*e?"f', 'a-b-c-d-e-f'],
      ['...', 'witness'],
      ['\u0000', 'witness'],
      ['四部 叢刊（影宋）', '四部-叢刊-影宋'],
      ['長'.repeat(300), '長'.repeat(40)],
    ])('takes %j for a name that no file system refuses', async (name, expected) =>
      expect(await (await setUp()).add('a', name, 'x')).toBe(`corpus/a/witnesses/${expected}.txt`),
    )

    it('has nothing where nothing was kept', async () => {
      const kept = await setUp()
      for (const path of [
        '',
        'corpus/a/witnesses/x.txt',
        '../x.txt',
        'corpus/../../x.txt',
        '/etc/passwd',
        'corpus/a',
      ])
        expect(await kept.read('a', path)).toBeNull()
    })
  })
}
