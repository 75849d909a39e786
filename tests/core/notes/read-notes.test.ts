import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds } from '../../../src/core/apparatus/index.ts'
import { type NotesRead, readNotes, toWitnesses } from '../../../src/core/notes/index.ts'
import { baseText, type Read } from '../../../src/core/text/index.ts'

/** Reads, and checks what holds of every answer. */
function read(content: string, marks?: string): Read<NotesRead> {
  const text = baseText(content)
  const result = readNotes(text, marks === undefined ? {} : { marks })
  let previous = 0
  result.value.entries.forEach((entry, i) => {
    expect(entry.id).toBe(`e-${String(i + 1).padStart(4, '0')}`)
    expect(entry.status).toBe('proposed')
    expect(entry.readings.length).toBeGreaterThan(0)
    for (const selector of entry.lemma) expect(holds(text, selector)).toBe(true)
    if (entry.origin.by !== 'notes') throw new Error('an entry of the note reader comes from notes')
    const { note, clause, rule, basis } = entry.origin
    expect(holds(text, note) && holds(text, clause)).toBe(true)
    expect(note.span!.from).toBeGreaterThanOrEqual(previous)
    previous = note.span!.from
    expect([rule, basis]).not.toContain('')
  })
  for (const { at } of result.problems) {
    expect(at === null || (at.from >= 0 && at.to <= content.length && at.from <= at.to)).toBe(true)
  }
  return result
}

describe('readNotes', () => {
  const sample =
    '改西壽監軍司為保泰軍；石州監軍司為靜塞軍；韋州監軍司為祥軍；左廂監軍司為神勇軍。' +
    '（《宋史·夏國傳》。按西壽，《長編》作西市。保泰，畢沅《續通鑒》作保秦。石州靜塞軍，《宋史·本傳》又作韋州靜塞。' +
    '韋州祥祐軍，《宋史·本傳》又作石州祥祐。《宋史》既與《長編》不合，而《宋史》又自前後互異，未知孰是。）'

  it('tells lemma, reading, witness and verdict of each clause of a chain', () => {
    const { entries } = read(sample).value
    expect(
      entries.map(({ lemma, quotedLemma, readings, verdict }) => [
        lemma.map(({ exact }) => exact).join('…'),
        quotedLemma,
        readings[0]!.text,
        readings[0]!.attestations[0],
        verdict,
      ]),
    ).toEqual([
      ['西壽', undefined, '西市', { witness: '長編', named: '《長編》' }, '未知孰是'],
      ['保泰', undefined, '保秦', { witness: '續通鑑', named: '畢沅《續通鑒》' }, '未知孰是'],
      [
        '石州…靜塞軍',
        undefined,
        '韋州靜塞',
        { witness: '宋史', named: '《宋史·本傳》', locus: '本傳' },
        '未知孰是',
      ],
      [
        '韋州…祥軍',
        '韋州祥祐軍',
        '石州祥祐',
        { witness: '宋史', named: '《宋史·本傳》', locus: '本傳' },
        '未知孰是',
      ],
    ])
  })

  it('keeps who agrees with the text apart from who differs', () => {
    const { entries } = read(
      '文彥博難之，或舉寶元、康定事（按《長編》作因舉寶元、康定事，改「或」為「因」，則屬彥博矣。《韓琦傳》作或，則非彥博）。琦曰',
    ).value
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      lemma: [{ exact: '或' }],
      readings: [{ text: '因', attestations: [{ witness: '長編' }] }],
      agreements: [{ named: '《韓琦傳》' }],
    })
  })

  it.each([
    ['甲（《宋史·仁宗本紀》、《宋史·王素傳》）。或舉（《韓琦傳》作因）事', '宋史', '韓琦傳'],
    ['甲（《遼史·道宗本紀》）乙（《宋史·王素傳》）。或舉（《韓琦傳》作因）事', '韓琦傳', undefined],
    ['甲（《宋史·王素傳》）。或舉（《本紀》作因）事', '宋史', '本紀'],
    ['甲（《宋史·王素傳》）。或舉（《朔方新志》作因）事', '朔方新志', undefined],
    ['甲（《西夏書事·李傳》）。或舉（《韓琦傳》作因）事', '韓琦傳', undefined],
    [
      '甲（《西夏紀事本末》）乙（《西夏紀事本末》）丙（《西夏紀事本末》）。或舉（《西夏紀事本未》作因）事',
      '西夏紀事本末',
      undefined,
    ],
  ])('knows the work of a section or of a misprinted title in %s', (content, witness, locus) => {
    const [attestation] = read(content).value.entries[0]!.readings[0]!.attestations
    expect([attestation!.witness, attestation!.locus]).toEqual([witness, locus])
  })

  it.each([
    ['三月戊辰朔，命翰林學士。丙寅，改陝西轉運副使（一作司）。', ['丙寅']],
    ['三月戊辰朔，命翰林學士（四月丙寅，旱）。丁酉，旱（一作早）。', []],
    ['二、丙子。（《長編》：四月壬寅，旱。）二、戊戌，權知開封府。', []],
  ])('warns of days that cannot lie in their month in %s', (content, days) => {
    const dates = read(content).problems.filter(({ code }) => code === 'impossible-date')
    expect(dates.map(({ at }) => content.slice(at!.from, at!.to))).toEqual(days)
    expect(dates.every(({ severity }) => severity === 'warning')).toBe(true)
  })

  it('makes one reading of what two copies share, one entry of two readings', () => {
    const { entries } = read('攻句陽(句陽原本及近刻竝訛作山陽)，年二十貿(一作賀又作質)。').value
    expect(
      entries.map(({ readings }) => readings.map(({ text, attestations }) => [text, attestations.length])),
    ).toEqual([
      [['山陽', 2]],
      [
        ['賀', 1],
        ['質', 1],
      ],
    ])
  })

  it('resolves names to the witnesses of the edition first', () => {
    const text = baseText('改西壽（《續資治通鑑長編》作西市）。')
    const witnesses = toWitnesses(readNotes(text).value.sources).map((witness) => ({
      ...witness,
      aliases: ['續資治通鑑長編'],
      siglum: 'C' as typeof witness.siglum,
    }))
    const { entries } = readNotes(text, { witnesses }).value
    expect(entries[0]!.readings[0]!.attestations[0]).toMatchObject({
      witness: 'C',
      named: '《續資治通鑑長編》',
    })
  })

  it('knows a work by every name that notes give it, and its parts for its own', () => {
    const text = baseText(
      '八月，詔李憲領熙河兵。（《長編》卷三百十二作李宪，李燾《續資治通鑑長編》三一三、《續長編》無「兵」字，同《長編》。' +
        '《東都事略》卷八十六《西夏傳》作「李獻」，《宋會要》兵八之二三、《宋會要輯稿》兵一四均作「李顯」，' +
        '《十朝綱要》、《皇宋十朝綱要》卷十作「李仙」。）',
    )
    const { entries, sources } = readNotes(text).value
    expect(sources.map(({ siglum }) => siglum)).toEqual(['長編', '東都事略', '宋會要', '十朝綱要'])
    const named = entries.flatMap(({ readings }) => readings.flatMap(({ attestations }) => attestations))
    expect(named.find(({ witness }) => witness === '東都事略')?.locus).toBe('西夏傳卷八十六')
  })

  it('puts parallels in their own layer', () => {
    const { entries } = read(
      '是年，備官制。（按《涑水記聞》：是年，拓拔諒祚始請稱漢官，以伶人薛老峰為副使。）',
    ).value
    expect(entries.map(({ kind, layer }) => [kind, layer])).toEqual([['parallel', 'testimonia']])
  })

  it('reads only the marks it is told to', () => {
    const content = '今日春(一作天)氣[一作色]暖'
    expect(read(content, '()').value.entries.map(({ readings }) => readings[0]!.text)).toEqual(['天'])
    expect(read(content, '[]').value.entries.map(({ readings }) => readings[0]!.text)).toEqual(['色'])
  })

  it('shares the selector of a note among its entries', () => {
    const { entries } = read(sample).value
    const notes = new Set(entries.map(({ origin }) => (origin.by === 'notes' ? origin.note : null)))
    expect(notes.size).toBe(1)
  })
})

describe('bad input', () => {
  it.each([
    ['甲（一作乙', 'note-not-closed'],
    ['甲一作乙）丙', 'note-not-opened'],
    ['甲（）乙', 'empty-note'],
    ['甲（　）乙', 'empty-note'],
    ['甲（見《長編）乙', 'title-not-closed'],
    ['甲》乙', 'title-not-opened'],
    ['甲\u0000\u0001\ufffd乙', 'not-text'],
    [`甲（${'一'.repeat(100_000)}）`, 'long-note'],
  ])('tells of %j', (content, code) => {
    const { problems } = read(content.slice(0, 200_000))
    expect(problems.map((problem) => problem.code)).toContain(code)
    expect(problems.every(({ at }) => at !== null)).toBe(true)
  })

  it('closes a half-width bracket with a full-width one', () => {
    expect(read('今日春（一作天)氣暖').value.entries).toHaveLength(1)
  })

  it('throws on no string, and its answer holds together', () => {
    const piece = fc.constantFrom(
      ...[
        '一作',
        '或作',
        '又',
        '《',
        '》',
        '《長編》',
        '（',
        '）',
        '(',
        ')',
        '[',
        ']',
        '〔一〕',
        '①',
        '\n',
        '○',
        '近刻',
        '脫',
      ],
      ...[
        '二字',
        '此八字',
        '下有',
        '衍',
        '字',
        '「',
        '」',
        '訛',
        '當作',
        '云',
        '：',
        '在',
        '二月',
        '庚辰',
        '，',
        '。',
        '，與此異',
      ],
      ...[
        '諒祚',
        '卒',
        '薨',
        '𤣥',
        '𫝊',
        '⿰亻呆',
        '〓',
        '【宋】',
        '＝',
        '－',
        '＋',
        '　',
        '不載',
        '及',
        '據',
        '附：',
        '按：',
        'a',
        '1',
      ],
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.string({ unit: 'binary' })), { maxLength: 60 }),
        (pieces) => {
          read(pieces.join(''))
        },
      ),
      { numRuns: 1500 },
    )
  })
})
