import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignmentTable, cellText, collate, variantUnits } from '../../../src/core/collation/index.ts'

const collated = (base: string, ...witnesses: string[]) =>
  collate({ siglum: 'A', text: base }, witnesses.map((text, i) => ({ siglum: `W${i}`, text }))) // prettier-ignore

/** Numbers that look random and are the same at every run. */
function noise(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
const random = noise(3)
const prose = (length: number) =>
  Array.from({ length }, () =>
    String.fromCodePoint(0x4e00 + Math.floor((random(900) * random(900)) / 250)),
  ).join('')
const copied = (text: string, percent: number) =>
  Array.from(text, (character) => (random(100) < percent ? prose(1) : character)).join('')

const moves = (base: string, witness: string) => {
  const units = variantUnits(collated(base, witness))
  return units.flatMap(({ lemma, readings }) =>
    readings.flatMap(({ movedTo, text }) => (movedTo === null ? [] : [{ lemma, text, movedTo }])),
  )
}

describe('transpositions', () => {
  const chapters = Array.from({ length: 4 }, () => prose(1500))
  const [one, two, three, four] = chapters as [string, string, string, string]

  it.each([0, 5, 14])(
    'links a chapter that stands first instead of last, with %d %% of variants',
    (percent) => {
      const found = moves(chapters.join(''), copied(four + one + two + three, percent))
      expect(found).toHaveLength(1)
      expect(found[0]!.lemma.length).toBeGreaterThan(1480)
      expect(found[0]!.movedTo).toBeLessThan(3)
    },
  )

  it('links chapters that have changed places, although others stand against them', () => {
    const found = moves(chapters.join(''), copied(one + four + three + two, 5))
    expect(found).toHaveLength(2)
    for (const { lemma } of found) expect(lemma.length).toBeGreaterThan(1400)
  })

  it('keeps the variants within a moved chapter', () => {
    const changed = `${four.slice(0, 700)}異${four.slice(701)}`
    const units = variantUnits(collated(chapters.join(''), changed + one + two + three))
    expect(units.map(({ readings }) => readings.map(({ kind, text }) => [kind, text.length]))).toEqual([
      [['transposition', 1500]],
      [['substitution', 1]],
    ])
  })

  it('finds a moved word of two characters by what is lost and gained', () => {
    const rest = '天地玄黃宇宙洪荒日月盈昃辰宿列張'
    expect(moves(`首${rest}西夏尾`, `首西夏${rest}尾`)).toEqual([{ lemma: '西夏', text: '西夏', movedTo: 1 }])
  })

  it('never loses or doubles a word, whatever is moved', () => {
    const part = fc.integer({ min: 0, max: 5 })
    const parts = Array.from({ length: 6 }, () => prose(40))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.array(part, { maxLength: 8 }), (x, y) => {
        const texts = [x, y, [...y].reverse()].map((order) => order.map((i) => parts[i]!).join('') || '空')
        const table = alignmentTable(collated(texts[0]!, texts[1]!, texts[2]!))
        texts.forEach((text, row) =>
          expect(table.columns.map(({ cells }) => cellText(table, row, cells[row]!)).join('')).toBe(text),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('are not looked for between texts that say the same in order', () =>
    expect(moves(chapters.join(''), copied(chapters.join(''), 10))).toEqual([]))
})

describe('collation of extreme texts', () => {
  const many = 100_000
  const formula = '如是我聞一時佛在舍衛國祇樹給孤獨園'.repeat(many / 17)
  const chance = prose(many)
  it.each<[string, string, string]>([
    ['a formula over and over', formula, copied(formula, 2)],
    ['the same', chance, chance],
    ['nothing in common', chance, Array.from(chance, (c) => String.fromCodePoint(c.codePointAt(0)! + 0x1b200)).join('')],
    ['chance', chance, prose(many)],
    ['one character', '佛'.repeat(many), '佛'.repeat(many / 2)],
    ['nothing', chance, '空'],
    ['a hundred moved pieces', chance, Array.from({ length: 100 }, (_, i) => chance.slice((99 - i) * 1000, (100 - i) * 1000)).join('')],
  ])('has no cliff: %s', (_, base, witness) => {
    const before = process.cpuUsage()
    const { units } = collated(base, witness)
    const { user, system } = process.cpuUsage(before)
    expect(units.count).toBeLessThanOrEqual(many)
    // Twenty microseconds a character: a hundred times what ordinary texts take.
    expect((user + system) / (base.length + witness.length + many)).toBeLessThan(20)
  }) // prettier-ignore
})

describe('alignment among witnesses', () => {
  it('sets additions at the same place against each other, whatever the order', () => {
    const witnesses = ['西大夏國', '西大白夏國', '西白夏國', '西國']
    const rows = (texts: readonly string[]) => {
      const table = alignmentTable(collated('西國', ...texts))
      return texts.map((text, i) => [text, table.columns.map(({ cells }) => cellText(table, i + 1, cells[i + 1]!)).join('|')])
    } // prettier-ignore
    const expected = [
      ['西大夏國', '西|大||夏|國'],
      ['西大白夏國', '西|大|白|夏|國'],
      ['西白夏國', '西||白|夏|國'],
      ['西國', '西||||國'],
    ]
    expect(rows(witnesses)).toEqual(expected)
    expect(rows([...witnesses].reverse())).toEqual([...expected].reverse())
  })

  it('has a token a cell when asked, and the texts whole', () => {
    const texts = ['a b c d', 'a x y c d e', 'b c z d']
    const table = alignmentTable(collated(texts[0]!, texts[1]!, texts[2]!), true)
    for (const { cells } of table.columns)
      for (const { from, to } of cells) expect(to - from).toBeLessThanOrEqual(1)
    texts.forEach((text, row) =>
      expect(table.columns.map(({ cells }) => cellText(table, row, cells[row]!)).join('')).toBe(text),
    )
  })
})
