import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yiwen } from './command-line.ts'

let folder: string
const page =
  '天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽雲騰致雨露結為霜金生麗水玉出崑岡劍號巨闕珠稱夜光'
const otherPage = 'Gallia est omnis divisa in partes tres '.repeat(20)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwen-collate-'))
  const collatex = {
    witnesses: [
      { id: 'A', tokens: [{ t: '西', n: '西' }, { t: '壽 ', n: '壽', page: 3 }] },
      { id: 'B', tokens: [{ t: '西', n: '西' }, { t: '市', n: '市', page: 4 }] },
    ],
  } // prettier-ignore
  const files: Record<string, string | Uint8Array> = {
    'base.txt': '改西壽監軍司為保泰軍\n',
    'b.txt': '改西市監軍司爲保秦軍\n',
    'c.txt': '改西市監軍司為保泰軍\n',
    'hostile.txt': '改<b>&"]]>\u001b[31m壽監軍司為保泰軍\n',
    'collatex.json': JSON.stringify(collatex),
    'page.txt': page,
    'other.txt': otherPage,
    'long.txt': page + '海鹹河淡鱗潛羽翔'.repeat(1000),
    'empty.txt': ' \n',
    'big5.txt': Uint8Array.of(0xa7, 0xef, 0xa6, 0xe8, 0xb9, 0xd8, 0xba, 0xca, 0xad, 0x78, 0xa5, 0x71),
    'utf16.txt': Uint8Array.of(0xff, 0xfe, 0x61, 0x00),
    'picture.txt': Uint8Array.of(0x89, 0x50, 0x00, 0x01),
    'options.json': JSON.stringify({
      witnesses: [
        { id: 'A', content: 'a b c d' },
        { id: 'B', content: 'a b c e' },
      ],
      joined: false,
      algorithm: 'dekker',
      tokenComparator: { type: 'levenshtein', distance: 1 },
    }),
    'rules.json': '{"rules": [{"from": "秦", "to": "泰", "scope": "witness", "witness": "B"}]}',
    'wrong.json': '{"rules": [{"from": "", "to": "泰"}]}',
    'often.txt': '齊侯魯侯也',
    'often-b.txt': '齊矦魯矦也',
    'broken.json': '{"witnesses": [',
    'one.json': '{"witnesses": [{"id": "A", "content": "a"}]}',
    'tokens.json': '{"witnesses": [{"id": "A", "tokens": [{"n": "a"}]}, {"id": "B", "content": "b"}]}',
    'twice.json': '{"witnesses": [{"id": "A", "content": "a"}, {"id": "A", "content": "b"}]}',
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
})
afterAll(() => rm(folder, { recursive: true }))

const collate = (...argv: string[]) => yiwen(folder, 'collate', ...argv)
const three = ['base.txt', 'B=b.txt', 'C=c.txt']

describe('yiwen collate', () => {
  it('lists the variants, columns in line', async () => {
    expect(await collate(...three)).toEqual({
      code: 0,
      said: '',
      out: '     base  B    C\n1:3  壽    市   市\n1:7  為    ~爲  =\n1:9  泰    秦   =\n',
    })
    expect((await collate('base.txt', 'C=base.txt')).out).toBe('No variants.\n')
  })

  it('folds what it is told to', async () => {
    expect((await collate(...three, '--fold', 'none')).out).toContain('1:7  為    爲')
    expect((await collate(...three, '--fold', 'variants,blanks')).out).toContain('~爲')
  })

  it.each([
    ['csv', /^n,varies,base,B,C\r\n1,=,改西,改西,改西\r\n2,≠,壽,市,市\r\n/],
    ['tei', /改西<app><lem wit="#base">壽<\/lem><rdg wit="#B #C">市<\/rdg><\/app>監軍司/],
    ['html', /<tr class="varies"><th scope="row">2<\/th><td>壽<\/td><td>市<\/td><td>市<\/td><\/tr>/],
    [
      'graphml',
      /<node id="n1"><data key="text">改西<\/data>[^]*<edge id="e1" source="n1" target="n2"><data key="kind">path<\/data><data key="witnesses">base<\/data><\/edge>/,
    ],
    ['nexus', / {2}dimensions ntax=3 nchar=2;[^]*'base' 00\n {4}'B' 11\n {4}'C' 10\n/],
  ])('writes %s', async (format, expected) =>
    expect((await collate(...three, '--format', format)).out).toMatch(expected),
  )

  it('writes the units and the proposed entries as JSON, places in code points', async () => {
    const units = JSON.parse((await collate(...three, '--json')).out) as { units: unknown[] }
    expect(units.units[0]).toMatchObject({
      start: 2,
      end: 3,
      lemma: '壽',
      readings: [{ text: '市', witnesses: ['B', 'C'] }],
    })
    const { entries } = JSON.parse((await collate(...three, '--format', 'entries')).out) as {
      entries: unknown[]
    }
    expect(entries).toHaveLength(2)
    expect(entries[1]).toMatchObject({
      lemma: [{ start: 8, end: 9, exact: '泰' }],
      readings: [{ kind: 'substitution', text: '秦', attestations: [{ witness: 'B' }] }],
      agreements: [{ witness: 'C' }],
      origin: { by: 'collation', run: { base: 'base', witnesses: ['B', 'C'] } },
      status: 'proposed',
    })
  })

  it('takes CollateX JSON and gives its tokens back with all their keys', async () => {
    const { out } = await collate('collatex.json', '--format', 'collatex')
    expect(JSON.parse(out)).toEqual({
      witnesses: ['A', 'B'],
      table: [
        [[{ t: '西', n: '西' }], [{ t: '壽 ', n: '壽', page: 3 }]],
        [[{ t: '西', n: '西' }], [{ t: '市', n: '市', page: 4 }]],
      ],
    })
  })

  it('gives the table a row a place as well, and a token a cell when asked', async () => {
    const { table } = JSON.parse((await collate('collatex.json', '--format', 'collatex-columns')).out) as { table: unknown[] } // prettier-ignore
    expect(table).toEqual([
      [[{ t: '西', n: '西' }], [{ t: '西', n: '西' }]],
      [[{ t: '壽 ', n: '壽', page: 3 }], [{ t: '市', n: '市', page: 4 }]],
    ])
    const { out, said } = await collate('options.json', '--format', 'collatex')
    expect((JSON.parse(out) as { table: unknown[][] }).table[0]).toHaveLength(4)
    expect(said).toBe(
      "The algorithm 「dekker」 is CollateX's own and was not used; Yiwen aligned by its own.\n" +
        'Tokens were compared by their normal forms; the comparison 「levenshtein」 is not done.\n',
    )
  })

  it('obeys the rules of the project, and lists the pairs that recur', async () => {
    const { out } = await collate('base.txt', 'B=b.txt', '--rules', 'rules.json')
    expect(out).toContain('~秦')
    expect((await collate('base.txt', 'B=b.txt', '--pairs')).out).toBe('No pair recurs.\n')
    const { pairs } = JSON.parse((await collate('often.txt', 'B=often-b.txt', '--pairs', '--json')).out) as { pairs: unknown[] } // prettier-ignore
    expect(pairs).toMatchObject([{ from: '矦', to: '侯', count: 2, folded: true }])
    const wrong = await collate('base.txt', 'B=b.txt', '--rules', 'wrong.json')
    expect([wrong.code, wrong.out]).toEqual([1, ''])
    expect(wrong.said).toMatch(/^yiwen: 「wrong\.json」 holds no rules: [^\n]+\n$/)
  })

  it('says why one character may have become another', async () => {
    const { units } = JSON.parse((await collate(...three, '--json')).out) as {
      units: { lemma: string; readings: { evidence?: unknown }[] }[]
    }
    const taikin = units.find(({ lemma }) => lemma === '泰')
    expect(taikin?.readings[0]).toMatchObject({
      class: '訛',
      evidence: [{ lemma: '泰', reading: '秦', looks: { reason: 'parts', shared: [{ part: '𡗗' }] } }],
    })
    // Nothing speaks for a slip there: that they are one character each says nothing.
    expect(units.find(({ lemma }) => lemma === '壽')?.readings[0]).toMatchObject({ text: '市', class: null })
  })

  it('explains itself with all its formats', async () => {
    const { code, out } = await collate('--help')
    expect(code).toBe(0)
    for (const word of ['--fold', '--tokens', '--stats', 'entries', 'nexus']) expect(out).toContain(word)
  })

  it('gives the numbers', async () => {
    const { out } = await collate(...three, '--stats')
    expect(out).toContain('B: 11 characters, 10 tokens, edit cost 4\n')
    expect(out).toContain('variant units: 3, 1 of them orthographic; moved passages: 0\n')
    expect(JSON.parse((await collate(...three, '--stats', '--json')).out)).toMatchObject({
      units: 3,
      editCosts: [4, 2],
    })
  })

  it('lets no text write markup or steer the terminal', async () => {
    for (const format of ['tei', 'html']) {
      const { out } = await collate('base.txt', '"><i>=hostile.txt', '--format', format)
      expect(out).not.toMatch(/<b>|<i>/)
    }
    expect((await collate('base.txt', 'H=hostile.txt')).out).not.toContain('\u001b')
  })

  it.each([
    [['base.txt'], /「base\.txt」 alone cannot be collated/],
    [['base.txt', 'nothing.txt'], /nothing\.txt/],
    [['base.txt', 'empty.txt'], /「empty\.txt」 is empty/],
    [['base.txt', 'big5.txt'], /big5\.txt.*not UTF-8.*looks like Big5/],
    [['base.txt', 'utf16.txt'], /utf16\.txt.*looks like UTF-16/],
    [['base.txt', 'picture.txt'], /「picture\.txt」 is no text/],
    [['base.txt', 'base.txt'], /Two texts have the siglum 「base」/],
    [['page.txt', 'other.txt'], /「page」 and 「other」 do not seem to be the same text: \d % in common/],
    [['page.txt', 'long.txt'], /「long」 is \d+ times as long as 「page」/],
    [['broken.json'], /「broken\.json」 is no CollateX input: it is not JSON/],
    [['one.json'], /at least two witnesses/],
    [['tokens.json'], /token 1 of witness 「A」 has no text 「t」/],
    [['twice.json'], /two witnesses have the id 「A」/],
  ])('says in a sentence what is wrong with %j', async (argv, message) => {
    const { code, out, said } = await collate(...argv)
    expect([code, out]).toEqual([1, ''])
    expect(said).toMatch(message)
    expect(said).toMatch(/^yiwen: [^\n]*\n$/)
  })

  it.each([
    [['--format', 'docx'], /There is no format 「docx」/],
    [['--tokens', 'line'], /--tokens should be/],
    [['--fold', 'sense'], /There is no fold 「sense」/],
  ])('is called wrongly with %j', async (options, message) => {
    const { code, said } = await collate(...three, ...options)
    expect(code).toBe(2)
    expect(said).toMatch(message)
  })
})
