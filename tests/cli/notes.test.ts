import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf, temporaryProject } from '../storage/temporary-project.ts'
import { begin, yiwen } from './command-line.ts'
import { apparatus, exampleProject } from './project.ts'

/** From 《西夏紀》卷十三, the note on 保泰. */
const NOTE =
  '改西壽監軍司為保泰軍；石州監軍司為靜塞軍。（《宋史·夏國傳》。按西壽，《長編》作西市；保泰，畢沅《續通鑒》作保秦。）\n'

const wire = (out: string) =>
  JSON.parse(out) as {
    entries: { lemma: { start: number; end: number; exact: string }[]; readings: { text: string }[] }[]
    problems: unknown[]
  }

describe('yiwen notes', () => {
  it('reads a file anywhere, positions in code points', async () => {
    const folder = await temporaryProject({ 'note.txt': `𣈆\r\n${NOTE}` })
    const { code, out, said } = await yiwen(folder, 'notes', 'note.txt', '--json')
    expect({ code, said }).toEqual({ code: 0, said: '' })
    const { entries, problems } = wire(out)
    expect(problems).toEqual([])
    expect(entries.map(({ lemma, readings }) => [lemma[0]!.exact, readings[0]!.text])).toEqual([
      ['西壽', '西市'],
      ['保泰', '保秦'],
    ])
    const points = Array.from(`𣈆\r\n${NOTE}`)
    for (const { start, end, exact } of entries.flatMap(({ lemma }) => lemma)) {
      expect(points.slice(start, end).join('')).toBe(exact)
    }
  })

  it('lists what it read for people', async () => {
    const folder = await temporaryProject({ 'note.txt': NOTE })
    const { out } = await yiwen(folder, 'notes', join(folder, 'note.txt'))
    expect(out).toMatch(
      /^1:2 {2}西壽］西市 {2}長編 {2}\(reading\)\n1:8 {2}保泰］保秦 {2}\S+ {2}\(reading\)\n$/,
    )
  })

  it('lists the sources', async () => {
    const folder = await temporaryProject({ 'note.txt': NOTE })
    expect((await yiwen(folder, 'notes', 'note.txt', '--witnesses')).out).toMatch(/^長編$|^長編 {2}/m)
    const { witnesses } = JSON.parse(
      (await yiwen(folder, 'notes', 'note.txt', '--witnesses', '--json')).out,
    ) as {
      witnesses: { siglum: string }[]
    }
    expect(witnesses.map(({ siglum }) => siglum)).toContain('長編')
  })

  it('takes a file before an edition of the same name', async () => {
    const folder = await exampleProject({ 'corpus/a/base.txt': NOTE, 'apparatus/a.json': null })
    expect(wire((await yiwen(folder, 'notes', 'a', '--json')).out).entries).toHaveLength(2)
    const { stdout } = { stdout: await yiwen(join(folder, 'corpus/a'), 'notes', 'edition.json', '--json') }
    expect(wire(stdout.out).entries).toEqual([])
  })

  it('proposes what is new to an edition, and never again', async () => {
    const folder = await exampleProject({
      'corpus/a/base.txt': NOTE,
      'corpus/a/edition.json': '{ "title": "西夏紀" }',
      'apparatus/a.json': null,
    })
    expect(await yiwen(folder, 'notes', 'a', '--into')).toEqual({
      code: 0,
      out: '2 new entries proposed in a.\n',
      said: '',
    })
    const { entries, revision } = JSON.parse(await readFile(join(folder, 'apparatus/a.json'), 'utf8')) as {
      entries: { status: string; origin: { by: string } }[]
      revision: number
    }
    expect(revision).toBe(1)
    expect(entries).toMatchObject([
      { status: 'proposed', origin: { by: 'notes' } },
      { status: 'proposed', origin: { by: 'notes' } },
    ])
    const log = await readFile(join(folder, 'apparatus/a.log.jsonl'), 'utf8')
    expect(JSON.parse(log)).toMatchObject({ revision: 1, by: 'Yiwen', act: { kind: 'batch' } })
    expect((await yiwen(folder, 'check', 'a')).out).toBe('')
    const before = await filesOf(folder)
    expect((await yiwen(folder, 'notes', 'a', '--into')).out).toBe('Nothing new in a.\n')
    expect((await yiwen(folder, 'notes', 'a', '--into', '--json')).out).toBe('{"added":0}\n')
    expect(await filesOf(folder)).toEqual(before)
  })

  it('finds nothing new in the sample, whose notes were read into its apparatus', async () => {
    const files = [
      'corpus/xixiaji-13/edition.json',
      'corpus/xixiaji-13/base.txt',
      'apparatus/xixiaji-13.json',
    ]
    const folder = await temporaryProject(
      Object.fromEntries(
        await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)),
      ),
    )
    expect((await yiwen(folder, 'notes', 'xixiaji-13', '--into')).out).toBe('Nothing new in xixiaji-13.\n')
  })

  it('has the server that holds the project make the changes', async () => {
    const folder = await exampleProject({ 'corpus/a/base.txt': NOTE, 'apparatus/a.json': null })
    const server = begin(folder, 'serve', '--port', '0')
    await expect.poll(server.out).toContain('http://127.0.0.1:')
    expect(await yiwen(folder, 'notes', 'a', '--into')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+ new/) as unknown,
    })
    expect((await yiwen(folder, 'notes', 'a')).code).toBe(0)
    server.stop()
    expect((await server.done).code).toBe(0)
    expect(await yiwen(folder, 'notes', 'a', '--into')).toMatchObject({ code: 0, out: 'Nothing new in a.\n' })
  })

  it.each([
    [['notes', 'b'], /no edition 「b」; there is a/],
    [['notes', 'b', '--into'], /no edition 「b」; there is a/],
    [['notes', 'a', '--into'], /apparatus\/a\.json:1:1: error: .*not JSON/],
    [['notes', 'a'], /apparatus\/a\.json:1:1: .*not JSON/],
    [['notes', 'big5.txt'], /big5\.txt:1:1: .*not UTF-8/],
  ])('says what is wrong and writes nothing: %j', async (argv, message) => {
    const folder = await exampleProject({ 'apparatus/a.json': 'oops', 'big5.txt': Uint8Array.of(0xa6, 0xe8) })
    const before = await filesOf(folder)
    const { code, out, said } = await yiwen(folder, ...argv)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(said).toMatch(message)
    expect(await filesOf(folder)).toEqual(before)
  })

  it('says that there is no such file when there is no project', async () => {
    const folder = await temporaryProject({})
    expect(await yiwen(folder, 'notes', 'x.txt')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/no file 「x\.txt」/) as unknown,
    })
  })

  it('keeps what was decided, and adds the rest', async () => {
    const folder = await exampleProject({ 'corpus/a/base.txt': NOTE, 'apparatus/a.json': null })
    await yiwen(folder, 'notes', 'a', '--into')
    const file = join(folder, 'apparatus/a.json')
    const { entries } = JSON.parse(await readFile(file, 'utf8')) as { entries: object[] }
    const decided = { ...entries[0], status: 'rejected' }
    const text = (await readFile(join(folder, 'corpus/a/base.txt'))).toString()
    const again = await exampleProject({
      'corpus/a/base.txt': text,
      'corpus/a/edition.json': await readFile(join(folder, 'corpus/a/edition.json')),
      'apparatus/a.json': apparatus({
        entries: [decided],
        text: (JSON.parse(await readFile(file, 'utf8')) as { text: object }).text,
      }),
    })
    expect((await yiwen(again, 'notes', 'a', '--into')).out).toBe('1 new entry proposed in a.\n')
    const after = JSON.parse(await readFile(join(again, 'apparatus/a.json'), 'utf8')) as {
      entries: { status: string }[]
    }
    expect(after.entries.map(({ status }) => status)).toEqual(['rejected', 'proposed'])
  })
})
