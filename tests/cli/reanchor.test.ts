import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { begin, yiwen } from './command-line.ts'
import { exampleProject } from './project.ts'

const NEW = '\n西夏紀卷十三\n初，改西壽監軍司為保秦軍；石州監軍司為靜塞軍。\n'

const project = (text: string | Uint8Array = NEW) => exampleProject({ 'new.txt': text })

describe('yiwen reanchor', () => {
  it('says what would become of the entries, and writes nothing, with --dry-run', async () => {
    const folder = await project()
    const before = await readFile(join(folder, 'corpus/a/base.txt'), 'utf8')
    const { code, out } = await yiwen(folder, 'reanchor', 'a', 'new.txt', '--dry-run', '--json')
    expect(code).toBe(0)
    const { counts, entries, dryRun } = JSON.parse(out) as {
      counts: object
      dryRun: boolean
      entries: { id: string; result: string; lemma: object[] }[]
    }
    expect({ counts, dryRun }).toEqual({
      counts: { unmoved: 0, moved: 1, flagged: 1, orphan: 0 },
      dryRun: true,
    })
    expect(entries[0]).toMatchObject({
      id: 'e-1',
      result: 'moved',
      lemma: [
        { exact: '西壽', old: { start: 9, end: 11 }, new: { start: 11, end: 13 }, now: '西壽', flag: null },
      ],
    })
    expect(entries[1]).toMatchObject({
      result: 'flagged',
      lemma: [{ exact: '保泰', now: '保秦', flag: 'words changed: 保泰 → 保秦' }],
    })
    expect(await readFile(join(folder, 'corpus/a/base.txt'), 'utf8')).toBe(before)
  })

  it('writes the text, the apparatus and one change', async () => {
    const folder = await project()
    const { code, out } = await yiwen(folder, 'reanchor', 'a', 'new.txt')
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 moved, 1 flagged') as string,
    })
    expect(await readFile(join(folder, 'corpus/a/base.txt'), 'utf8')).toBe(NEW)
    const log = (await readFile(join(folder, 'apparatus/a.log.jsonl'), 'utf8')).trimEnd().split('\n')
    expect(log).toHaveLength(1)
    const apparatus = JSON.parse(await readFile(join(folder, 'apparatus/a.json'), 'utf8')) as {
      entries: { lemma: object[] }[]
    }
    expect(apparatus.entries.map(({ lemma }) => lemma[0])).toMatchObject([
      { start: 11, end: 13, exact: '西壽' },
      { exact: '保泰', now: '保秦', reanchored: { reason: 'words changed: 保泰 → 保秦' } },
    ])
    expect((await yiwen(folder, 'check', 'a')).out).toContain('altered')
    expect((await yiwen(folder, 'reanchor', 'a', 'new.txt')).out).toMatch(/0 moved/)
  })

  it('has the server that holds the project make the change', async () => {
    const folder = await project()
    const server = begin(folder, 'serve', '--port', '0')
    await expect.poll(server.out).toContain('http://127.0.0.1:')
    expect(await yiwen(folder, 'reanchor', 'a', 'new.txt')).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 moved, 1 flagged') as string,
    })
    server.stop()
    expect((await server.done).code).toBe(0)
    expect(await readFile(join(folder, 'corpus/a/base.txt'), 'utf8')).toBe(NEW)
    expect((await yiwen(folder, 'reanchor', 'a', 'new.txt')).out).toMatch(/0 moved/)
  })

  it('lists the candidates of what has no certain place', async () => {
    const folder = await project('\n西夏紀卷十三\n改監軍司為保泰軍；石州監軍司為靜塞軍。西壽，保泰。\n')
    const { out } = await yiwen(folder, 'reanchor', 'a', 'new.txt', '--json', '--dry-run')
    const { entries } = JSON.parse(out) as {
      entries: { id: string; result: string; lemma: { candidates?: object[] }[] }[]
    }
    const lost = entries.find(({ id }) => id === 'e-1')!
    expect(lost.result).toBe('orphan')
    expect(lost.lemma[0]!.candidates).toContainEqual(expect.objectContaining({ exact: '西壽' }))
  })

  it.each([
    ['is not there', null, /new\.txt/],
    ['is not UTF-8', Buffer.from([0xa4, 0xa4]), /not UTF-8/],
    ['holds the marks of a git merge', '<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> b\n', /git merge/],
  ])('refuses a text that %s, with a sentence', async (_, text, sentence) => {
    const folder = await exampleProject(text === null ? {} : { 'new.txt': text })
    const { code, said } = await yiwen(folder, 'reanchor', 'a', 'new.txt')
    expect(code).toBe(1)
    expect(said).toMatch(sentence)
  })

  it('counts a byte order mark and carriage returns as the file has them', async () => {
    const text = `\ufeff${NEW.replaceAll('\n', '\r\n')}`
    const folder = await project(text)
    await yiwen(folder, 'reanchor', 'a', 'new.txt')
    expect(await readFile(join(folder, 'corpus/a/base.txt'), 'utf8')).toBe(text)
    const { entries } = JSON.parse(await readFile(join(folder, 'apparatus/a.json'), 'utf8')) as {
      entries: { lemma: { start: number; end: number }[] }[]
    }
    const { start, end } = entries[0]!.lemma[0]!
    expect(Array.from(text).slice(start, end).join('')).toBe('西壽')
  })
})

describe('a project whose base text was changed by another program', () => {
  it('says how many entries were found again, flagged or lost, when it is opened', async () => {
    const folder = await exampleProject()
    await writeFile(join(folder, 'corpus/a/base.txt'), NEW)
    const { out } = await yiwen(folder, 'check', 'a')
    expect(out).toMatch(/of 2 entries were found again, .* altered words .* wait to be placed/)
  })
})
