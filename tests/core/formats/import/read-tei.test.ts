import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTei } from '../../../../src/core/formats/tei/read.ts'
import { source } from '../import-source.ts'

const read = (body: string, header = '') =>
  readTei(
    source(
      'x.xml',
      `<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:cb="http://www.cbeta.org/ns/1.0"><teiHeader>${header}</teiHeader>${body}</TEI>`,
    ),
  )

const summary = ({ value }: Awaited<ReturnType<typeof readTei>>) =>
  value?.entries.map(({ lemma, readings }) => [
    lemma.map(({ exact }) => exact).join('……'),
    ...readings.map(
      ({ kind, text, attestations }) =>
        `${kind}:${text}:${attestations.map(({ witness }) => witness).join('+')}`,
    ),
  ])

describe('readTei', () => {
  it('reads CBETA: an apparatus in back matter, cb: elements, 【】, declared characters, blanks', async () => {
    // After cbeta-org/xml-p5, T01n0002 (七佛經).
    const result = await read(
      `<text><body><lb n="0150a05" ed="T"/><cb:juan><cb:mulu>卷</cb:mulu><cb:jhead>佛說七佛經</cb:jhead></cb:juan>
<p><anchor xml:id="nkr_note_orig_1"/><anchor xml:id="beg1"/>西天譯經三藏<anchor xml:id="end1"/>朝散大夫試鴻臚卿
<lb n="0150a06" ed="T"/><anchor xml:id="beg3"/>臣<anchor xml:id="end3"/>法天奉　詔譯，名散<g ref="#CB00768"/>嚩</p></body>
<back><cb:div type="apparatus"><head>校註</head><p><app from="#beg1" to="#end1"><lem wit="#wit1">西天譯經三藏</lem><rdg resp="#resp1" wit="#wit2">宋</rdg></app>
<app from="#beg3" to="#end3"><lem wit="#wit1">臣</lem><rdg wit="【宋】【元】"><space quantity="0"/></rdg></app></p></cb:div>
<cb:div type="taisho-notes"><p><note resp="#resp1" type="orig" target="#nkr_note_orig_1">西天譯經三藏＝宋【明】</note></p></cb:div></back></text>`,
      `<fileDesc><titleStmt><title>七佛經</title></titleStmt><editionStmt><respStmt xml:id="resp1"><resp>corrections</resp><name>Taisho</name></respStmt></editionStmt>
<sourceDesc><listWit><witness xml:id="wit1">【大】</witness><witness xml:id="wit2">【明】</witness><witness xml:id="wit3">【宋】</witness><witness xml:id="wit4">【元】</witness></listWit></sourceDesc></fileDesc>
<encodingDesc><charDecl><char xml:id="CB00768"><mapping type="unicode">U+21060</mapping></char></charDecl></encodingDesc>`,
    )
    expect(result.value?.text?.content).toBe(
      '佛說七佛經\n西天譯經三藏朝散大夫試鴻臚卿臣法天奉　詔譯，名散\u{21060}嚩\n',
    )
    expect(summary(result)).toEqual([
      ['西天譯經三藏', 'substitution:宋:明'],
      ['臣', 'omission::宋+元'],
    ])
    expect(result.value?.entries[0]?.comments?.[0]).toMatchObject({
      by: 'Taisho',
      text: '西天譯經三藏＝宋【明】',
    })
    expect(result.problems).toEqual([])
  })

  it('reads the Classical Text Editor: entries before their lemma, whose end alone is pointed at', async () => {
    // After an export of CTE in tla/stemmatology (purkaple_cte.xml).
    const result = await readTei(
      source(
        'cte.xml',
        `<?xml version="1.0"?><!DOCTYPE TEI PUBLIC "-//TEI//DTD TEI P5//EN" "tei.dtd" ><TEI><teiHeader><fileDesc><sourceDesc><listWit><witness xml:id="M2"><abbr>B</abbr>: Munich</witness></listWit></sourceDesc></fileDesc></teiHeader><text xml:space="preserve"><body><p>naturali <app type="a1" to="#w3"><rdg wit="#M2"> </rdg></app>quaedam<anchor xml:id="w3" /> sunt.</p><p><app type="a2" to="#w7"><rdg wit="#M2">et unde </rdg></app>unde<anchor xml:id="w7" /> est</p></body></text></TEI>`,
      ),
    )
    expect(result.value?.text?.content).toBe('naturali quaedam sunt.\nunde est\n')
    expect(summary(result)).toEqual([
      ['quaedam', 'omission::B'],
      ['unde', 'substitution:et unde:B'],
    ])
    expect(result.value?.entries.map(({ layer }) => layer)).toEqual(['variants', 'a2'])
  })

  it('reads the Digital Latin Library: nested entries, families, sources, analysis, corrections', async () => {
    const result = await read(
      `<text><body><lg><l n="1">Arma <app xml:id="a1"><lem wit="#A #B">virumque</lem><rdg wit="#gamma" ana="#orthographical">uirumque</rdg><rdg source="#Heinsius">virosque</rdg><note>cf. Serv.</note></app> cano,</l>
      <l n="2">qui <app><lem wit="#A">primus <app><lem>ab</lem><rdg wit="#B">e</rdg></app> oris</lem><rdgGrp type="orthographic"><rdg wit="#B"/></rdgGrp></app></l></lg></body></text>`,
      `<fileDesc><sourceDesc><listWit xml:id="gamma"><head>γ</head><witness xml:id="A">Ambrosianus C 90 inf.</witness><witness xml:id="B">Bruxellensis 5345</witness></listWit><listBibl><bibl xml:id="Heinsius">Heinsius</bibl></listBibl></sourceDesc></fileDesc>`,
    )
    expect(result.value?.text?.content).toBe('Arma virumque cano,\nqui primus ab oris\n')
    expect(summary(result)).toEqual([
      ['virumque', 'substitution:uirumque:A+B', 'substitution:virosque:Heinsius'],
      ['primus ab oris', 'omission::B'],
      ['ab', 'substitution:e:B'],
    ])
    expect(result.value?.witnesses.map(({ siglum, group }) => [siglum, group])).toEqual([
      ['A', 'γ'],
      ['B', 'γ'],
      ['Heinsius', undefined],
    ])
  })

  it('reads EpiDoc: a list of entries at the numbers of lines', async () => {
    const result = await read(
      `<text><body><div type="edition"><ab><lb n="1"/>ἡ βουλὴ καὶ
<lb n="2"/>ὁ δῆμος ὁ δ<lb n="3" break="no"/>ῆμος</ab></div><div type="apparatus"><listApp><app loc="1"><lem>βουλὴ</lem><rdg resp="#R">βουλὰ</rdg></app><app loc="9"><lem>x</lem></app></listApp></div></body></text>`,
    )
    expect(result.value?.text?.content).toBe('ἡ βουλὴ καὶ\nὁ δῆμος ὁ δῆμος\n')
    expect(summary(result)?.[0]).toEqual(['βουλὴ', 'conjecture:βουλὰ:'])
    expect(result.value?.entries[1]?.lemma[0]?.orphan).toBe(true)
    expect(result.problems.map(({ code }) => code)).toEqual(['unknown-location'])
  })

  it('takes one witness for the base where there is no lemma', async () => {
    const result = await read(
      `<text><body><p><app><rdg wit="#A">the</rdg><rdg wit="#B">a</rdg></app> cat<app><rdg wit="#B"> sat</rdg></app></p></body></text>`,
    )
    expect(result.value?.text?.content).toBe('the cat\n')
    expect(summary(result)).toEqual([
      ['the', 'substitution:a:B'],
      ['', 'addition:sat:B'],
    ])
  })

  it.each([
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "c">]>\n<TEI>&b;</TEI>', 'doctype', 1],
    ['a DTD elsewhere', '<!DOCTYPE TEI SYSTEM "http://example.org/evil.dtd">\n<TEI/>', 'doctype', 1],
    ['an inclusion', '<TEI>\n<xi:include href="/etc/passwd"/></TEI>', 'external-reference', 2],
    ['an unknown entity', '<TEI>\n&nbsp;</TEI>', 'not-well-formed', 2],
    ['a tag that is not closed', '<TEI><text><body><p>甲</body></text></TEI>', 'not-well-formed', 1],
    ['a file that ends early', '<TEI>\n<text>', 'not-well-formed', 2],
    ['other XML', '<html/>', 'not-tei', 1],
    ['too many levels', `<TEI>${'<a>'.repeat(400)}`, 'too-deep', 1],
  ])('refuses %s, and says where', async (_, content, code, line) => {
    const { value, problems } = await readTei(source('x.xml', content))
    expect({ value, code: problems[0]?.code, line: problems[0]?.line }).toEqual({ value: null, code, line })
  })

  it('refuses bytes that are not in the encoding of the file', async () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('<TEI>\n甲'), 0xb1, 0x3c])
    const { problems } = await readTei(source('x.xml', bytes))
    expect(problems).toMatchObject([{ code: 'wrong-encoding', line: 2, column: 2 }])
  })

  it('reads Big5 where the file says so', async () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode('<?xml version="1.0" encoding="Big5"?><TEI><text><body><p>'),
      0xa4,
      0xa4,
      ...new TextEncoder().encode('</p></body></text></TEI>'),
    ])
    expect((await readTei(source('x.xml', bytes))).value?.text?.content).toBe('中\n')
  })

  it.each([
    ['utf16le', 0],
    ['utf16le', 1],
  ] as const)('reads UTF-16 without its mark (%s, bytes turned %i)', async (encoding, turned) => {
    const bytes = Buffer.from('<TEI><text><body><p>保泰𣈆</p></body></text></TEI>', encoding)
    const content = new Uint8Array(turned === 1 ? bytes.swap16() : bytes)
    expect((await readTei(source('x.xml', content))).value?.text?.content).toBe('保泰𣈆\n')
  })

  it('takes time in proportion for what points and refers at length', async () => {
    const blanks = ' '.repeat(200_000)
    const apps = `<app loc="1${blanks}-"><lem>乙</lem></app><app loc="1"><lem>甲</lem></app>`.repeat(3)
    const deep = `<app from="#${'left('.repeat(100_000)}"><lem>甲</lem></app>`
    const { value } = await read(
      `<text><body><l n="1">甲</l></body><back><listApp>${apps}${deep}</listApp></back></text>`,
    )
    expect(value?.entries.map(({ lemma }) => lemma[0]?.orphan ?? false)).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
      true,
    ])
  })

  it('gives an orphan and a sentence for pointers that dangle or cross, and for witnesses nobody declared', async () => {
    const { value, problems } = await read(
      '<text><body><p><anchor xml:id="a"/>甲<anchor xml:id="b"/></p></body><back><listApp><app from="#x" to="#b"><lem>甲</lem></app><app from="#b" to="#a"><rdg wit="#Z">乙</rdg></app></listApp></back></text>',
    )
    expect(value?.entries.map(({ lemma }) => lemma[0]?.orphan)).toEqual([true, true])
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'crossed-points',
      'dangling-pointer',
      'unknown-witness',
    ])
  })

  it('never throws, whatever the file', async () => {
    const piece = fc.constantFrom(
      '<app>',
      '</app>',
      '<lem>',
      '</lem>',
      '<rdg wit="#A">',
      '</rdg>',
      '<p>',
      '</p>',
      '<note>',
      '</note>',
      '甲',
      ' ',
      '<anchor xml:id="a"/>',
      '<app from="#a">',
      '<gap/>',
      '<lb n="1"/>',
      '<app loc="1">',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const { value, problems } = await read(`<text><body>${pieces.join('')}</body></text>`)
        expect(value !== null || problems.length > 0).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
