import { execFile } from 'node:child_process'
import { mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { FilesStorage } from '../../src/storage/index.ts'
import { files, record, storageContract } from '../contracts/storage.ts'
import { filesOf, temporaryProject, writeFiles } from './temporary-project.ts'

storageContract('files', async (editions) => {
  const folder = await temporaryProject({})
  await mkdir(join(folder, 'corpus'))
  for (const [id, { about, text, apparatus }] of Object.entries(editions)) {
    await writeFiles(folder, {
      [`corpus/${id}/edition.json`]: about,
      [`corpus/${id}/base.txt`]: text,
      ...(apparatus !== null && { [`apparatus/${id}.json`]: apparatus }),
    })
  }
  let storage = await open(folder)
  const reopen = async () => {
    await storage.close()
    return (storage = await open(folder))
  }
  return { storage, reopen }
})

async function open(folder: string): Promise<FilesStorage> {
  const storage = await FilesStorage.openForWriting(folder)
  onTestFinished(() => storage.close())
  return storage
}

const { about, text } = files()
const project = (more: Readonly<Record<string, string | Uint8Array>> = {}) =>
  temporaryProject({ 'corpus/a/edition.json': about, 'corpus/a/base.txt': text, ...more })

describe('files', () => {
  it('reads a project without writing anything to it', async () => {
    const folder = await project()
    const before = await filesOf(folder)
    const storage = await FilesStorage.openForReading(folder)
    await storage.read('a')
    await storage.since('a', 0)
    await storage.close()
    expect(await filesOf(folder)).toEqual(before)
  })

  it.each([
    ['Big5 from the first character on', [0xa6, 0xe8], 1, 1],
    ['a byte in the middle of the second line', [...utf8('甲乙\n丙'), 0xff, ...utf8('丁')], 2, 2],
    ['a character cut short before another', [...utf8('𣈆甲'), 0xe4, 0xb8, ...utf8('乙')], 1, 3],
    ['a character cut short at the end', [...utf8('甲\n'), 0xe4, 0xb8], 2, 1],
    ['UTF-16', [0xff, 0xfe, 0x32, 0x75], 1, 1],
  ])('refuses a base text that is not UTF-8: %s', async (_, bytes, line, column) => {
    const folder = await project({ 'corpus/a/base.txt': Uint8Array.from(bytes) })
    const before = await filesOf(folder)
    const storage = await FilesStorage.openForReading(folder)
    await expect(storage.read('a')).rejects.toMatchObject({
      name: 'FileError',
      message: expect.stringMatching(
        new RegExp(`^corpus/a/base\\.txt:${line}:${column}: .*not UTF-8`),
      ) as unknown,
      problem: { file: 'corpus/a/base.txt', line, column },
    })
    expect(await filesOf(folder)).toEqual(before)
  })

  it.each([
    ['corpus/a/edition.json', /edition\.json: .*"title"/],
    ['corpus/a/base.txt', /base\.txt: .*base text/],
  ])('says that %s is missing', async (path, message) => {
    const folder = await project()
    await rename(join(folder, path), join(folder, 'elsewhere'))
    await expect((await FilesStorage.openForReading(folder)).read('a')).rejects.toThrow(message)
  })

  it('says that a folder is no project', async () => {
    const folder = await temporaryProject({ 'readme.txt': '' })
    await expect(FilesStorage.openForWriting(folder)).rejects.toThrow(/no Yiwen project/)
    await expect(FilesStorage.openForReading(join(folder, 'nowhere'))).rejects.toThrow(/no such folder/)
    expect(await filesOf(folder)).toEqual({ 'readme.txt': '' })
  })

  it('does not follow links out of the project', async () => {
    const elsewhere = await temporaryProject({
      'secret.txt': 'secret',
      'x/base.txt': 'secret',
      'x/edition.json': about,
    })
    const folder = await project()
    await rename(join(folder, 'corpus/a/base.txt'), join(folder, 'corpus/a/old.txt'))
    await symlink(join(elsewhere, 'secret.txt'), join(folder, 'corpus/a/base.txt'))
    await symlink(join(elsewhere, 'x'), join(folder, 'corpus/b'))
    const storage = await open(folder)
    await expect(storage.read('a')).rejects.toThrow(/link leads out of the project/)
    await expect(storage.read('b')).rejects.toThrow(/link leads out of the project/)
    await expect(storage.writeSnapshot('a', { apparatus: '{}', text: 'new' })).rejects.toThrow(
      /link leads out/,
    )
    expect(await readFile(join(elsewhere, 'secret.txt'), 'utf8')).toBe('secret')
  })

  it('follows links within the project', async () => {
    const folder = await project({ 'texts/a.txt': '乙\n' })
    await rename(join(folder, 'corpus/a/base.txt'), join(folder, 'corpus/a/old.txt'))
    await symlink('../../texts/a.txt', join(folder, 'corpus/a/base.txt'))
    expect((await (await open(folder)).read('a'))?.text.source).toBe('乙\n')
  })

  it.each(['..', '../a', 'a/b', '/etc', '.git', 'a\0b', '', 'C:\\a'])(
    'writes nothing under the name %j',
    async (id) => {
      const folder = await project()
      const storage = await open(folder)
      const before = await filesOf(folder)
      await expect(storage.append(id, record(1))).rejects.toThrow(RangeError)
      await expect(storage.writeSnapshot(id, { apparatus: '{}' })).rejects.toThrow(RangeError)
      expect(await filesOf(folder)).toEqual(before)
    },
  )

  it('deletes what an interrupted write left behind, and nothing else', async () => {
    const kept = { 'apparatus/.keep.tmp': '', 'corpus/a/draft.tmp': '', 'apparatus/a.json': '{}' }
    const folder = await project({
      ...kept,
      'apparatus/.a.json.4711-abc9.yiwen.tmp': '{"half',
      'corpus/a/.base.txt.4711-abc9.yiwen.tmp': '甲',
    })
    await open(folder)
    expect(await filesOf(folder)).toEqual({
      ...kept,
      'corpus/a/edition.json': expect.anything() as unknown,
      'corpus/a/base.txt': expect.anything() as unknown,
    })
  })

  it('does not write over what another program wrote meanwhile', async () => {
    const folder = await project()
    const storage = await open(folder)
    await storage.read('a')
    await writeFile(join(folder, 'corpus/a/base.txt'), '戊己\n')
    const before = await filesOf(folder)
    await expect(storage.writeSnapshot('a', { apparatus: '{}', text: '甲' })).rejects.toThrow(
      /base\.txt: Another program changed the file/,
    )
    expect(await filesOf(folder)).toEqual(before)
    await storage.writeSnapshot('a', { apparatus: '{}' })
    await storage.writeSnapshot('a', { apparatus: '{"its": "own"}' })
    expect(await readFile(join(folder, 'apparatus/a.json'), 'utf8')).toBe('{"its": "own"}')
  })

  it('lets one write at a time and says who does', async () => {
    const folder = await project()
    const first = await open(folder)
    await first.announce('http://127.0.0.1:4747')
    await expect(FilesStorage.openForWriting(folder)).rejects.toThrow(
      new RegExp(
        `open already at http://127\\.0\\.0\\.1:4747 \\(process ${process.pid}\\); use it there, or stop`,
      ),
    )
    expect(await (await FilesStorage.openForReading(folder)).editions()).toEqual(['a'])
    await first.close()
    await open(folder)
  })

  it('takes over from a process that died', async () => {
    const folder = await project({
      'apparatus/.lock.json': JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }),
    })
    await mkdir(join(folder, 'apparatus/.lock'))
    const openings = await Promise.allSettled([1, 2, 3].map(() => open(folder)))
    expect(openings.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  })

  it('does not take over from a process of another machine', async () => {
    const folder = await project({
      'apparatus/.lock.json': JSON.stringify({ pid: 2 ** 22 + 1, host: 'elsewhere' }),
    })
    await mkdir(join(folder, 'apparatus/.lock'))
    await expect(open(folder)).rejects.toThrow(/process 4194305 on elsewhere/)
  })

  it('loses nothing it acknowledged, and leaves no half file, when the disk is full', async () => {
    const folder = await project()
    const command = `ulimit -f 24; exec "${process.execPath}" tests/run-typescript.mjs tests/storage/fill-disk.ts "${folder}"`
    const { stdout } = await promisify(execFile)('bash', ['-c', command])
    const { acknowledged, errors, snapshot } = JSON.parse(stdout) as Record<'acknowledged', number[]> & {
      errors: string[]
      snapshot: string
    }
    expect(acknowledged.length).toBeGreaterThan(5)
    expect(errors.length).toBeGreaterThan(5)
    expect(new Set(errors)).toEqual(
      new Set([expect.stringMatching(/^apparatus\/a\.log\.jsonl: .*acknowledged/)]),
    )
    expect(snapshot).toMatch(/^apparatus\/a\.json: .*acknowledged/)
    const { records, problems } = await (await open(folder)).since('a', 0)
    expect(problems).toEqual([])
    expect(records.map(({ revision }) => revision)).toEqual(acknowledged)
    expect(Object.keys(await filesOf(folder)).sort()).toEqual([
      'apparatus/a.json',
      'apparatus/a.log.jsonl',
      'corpus/a/base.txt',
      'corpus/a/edition.json',
    ])
    expect(await readFile(join(folder, 'apparatus/a.json'), 'utf8')).toBe('{}')
  })
})

function utf8(words: string): number[] {
  return [...new TextEncoder().encode(words)]
}
