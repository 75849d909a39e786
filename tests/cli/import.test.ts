import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf } from '../storage/temporary-project.ts'
import { begin, yiwen } from './command-line.ts'
import { exampleProject } from './project.ts'

const TEI = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Carmen</title></titleStmt><sourceDesc><listWit><witness xml:id="A">A</witness></listWit></sourceDesc></fileDesc></teiHeader>
<text><body><p>Arma <app><lem>virumque</lem><rdg wit="#A">uirumque</rdg></app> cano</p></body></text></TEI>`
const LIST = 'lemma,reading,witnesses\n靜塞,靜寨,長編\n保泰,保秦,續通鑑\n'

describe('yiwen import', () => {
  it('makes an edition of a file, whole or not at all', async () => {
    const folder = await exampleProject({ 'x.xml': TEI })
    const { code, out } = await yiwen(folder, 'import', 'x.xml', '--edition', 'carmen')
    expect({ code, out }).toEqual({
      code: 0,
      out: '1 new entry, 1 new witness in the new edition carmen (tei).\n',
    })
    expect(await readFile(join(folder, 'corpus/carmen/base.txt'), 'utf8')).toBe('Arma virumque cano\n')
    const exported = await yiwen(folder, 'export', 'carmen', '--format', 'json')
    expect(JSON.parse(exported.out)).toMatchObject({
      entries: [{ lemma: [{ exact: 'virumque' }], readings: [{ text: 'uirumque' }], status: 'proposed' }],
    })
    const before = await filesOf(folder)
    expect(await yiwen(folder, 'import', 'x.xml', '--edition', 'carmen')).toMatchObject({
      code: 1,
      said: expect.stringContaining('already') as string,
    })
    expect(await filesOf(folder)).toEqual(before)
  })

  it('adds what is new, and nothing the second time', async () => {
    const folder = await exampleProject({ 'x.csv': LIST })
    const first = await yiwen(folder, 'import', 'x.csv', '--into', 'a', '--json')
    expect(JSON.parse(first.out)).toMatchObject({
      added: ['csv-1'],
      known: 1,
      witnesses: ['長編'],
      orphans: 0,
    })
    const before = await filesOf(folder)
    const second = await yiwen(folder, 'import', 'x.csv', '--into', 'a', '--json')
    expect(JSON.parse(second.out)).toMatchObject({ added: [], completed: [], known: 2 })
    expect(await filesOf(folder)).toEqual(before)
  })

  it('has the server that holds the project add what is new', async () => {
    const folder = await exampleProject({ 'x.csv': LIST })
    const server = begin(folder, 'serve', '--port', '0')
    await expect.poll(server.out).toContain('http://127.0.0.1:')
    const first = await yiwen(folder, 'import', 'x.csv', '--into', 'a', '--json')
    expect(JSON.parse(first.out)).toMatchObject({ added: ['csv-1'], known: 1, witnesses: ['長編'] })
    server.stop()
    expect((await server.done).code).toBe(0)
    const second = await yiwen(folder, 'import', 'x.csv', '--into', 'a', '--json')
    expect(JSON.parse(second.out)).toMatchObject({ added: [], completed: [], known: 2 })
  })

  it('completes an entry on the same words', async () => {
    const folder = await exampleProject({
      'x.csv': 'lemma,reading,witnesses\n西壽,西市,續通鑑 長編\n西壽,西府,P\n',
    })
    expect((await yiwen(folder, 'import', 'x.csv', '--into', 'a')).out).toContain('1 entry gains')
    const { entries } = JSON.parse((await yiwen(folder, 'export', 'a', '--format', 'json')).out) as {
      entries: { id: string; readings: unknown[] }[]
    }
    expect(entries.find(({ id }) => id === 'e-1')?.readings).toMatchObject([
      { text: '西市', attestations: [{ witness: '續通鑑' }, { witness: '長編' }] },
      { text: '西府', attestations: [{ witness: 'P' }] },
    ])
  })

  it('only says what would be with --dry-run', async () => {
    const folder = await exampleProject({ 'x.csv': LIST })
    const before = await filesOf(folder)
    const { code, out } = await yiwen(folder, 'import', 'x.csv', '--into', 'a', '--dry-run')
    expect({ code, lines: out.split('\n')[0] }).toEqual({ code: 0, lines: '+ 3:18  靜塞］靜寨 長編' })
    expect(await filesOf(folder)).toEqual(before)
  })

  it.each([
    ['an apparatus of another text', 'lemma,reading\nvirumque,uirumque\n', 'another text'],
    ['a ragged table', 'a,b,c\n1,2,3,4\n', 'x.csv:2:1: error'],
  ])('imports nothing of %s', async (_, content, sentence) => {
    const folder = await exampleProject({ 'x.csv': content })
    const before = await filesOf(folder)
    const { code, said } = await yiwen(folder, 'import', 'x.csv', '--into', 'a')
    expect(code).toBe(1)
    expect(said).toContain(sentence)
    const after = await filesOf(folder)
    expect(after).toEqual(before)
  })

  it.each([
    [['x.csv', '--into', 'a', '--edition', 'b'], 2],
    [['x.csv', '--edition', '../b'], 2],
    [['x.csv', '--format', 'pdf'], 2],
    [['nowhere.xml'], 1],
    [['x.csv', '--into', 'zzz'], 1],
  ])('refuses %j', async (argv, code) => {
    const folder = await exampleProject({ 'x.csv': LIST })
    expect((await yiwen(folder, 'import', ...argv)).code).toBe(code)
  })
})
