import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { findExportFormat, findImportFormat, recognizeFormat } from '../../../../src/core/formats/index.ts'
import { baseText } from '../../../../src/core/text/index.ts'
import { entryOn, input, reading } from '../export-input.ts'
import { source } from '../import-source.ts'

const read = (format: string, content: string | Uint8Array, options = {}) =>
  findImportFormat(format)!.read(source(`x.${format}`, content), options)
const lemmas = (
  entries: readonly {
    lemma: readonly { exact: string; start: number }[]
    readings: readonly { text: string }[]
  }[],
) =>
  entries.map(({ lemma, readings }) => [
    lemma[0]!.start,
    lemma[0]!.exact,
    ...readings.map(({ text }) => text),
  ])

describe('tables', () => {
  const csv = 'A,B,C\r\n改西,改西,改西\r\n壽,市,壽\r\n,軍,\r\n保泰,保秦,保秦\r\n'

  it('gives an entry for each place where texts differ', async () => {
    const { value } = await read('csv', csv)
    expect(value?.text?.content).toBe('改西壽保泰\n')
    expect(lemmas(value!.entries)).toEqual([
      [2, '壽', '市'],
      [3, '', '軍'],
      [3, '保泰', '保秦'],
    ])
  })

  it('takes the base that is asked for', async () => {
    expect((await read('csv', csv, { base: 'B' })).value?.text?.content).toBe('改西市軍保秦\n')
    expect((await read('csv', csv, { base: 'Z' })).problems[0]?.code).toBe('no-such-text')
  })

  it('finds its places in a text that has other white space', async () => {
    const { value } = await read('csv', csv, { target: baseText('改西壽\n保泰\n') })
    expect(value?.text).toBeNull()
    expect(lemmas(value!.entries).at(-1)).toEqual([4, '保泰', '保秦'])
  })

  it.each([
    ['[["the ","cat"],["a ","cat"]]', 'by witness, as strings'],
    ['[[[{"t":"the "}],[{"t":"cat"}]],[[{"t":"a "}],[{"t":"cat"}]]]', 'by witness'],
    ['[[["the "],["a "]],[["cat"],["cat"]],[[],[]]]', 'by place'],
  ])('reads a table of CollateX: %s', async (table) => {
    const { value } = await read('collatex', `{"witnesses":["A","B"],"table":${table}}`)
    expect(value?.text?.content).toBe('the cat\n')
    expect(lemmas(value!.entries)).toEqual([[0, 'the', 'a']])
  })

  it('collates witnesses that are not aligned yet', async () => {
    const { value } = await read(
      'collatex',
      '{"witnesses":[{"id":"A","content":"改西壽監軍司"},{"id":"B","content":"改西市監軍司"}]}',
    )
    expect(lemmas(value!.entries)).toEqual([[2, '壽', '市']])
  })

  it.each([
    ['csv', 'a,b,c\n1,2,3\n1,2,3,4,5,6,7,8,9\n', 'ragged-table', 3],
    ['csv', 'a,b\n"x\ny",1\n1\n', 'ragged-table', 4],
    ['csv', 'a,a\n1,2\n', 'siglum-twice', 1],
    ['csv', 'nothing', 'not-a-table', 1],
    ['collatex', '{"witnesses":["A","B"],"table":[[["a"]],[["b"],["c"]]]}', 'ragged-table', null],
    ['collatex', '{"witnesses":[}', 'not-json', 1],
  ])('refuses %s %j in a sentence', async (format, content, code, line) => {
    const { value, problems } = await read(format, content)
    expect({ value, code: problems[0]?.code, line: problems[0]?.line }).toEqual({ value: null, code, line })
  })
})

describe('the list of readings', () => {
  const { text, entry } = entryOn('改西壽監軍司為[保泰]軍。', {
    readings: [
      reading({ text: '=1+1' }),
      reading({ id: 'r2' as never, text: "'+x", kind: 'conjecture', author: '@王', attestations: [] }),
    ],
    verdict: '-未知',
  })

  it('is safe in a spreadsheet, and read again as it was', async () => {
    const { content } = await findExportFormat('csv')!.write(input(text, [entry]))
    const cells = (content as string).split(/[,\r\n]+/)
    expect(cells.filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([])
    const { value } = await read('csv', content)
    expect(value?.entries[0]).toMatchObject({
      id: 'e-0001',
      verdict: '-未知',
      readings: [{ text: '=1+1' }, { text: "'+x", author: '@王' }],
    })
    expect(value?.entries[0]?.lemma[0]).toMatchObject({ start: 7, end: 9, exact: '保泰' })
  })

  it('needs no more than a lemma and a reading', async () => {
    const { value } = await read('csv', 'lemma;reading;witnesses\n保泰;保秦;續通鑑 P\n西壽;;P\n')
    expect(value?.entries).toMatchObject([
      {
        lemma: [{ exact: '保泰' }],
        readings: [{ text: '保秦', attestations: [{ witness: '續通鑑' }, { witness: 'P' }] }],
      },
      { readings: [{ kind: 'omission' }] },
    ])
  })
})

describe('Word', () => {
  const docx = (body: string, notes = '', more: Record<string, Uint8Array> = {}) =>
    zipSync({
      '[Content_Types].xml': bytes(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
      ),
      '_rels/.rels': bytes(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/_rels/document.xml.rels': bytes(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
      ),
      'word/document.xml': bytes(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ),
      'word/footnotes.xml': bytes(
        `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${notes}</w:footnotes>`,
      ),
      ...more,
    })
  const bytes = (text: string) => new TextEncoder().encode(text)
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`

  it('puts footnotes where their marks stand, in brackets the text does not use', async () => {
    const { value, problems } = await read(
      'docx',
      docx(
        `<w:p>${run('為（西夏）保泰')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('軍。')}</w:p><w:p>${run('六年')}</w:p>`,
        `<w:footnote w:id="2"><w:p>${run('保泰，《續通鑒》作保秦。')}</w:p></w:footnote>`,
      ),
    )
    expect(problems).toEqual([])
    expect(value?.text?.content).toBe('為（西夏）保泰〔保泰，《續通鑒》作保秦。〕軍。\n六年\n')
    expect(value).toMatchObject({ noteMarks: '〔〕', readsNotes: true })
  })

  it.each([
    ['a zip bomb', docx('<w:p/>', '', { 'word/theme.xml': new Uint8Array(30_000_000) }), 'zip-bomb'],
    ['no archive', bytes('hello'), 'not-docx'],
    ['another archive', zipSync({ 'a.txt': bytes('a') }), 'not-docx'],
    ['a damaged archive', docx('<w:p/>').slice(0, 300), 'broken-archive'],
  ])('refuses %s in a sentence', async (_, content, code) => {
    const { value, problems } = await findImportFormat('docx')!.read(source('x.docx', content, 4096))
    expect({ value, code: problems[0]?.code }).toEqual({ value: null, code })
  })
})

describe('plain text', () => {
  it('reads Kanripo without its page marks and printed lines', async () => {
    const { value } = await read(
      'text',
      '# -*- mode: mandoku-view; -*-\n#+TITLE: 西夏紀\n<pb:KR2b_001-1a>¶\n* 卷十三\n改西壽監軍司為保¶\n泰軍。¶\n\n六年¶\n',
    )
    expect(value?.title).toBe('西夏紀')
    expect(value?.text?.content).toBe('* 卷十三\n改西壽監軍司為保泰軍。\n六年\n')
  })
})

describe('recognizing a format', () => {
  it.each([
    ['a.xml', '<?xml version="1.0"?><TEI>', 'tei'],
    ['a.json', '{ "format": "yiwen-apparatus",', 'json'],
    ['a.json', '{"witnesses": [', 'collatex'],
    ['a.csv', 'a,b', 'csv'],
    ['a.txt', '改西壽', 'text'],
    ['a.docx', 'PK\u0003\u0004', 'docx'],
    ['a.bin', '\0\0', undefined],
  ])('%s', (name, beginning, expected) => expect(recognizeFormat(name, beginning)?.name).toBe(expected))
})
