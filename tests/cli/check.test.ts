import { describe, expect, it } from 'vitest'
import { filesOf } from '../storage/temporary-project.ts'
import { yiwen } from './command-line.ts'
import { apparatus, entry, exampleProject } from './project.ts'

describe('yiwen check', () => {
  it('has nothing to say of a good edition', async () => {
    expect(await yiwen(await exampleProject(), 'check')).toEqual({ code: 0, out: '', said: '' })
    expect((await yiwen(await exampleProject(), 'check', 'a', '--json')).out).toBe('{\n  "problems": []\n}\n')
  })

  it('ends well with warnings alone', async () => {
    const folder = await exampleProject({
      'apparatus/a.json': null,
      'corpus/a/base.txt': '甲\n乙\ue406丙\u200b\n',
    })
    const { code, out } = await yiwen(folder, 'check', 'a')
    expect(code).toBe(0)
    expect(out).toMatch(
      /^corpus\/a\/base\.txt:2:2: warning: U\+E406 .*\ncorpus\/a\/base\.txt:2:4: warning: U\+200B .*\n$/,
    )
  })

  it('checks every edition when none is named', async () => {
    const folder = await exampleProject({ 'corpus/b/edition.json': '{', 'corpus/b/base.txt': '甲\n' })
    const { code, out } = await yiwen(folder, 'check')
    expect(code).toBe(1)
    expect(out).toMatch(/^corpus\/b\/edition\.json:1:\d+: error: .*\n$/)
    expect((await yiwen(folder, 'check', 'a')).code).toBe(0)
  })

  it('prints problems for machines', async () => {
    const entries = [
      entry('e-1', '西壽', '西市', {
        readings: [{ id: 'r1', kind: 'omission', text: '', attestations: [{ witness: 'P' }] }],
      }),
    ]
    const folder = await exampleProject({ 'apparatus/a.json': apparatus({ entries }) })
    const { code, out } = await yiwen(folder, 'check', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual({
      problems: [
        {
          code: 'unknown-siglum',
          severity: 'error',
          message: expect.stringContaining('「P」') as unknown,
          file: 'corpus/a/base.txt',
          line: 3,
          column: 2,
        },
      ],
    })
  })
})

/** Each with the line that names it. Nothing may be written, and whatever reads the edition says the same. */
const badFiles: [string, Parameters<typeof exampleProject>[0], RegExp][] = [
  [
    'an apparatus that is no JSON',
    { 'apparatus/a.json': apparatus().replace('"revision": 0,', '"revision" 0,') },
    /^apparatus\/a\.json:10:\d+: error: .*not JSON.*mend it here, or take the last good version/m,
  ],
  [
    'an apparatus of a later version',
    { 'apparatus/a.json': apparatus({ version: 2, layers: 'new' }) },
    /^apparatus\/a\.json:3:14: error: .*version 2.*reads version 1/m,
  ],
  [
    'an apparatus of another format',
    { 'apparatus/a.json': '{"entries": []}' },
    /^apparatus\/a\.json:1:1: error: .*format.*missing/m,
  ],
  [
    'an offset that is no number',
    { 'apparatus/a.json': apparatus().replace('"end": 11', '"end": "11"') },
    /^apparatus\/a\.json:\d+:\d+: error: entries\.0\.lemma\.0\.end should be/m,
  ],
  [
    'a merge that was not finished',
    { 'apparatus/a.json': `{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> b\n}\n` },
    /^apparatus\/a\.json:2:1: error: .*git merge/m,
  ],
  [
    'a merge in the base text',
    { 'corpus/a/base.txt': `甲\n<<<<<<< HEAD\n乙\n=======\n丙\n>>>>>>> b\n` },
    /^corpus\/a\/base\.txt:2:1: error: .*git merge/m,
  ],
  [
    'a merge in the log',
    { 'apparatus/a.log.jsonl': `<<<<<<< HEAD\n{"revision":1}\n=======\n>>>>>>> b\n` },
    /^apparatus\/a\.log\.jsonl:1:1: error: .*git merge/m,
  ],
  [
    'an edition.json that is missing',
    { 'corpus/a/edition.json': null },
    /^corpus\/a\/edition\.json: error: .*no edition\.json/m,
  ],
  [
    'a base text that is missing',
    { 'corpus/a/base.txt': null },
    /^corpus\/a\/base\.txt: error: .*no base text/m,
  ],
  [
    'a base text in another encoding',
    { 'corpus/a/base.txt': Uint8Array.of(0xa6, 0xe8, 0xae, 0x4c) },
    /^corpus\/a\/base\.txt:1:1: error: .*not UTF-8/m,
  ],
]

describe('bad files', () => {
  it.each(badFiles)('says what is wrong with %s, and writes nothing', async (_, files, message) => {
    const folder = await exampleProject(files)
    const before = await filesOf(folder)
    const { code, out } = await yiwen(folder, 'check', 'a')
    expect(out).toMatch(message)
    expect(code).toBe(1)
    const exported = await yiwen(folder, 'export', 'a', '--format', 'json')
    expect(exported).toMatchObject({ code: 1, out: '' })
    expect(exported.said).toMatch(/^yiwen: (?:corpus|apparatus)\/a.*: .*\n$/)
    expect(await filesOf(folder)).toEqual(before)
  })

  it('names a change of the log that fits no more, and goes on without it', async () => {
    const act = { kind: 'set-status', ids: ['e-9'], status: 'accepted' }
    const record = { revision: 1, id: 'c', by: '段玉裁', at: '2026-11-24T10:00:00Z', act }
    const folder = await exampleProject({ 'apparatus/a.log.jsonl': `${JSON.stringify(record)}\n` })
    const before = await filesOf(folder)
    const { code, out } = await yiwen(folder, 'check', 'a')
    expect(out).toMatch(
      /^apparatus\/a\.json: error: Change 1 of the log \(set-status, by 段玉裁.*no entry e-9/m,
    )
    expect(code).toBe(1)
    expect(await yiwen(folder, 'export', 'a', '--format', 'json')).toMatchObject({ code: 0 })
    expect(await filesOf(folder)).toEqual(before)
  })

  it.each([
    [
      'offsets beyond the text',
      entry('e-1', '西壽', '西市', { lemma: [{ start: 9000, end: 9002, exact: '西壽' }] }),
      /^apparatus\/a\.json:\d+:\d+: warning: Entry e-1 .*only \d+ characters.*found again/m,
    ],
    [
      'words that stand elsewhere',
      entry('e-1', '西壽', '西市', {
        lemma: [{ start: 0, end: 2, exact: '西壽', prefix: '改', suffix: '監' }],
      }),
      /^apparatus\/a\.json:\d+:\d+: warning: Entry e-1 .*other words than 「西壽」.*found again/m,
    ],
    [
      'words that stand nowhere',
      entry('e-1', '西壽', '西市', { lemma: [{ start: 9, end: 11, exact: '東壽' }] }),
      /^apparatus\/a\.json:\d+:\d+: error: Entry e-1 .*waits to be placed/m,
    ],
  ])('reports %s', async (_, wrong, message) => {
    const folder = await exampleProject({ 'apparatus/a.json': apparatus({ entries: [wrong] }) })
    const before = await filesOf(folder)
    const { code, out } = await yiwen(folder, 'check', 'a')
    expect(out).toMatch(message)
    expect(code).toBe(message.source.includes('error') ? 1 : 0)
    expect(await filesOf(folder)).toEqual(before)
  })

  it('reports a change of the log that cannot be done again, and goes on without it', async () => {
    const act = { kind: 'set-status', ids: ['e-9'], status: 'accepted' }
    const log = `${JSON.stringify({ revision: 1, id: 'c', by: '戴', at: '', act })}\n`
    const folder = await exampleProject({ 'apparatus/a.log.jsonl': log })
    const { code, out } = await yiwen(folder, 'check', 'a')
    expect(out).toMatch(/^apparatus\/a\.json: error: Change 1 of the log .*there is no entry e-9/)
    expect(code).toBe(1)
    const exported = await yiwen(folder, 'export', 'a', '--format', 'json')
    expect(exported).toMatchObject({
      code: 0,
      said: expect.stringContaining('Change 1 of the log') as unknown,
    })
  })

  it('notices that the base text was changed behind the apparatus', async () => {
    const folder = await exampleProject({ 'corpus/a/base.txt': '\n新增一行\n改東壽監軍司為保泰軍；\n' })
    const { code, out } = await yiwen(folder, 'check', 'a')
    expect(out).toMatch(/^corpus\/a\/base\.txt: warning: The base text was changed outside Yiwen/m)
    expect(out).toMatch(/^apparatus\/a\.json: error: Entry e-\d .*place it again/m)
    expect(code).toBe(1)
  })

  it('says that a folder is no project, or has no edition yet', async () => {
    expect(await yiwen('/', 'check', '--project', '/nowhere')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/no such folder/) as unknown,
    })
    const folder = await exampleProject()
    expect((await yiwen(`${folder}/corpus`, 'check')).said).toMatch(/no Yiwen project/)
    const empty = await exampleProject({
      'corpus/a/edition.json': null,
      'corpus/a/base.txt': null,
      'corpus/readme.md': '',
    })
    expect(await yiwen(empty, 'check')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/no edition yet/) as unknown,
    })
  })
})
