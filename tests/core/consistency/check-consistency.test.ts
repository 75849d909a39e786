import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CharacterTables, loadCharacterTables } from '../../../src/core/characters/index.ts'
import { checkConsistency, type Detector, type Find } from '../../../src/core/consistency/index.ts'
import { baseText } from '../../../src/core/text/index.ts'

let tables: CharacterTables
beforeAll(async () => {
  tables = await loadCharacterTables()
})

const check = (content: string) => checkConsistency(baseText(content), tables)

/** The text with the words of finds in braces, 「⟦占→古⟧」; those of other detectors than `of` are left as they are. */
function marked(content: string, of: Detector): string {
  const spans = check(content)
    .filter(({ detector }) => detector === of)
    .flatMap(({ spans, expected }) => spans.map((span) => ({ ...span, expected })))
    .sort((a, b) => b.from - a.from)
  return spans.reduce(
    (text, { from, to, expected }) =>
      `${text.slice(0, from)}⟦${text.slice(from, to)}${expected === null ? '' : `→${expected}`}⟧${text.slice(to)}`,
    content,
  )
}

const unmarked = (text: string) => text.replaceAll(/⟦([^→⟧]*)(?:→[^⟧]*)?⟧/gu, '$1')

/** Each text has its finds in braces; without them it is what is checked. */
const rows: Readonly<Partial<Record<Detector, readonly string[]>>> = {
  'altered-word': [
    '築堡於古渭州之側。屯於⟦占→古⟧渭州，秦人皆懼。諒祚築堡於古渭州之側而還。',
    '豫州刺史王彬，青州刺史王敦，兗州刺史王昶，幽州刺⟦吏→史⟧王浚，并州刺史王廣，荊州刺史王澄，雍州刺史王含。',
    'He went to the castle of Elsinore by night. She came to the castle of Elsinore by day. All men of the ⟦casle→castle⟧ of Elsinore wept. They saw the castle of Elsinore burn.',
    // Numbers count, and variants are spellings.
    '拱化元年春正月朔。拱化二年春正月朔。拱化三年春正月朔。拱化二年春正月朔。',
    '宋臣勅書至夏州，宋臣敕書至銀州，宋臣敕書至靈州。',
    // What is said twice the one way and twice the other is not for the text to tell.
    '屯於占渭州，屯於古渭州，屯於占渭州，屯於古渭州。',
  ],
  'lacking-word': [
    '改石州監軍司為靜塞軍。遂入石州監軍司為靜塞軍。又改石州監軍司為靜塞軍。後改石州監⟦軍為→軍司為⟧靜塞軍。',
    // 第四百六卷 lacks nothing of 第四百六十卷.
    '在第四百六十卷人事部。在第四百六十卷人事部。在第四百六卷人事部。',
  ],
  'added-word': [
    '遂入石州監軍為靜塞軍事。又改石州監軍為靜塞軍事。後改石州監軍為靜塞軍事。更改石州監軍⟦司→⟧為靜塞軍事。',
  ],
  'inverted-words': [
    '築堡於古渭州之側。屯兵於古渭州。守將於古渭州。乃入於⟦渭古→古渭⟧州。',
    // Both are words.
    '其子弟皆來。其弟子皆來。其子弟皆往。其弟子皆往。其子弟皆來。',
  ],
  'altered-title': [
    '（《西夏紀事本末》）甲。（《西夏紀事本末》）乙。（《⟦西夏紀事本未→西夏紀事本末⟧》）',
    '《⟦西夏事紀本末→西夏紀事本末⟧》，《西夏紀事本末》，《西夏紀事本末》。',
    // Two parts of a book are two.
    '《論語·先進上》，《論語·先進下》，《論語·先進下》，《論語·先進下》。',
  ],
  'repeated-words': [
    '王聞之，遂命將士⟦遂命將士→⟧渡河，夜至城下，破之。',
    'It was the best of times ⟦of times→⟧, it was the worst of times. So they say.',
    // A stop between the two makes it speech; a doubled word is a word.
    '歸去來兮，歸去來兮，往往如此，人人自危，家家戶戶，皆曰可，曰可。',
    // Without stops 見文王文王曰 is as good as any.
    '呂望見文王文王曰善乃載以歸文王問政呂望呂望對曰仁而已矣武王伐紂紂師敗績',
  ],
  'cycle-name': [
    '三月⟦已丑→己丑⟧，帝崩。⟦戍申→戊申⟧，葬。五月乙酉。',
    '六月⟦乙西→乙酉⟧朔，日有食之。⟦甲丑⟧，雨雪。',
    // The prince, and not yet.
    '夏，王子來。事已未可知，已而果然。諸王子弟皆從。',
  ],
  numbering: [
    '卷第一\n甲\n卷第二\n乙\n卷第⟦二→三⟧\n丙\n卷第四\n丁\n卷第五\n戊\n',
    '〔一〕甲\n〔二〕乙\n〔⟦五→三⟧〕丙\n〔四〕丁\n',
    '元年\n甲\n二年\n乙\n⟦二→三⟧年\n丙\n四年\n',
    // A book may leave out what it likes.
    '卷第一\n甲\n卷第三\n乙\n卷第四\n丙\n',
  ],
  season: ['⟦春四月⟧，城之。夏五月，秋七月，冬閏十月，皆無事。', '立春二月節。'],
  'month-order': [
    '三年春正月，甲。\n夏四月，乙。\n⟦二月→五月⟧，丙。\n六月，丁。\n',
    '三年春正月，甲。\n夏四月，乙。\n秋七月，丙。\n四年春正月，丁。\n',
  ],
  'beyond-era': ['候⟦嘉祐十一年⟧正旦。嘉祐八年，熙寧十年。'],
  'era-sum': [
    '在位十九年，改元⟦延嗣寧國一年⟧，⟦天祐垂聖三年⟧，⟦福聖承道四年⟧，⟦奲都六年⟧，⟦拱化六年⟧。',
    '在位十九年，改元延嗣寧國一年，天祐垂聖三年，福聖承道四年，奲都六年，拱化五年。',
  ],
  enumeration: [
    '有永安、來遠、保寧⟦四→三⟧寨，皆蕃族守之。',
    '有永安、來遠、保寧三寨。靈、夏二州大水。賜銀、絹、茶三千匹。',
  ],
  'unpaired-mark': [
    '帝曰：⟦「⟧可。\n⟦《⟧宋史，又曰：「可。」',
    '「甲。\n「乙。」（丙）〔丁〕 1) 一 2) 二 a) 三',
    '（甲⟦〔⟧乙）丙⟦〕⟧',
  ],
  spelling: [
    `${'奉敕書至州。'.repeat(9)}奉⟦勅→敕⟧書至州。`,
    // Words of their own: cloud and say, after and queen.
    `${'雲後於裏。'.repeat(9)}云后于里。`,
  ],
}

describe('checkConsistency', () => {
  for (const [detector, texts] of Object.entries(rows)) {
    it.each(texts)(`finds what is in question (${detector}): %s`, (text) => {
      expect(marked(unmarked(text), detector as Detector)).toBe(text)
    })
  }

  it('finds what is wrong in the sample, and hardly anything else', () => {
    const content = readFileSync('corpus/xixiaji-13/base.txt', 'utf8')
    const finds = check(content)
    const said = finds.map(({ spans, expected }) => [content.slice(spans[0]!.from, spans[0]!.to), expected])
    expect(said).toContainEqual(['占', '古'])
    expect(said).toContainEqual(['西夏紀事本未', '西夏紀事本末'])
    expect(finds.length).toBeLessThan(10)
  })

  it('says on what a find rests: the places of the other word, and those where the word is at home', () => {
    const content = '築堡於古渭州之側。屯於占渭州，秦人皆懼。築堡於古渭州之側而還。占渭水。'
    const [find] = check(content)
    expect(find).toMatchObject({ detector: 'altered-word', expected: '古', usual: 2, likeness: 'looks' })
    const said = find!.evidence.map(({ span, speaks }) => [content.slice(span.from, span.to), speaks])
    expect(said).toEqual([
      ['堡於古渭州', 'against'],
      ['堡於古渭州', 'against'],
      [expect.stringContaining('占渭水'), 'for'],
    ])
  })

  it('keeps the surest of finds about the same words', () => {
    const content = '築堡於古渭州之側。屯於占渭州，秦人皆懼。築堡於古渭州之側而還。又於占占渭州。'
    const places = check(content).flatMap(({ spans }) => spans.map(({ from, to }) => `${from}-${to}`))
    expect(new Set(places).size).toBe(places.length)
  })

  it('puts its finds on whole characters of the text, in order, whatever the text', () => {
    const sign = fc.constantFrom(
      ...'占古渭州於之側，。\n「」（）《》甲子丑戍申三四年月卷第𣈆㖫\u{e0101}é ',
      'castle ',
      'casle ',
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 200 }), (signs) => {
        const content = signs.join('')
        const finds = check(content)
        for (const find of finds) expectWhole(content, find)
        const starts = finds.map(({ spans }) => spans[0]!.from)
        expect(starts).toEqual(starts.toSorted((a, b) => a - b))
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['one character', '作'.repeat(60_000)],
    ['two characters', '作者'.repeat(30_000)],
    ['a formula', '詔夏國主，省所奏事具悉。'.repeat(5000)],
    ['opening brackets', '（「《('.repeat(15_000)],
    ['closing brackets', '）」》)'.repeat(15_000)],
    ['a list without end', '甲、'.repeat(30_000)],
    ['numbers', '三年\n'.repeat(15_000)],
    ['titles', '《甲乙》《甲丙》'.repeat(8000)],
  ])('takes %s without a cliff', { timeout: 20_000 }, (_, content) => {
    const half = timeOf(content.slice(0, content.length / 2))
    const whole = timeOf(content)
    // Twice the text may take three times as long on a busy machine, but not four times and more.
    expect(whole).toBeLessThan(4 * half + 400)
  })
})

function timeOf(content: string): number {
  const start = performance.now()
  check(content)
  return performance.now() - start
}

function expectWhole(content: string, { spans, evidence }: Find) {
  expect(spans.length).toBeGreaterThan(0)
  for (const { from, to } of [...spans, ...evidence.map(({ span }) => span)]) {
    expect(from).toBeGreaterThanOrEqual(0)
    expect(to).toBeLessThanOrEqual(content.length)
    expect(from).toBeLessThanOrEqual(to)
    for (const at of [from, to]) expect(/[\udc00-\udfff]/u.test(content[at] ?? '')).toBe(false)
  }
}
