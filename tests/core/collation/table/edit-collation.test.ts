import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fold, variantUnits } from '../../../../src/core/collation/index.ts'
import {
  editableTable,
  editCollation,
  joinEdit,
  keepTogetherEdit,
  moveEdit,
  type NewTableEdit,
  regulariseEdit,
  regulariseInSectionEdit,
  replay,
  splitEdit,
  type TableEdit,
  type TableOutline,
  transposeEdit,
  untransposeEdit,
} from '../../../../src/core/collation/table/index.ts'
import { apparatus, collated, edited, named, outlineOf, printed } from './tables.ts'

const chronicle = ['改西壽監軍司為保泰軍', '改西市監軍司為保秦軍', '改西壽監軍司為保泰軍']

/** What an edit of the table of `texts` makes of it. */
function after(texts: readonly string[], make: (outline: TableOutline) => NewTableEdit | null) {
  const { table } = edited(texts)
  const edit = named(make(outlineOf(table)))
  return { edit, ...edited(texts, [edit]) }
}

describe('an edited collation', () => {
  it('is the collation as it is when nothing was edited', () => {
    const { table, unfit } = edited(chronicle)
    expect(printed(table)).toEqual([
      '改西|壽|監軍司為保|泰|軍',
      '改西|市|監軍司為保|秦|軍',
      '改西|壽|監軍司為保|泰|軍',
    ])
    expect(unfit).toEqual([])
    expect(apparatus(edited(chronicle))).toEqual(['壽］市 B', '泰］秦 B'])
  })

  it('joins columns to a phrase, whatever stands between', () => {
    const one = after(chronicle, (outline) => joinEdit(outline, 1, 3))
    expect(printed(one.table)[1]).toBe('改西|市監軍司為保秦|軍')
    expect(apparatus(one)).toEqual(['壽監軍司為保泰］市監軍司為保秦 B'])
  })

  it('takes additions into a phrase when they are at its edge', () => {
    const texts = ['夏國主卒', '夏主秉常卒']
    expect(printed(edited(texts).table)[1]).toBe('夏||主|秉常|卒')
    const one = after(texts, (outline) => joinEdit(outline, 1, 3))
    expect(printed(one.table)).toEqual(['夏|國主|卒', '夏|主秉常|卒'])
    expect(apparatus(one)).toEqual(['國主］主秉常 B'])
  })

  it('splits a column where the editor says, and others by what they share', () => {
    const texts = ['甲保泰軍乙', '甲石秦州乙', '甲保秦軍乙']
    const whole = edited(texts)
    expect(printed(whole.table)).toEqual(['甲|保泰軍|乙', '甲|石秦州|乙', '甲|保秦軍|乙'])
    const split = named(splitEdit(outlineOf(whole.table), 0, 1, 2), 's')
    expect(printed(edited(texts, [split]).table)).toEqual(['甲|保|泰軍|乙', '甲|石|秦州|乙', '甲|保|秦軍|乙'])
    const elsewhere = named(splitEdit(outlineOf(whole.table), 0, 1, 2, new Map([[1, 3]])), 's')
    expect(printed(edited(texts, [elsewhere]).table)[1]).toBe('甲|石秦|州|乙')
  })

  it('splits an addition, which the base does not have, by the words of a witness', () => {
    const texts = ['西國', '西夏大國', '西國']
    const { table } = edited(texts)
    expect(printed(table)).toEqual(['西||國', '西|夏大|國', '西||國'])
    const one = after(texts, (outline) => splitEdit(outline, 1, 1, 2))
    expect(printed(one.table)).toEqual(['西|||國', '西|夏|大|國', '西|||國'])
    expect(apparatus(one)).toEqual(['］夏 B', '］大 B'])
  })

  it('moves words of a witness to another column, and leaves the base where it is', () => {
    const texts = ['甲國乙丙', '甲夏乙戊丙']
    const { table } = edited(texts)
    expect(printed(table)).toEqual(['甲|國|乙||丙', '甲|夏|乙|戊|丙'])
    const one = after(texts, (outline) => moveEdit(outline, 1, { from: 1, to: 2 }, 0))
    expect(printed(one.table)).toEqual(['甲|國|乙||丙', '甲夏||乙|戊|丙'])
    expect(moveEdit(outlineOf(table), 0, { from: 1, to: 2 }, 0)).toBeNull()
  })

  it('makes a column for words that are moved to a place where nothing stood', () => {
    const texts = ['甲國乙', '甲夏大乙']
    const { table } = edited(texts)
    expect(printed(table)).toEqual(['甲|國|乙', '甲|夏大|乙'])
    const outline = outlineOf(table)
    const tokens = outline.finder(1).describe('B', { from: 2, to: 3 })
    const place = outline.finder(0).describe(null, { from: 2, to: 2 })
    const edit = named({ kind: 'move', tokens, to: place })
    expect(printed(edited(texts, [edit]).table)).toEqual(['甲|國||乙', '甲|夏|大|乙'])
  })

  it('does not cut where it was told not to', () => {
    const one = after(chronicle, (outline) => keepTogetherEdit(outline, 0))
    expect(printed(one.table)).toEqual([
      '改|西壽|監軍司為保|泰|軍',
      '改|西市|監軍司為保|秦|軍',
      '改|西壽|監軍司為保|泰|軍',
    ])
    expect(apparatus(one)).toEqual(['西壽］西市 B', '泰］秦 B'])
  })

  it('does not cut there in a later collation either, and is silent where nobody differs', () => {
    const { edit } = after(chronicle, (outline) => keepTogetherEdit(outline, 0))
    expect(apparatus(edited([chronicle[0]!, '改東壽監軍司為保泰軍'], [edit]))).toEqual(['西壽］東壽 B'])
    const calm = edited([chronicle[0]!, '改西壽監軍司為保秦軍'], [edit])
    expect(apparatus(calm)).toEqual(['泰］秦 B'])
    expect(calm.unfit).toEqual([])
  })

  const page = '天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽雲騰致雨露結為霜'
  const moved = page.slice(0, 8) + page.slice(16) + page.slice(8, 16)

  it('tells a moved passage once, and as two differences when the editor says that it is none', () => {
    const found = edited([page, moved])
    expect(found.table.moves).toHaveLength(1)
    expect(apparatus(found)).toEqual(['日月盈昃辰宿列張］日月盈昃辰宿列張 B倒'])
    const { row, fromB, toB } = found.table.moves[0]!
    const edit = named(untransposeEdit(outlineOf(found.table), row, { from: fromB, to: toB }))
    const one = edited([page, moved], [edit])
    expect(one.table.moves).toEqual([])
    expect(apparatus(one)).toEqual(['日月盈昃辰宿列張］om. B', '］日月盈昃辰宿列張 B'])
  })

  it('takes two words for moved when the editor says so', () => {
    const texts = ['甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未', '甲丙丁戊己庚辛壬癸子丑寅卯辰乙巳午未']
    const { table } = edited(texts)
    const outline = outlineOf(table)
    const column = printed(table)[1]!.split('|').indexOf('乙')
    const baseColumn = printed(table)[0]!.split('|').indexOf('乙')
    const edit = named(transposeEdit(outline, 1, column, [baseColumn, baseColumn]))
    const one = edited(texts, [edit])
    expect(one.unfit).toEqual([])
    expect(apparatus(one)).toEqual(['乙］乙 B倒'])
    expect(variantUnits(one.collation)[0]!.readings[0]!.movedTo).toBe(15)
  })

  it('tells a long omission once, and what others differ in on the page as well', () => {
    const texts = [page, page.slice(0, 4) + page.slice(28), page.replace('辰', '晨')]
    expect(apparatus(edited(texts))).toEqual([`${page.slice(4, 28)}］om. B`, '辰］晨 C；…B'])
  })

  it.each<[string, 'place' | 'witness' | 'always', string[]]>([
    ['at one place', 'place', ['臣］~宋 B；宋 C', '臣］宋 BC']],
    ['in one witness', 'witness', ['臣］宋 C；~宋 B', '臣］宋 C；~宋 B']],
    ['everywhere', 'always', ['臣］~宋 BC', '臣］~宋 BC']],
  ])('regularises a pair %s', (_, scope, expected) => {
    const texts = ['一臣二三四五六臣七', '一宋二三四五六宋七', '一宋二三四五六宋七']
    const one = after(texts, (outline) => regulariseEdit(outline, 1, 1, scope))
    const order = (line: string) =>
      line
        .split(/[］；]/u)
        .sort()
        .join()
    expect(apparatus(one).map(order)).toEqual(expected.map(order))
  })

  it('regularises in a section of the base, in all that stands against it, and says when the section is gone', () => {
    const texts = ['一臣二三四五六臣七', '一宋二三四五六宋七', '一宋二三四五六宋七']
    const edit = named(regulariseInSectionEdit(outlineOf(edited(texts).table), 1, 1, { from: 0, to: 4 }), 's')
    expect(apparatus(edited(texts, [edit]))).toEqual(['臣］~宋 BC', '臣］宋 BC'])
    const corrected = texts.map((text) => `序曰${text}`)
    expect(apparatus(edited(corrected, [edit]))).toEqual(['臣］~宋 BC', '臣］宋 BC'])
    const other = edited(['甲臣乙丙丁', '甲宋乙丙丁'], [edit])
    expect(other.unfit).toMatchObject([{ id: 's', why: 'words-not-found' }])
    expect(apparatus(other)).toEqual(['臣］宋 B'])
  })

  it('regularises the other way about too when it does so everywhere', () => {
    const { edit } = after(['一臣二', '一宋二'], (outline) => regulariseEdit(outline, 1, 1, 'always'))
    expect(apparatus(edited(['一宋二', '一臣二'], [edit]))).toEqual(['宋］~臣 B'])
  })

  it('regularises words of other lengths as a whole', () => {
    const texts = ['一京師二三京師四', '一京都城二三京師四']
    const joined = named(joinEdit(outlineOf(edited(texts).table), 0, 1), 'j')
    const { table } = edited(texts, [joined])
    const edit = named(regulariseEdit(outlineOf(table), 1, 0, 'always'), 'r')
    expect(apparatus(edited(texts, [joined]))).toHaveLength(1)
    expect(variantUnits(edited(texts, [joined, edit]).collation).map((unit) => unit.orthographic)).toEqual([
      true,
    ])
  })

  it.each<[readonly Fold[], string[]]>([
    [
      ['punctuation', 'blanks'],
      ['侯］矦 B', '錢］钱 B'],
    ],
    [
      ['punctuation', 'blanks', 'variants'],
      ['侯］~矦 B', '錢］钱 B'],
    ],
    [
      ['punctuation', 'blanks', 'variants', 'simplified'],
      ['侯］~矦 B', '錢］~钱 B'],
    ],
  ])('folds %s at once, without aligning anew', (folds, expected) =>
    expect(apparatus(edited(['侯有錢', '矦有钱'], [], folds))).toEqual(expected),
  )

  it('proposes the pairs that recur, with their counts, and says which are folded', () => {
    const texts = ['侯甲侯乙臣丙臣丁臣', '矦甲矦乙宋丙宋丁宋']
    expect(edited(texts).pairs.map(({ from, to, count, folded }) => [from, to, count, folded])).toEqual([
      ['宋', '臣', 3, false],
      ['矦', '侯', 2, true],
    ])
  })

  it('leaves out what no longer fits, says what and why, and does the rest', () => {
    const { edit } = after(chronicle, (outline) => joinEdit(outline, 1, 3))
    const other = named(moveEdit(outlineOf(edited(chronicle).table), 2, { from: 2, to: 3 }, 2), 'm')
    const changed = ['改西壽監軍司為祥祐軍', '改西市監軍司為祥祐軍']
    const one = edited(changed, [edit, other])
    expect(one.unfit.map(({ id, why }) => [id, why])).toEqual([
      ['e1', 'words-not-found'],
      ['m', 'no-witness'],
    ])
    expect(apparatus(one)).toEqual(['壽］市 B'])
  })

  it('keeps to the same words when texts are corrected before them and a witness comes in between', () => {
    const { edit } = after(chronicle, (outline) => joinEdit(outline, 1, 3))
    const longer = chronicle.map((text) => `夏四月，𣈆進馬於宋。${text}，石州監軍司為靜塞軍`)
    const one = edited([longer[0]!, longer[2]!, longer[1]!], [edit])
    expect(one.unfit).toEqual([])
    expect(apparatus(one)).toEqual(['壽監軍司為保泰］市監軍司為保秦 C'])
  })

  const alphabet = fc.constantFrom('甲', '乙', '丙', '丁', '𣈆', '，', '矦', '侯')
  const text = fc.array(alphabet, { minLength: 1, maxLength: 14 }).map((units) => units.join(''))

  it('keeps every text whole, whatever is edited, and does the same again on the same texts', () =>
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 2, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(5), fc.nat(), fc.nat(), fc.nat(), fc.nat()), { maxLength: 6 }),
        (texts, steps) => {
          const collation = collated(texts)
          const edits: TableEdit[] = []
          for (const [kind, w, x, y, z] of steps) {
            const { table } = replay(editableTable(collation), edits)
            const outline = outlineOf(table)
            const row = 1 + (w % (texts.length - 1))
            const [a, b] = [x % table.columns, y % table.columns]
            const { bounds } = table.rows[row]!
            const tokens = { from: bounds[a]!, to: bounds[a + 1]! }
            const edit = [
              () => joinEdit(outline, Math.min(a, b), Math.max(a, b)),
              () => splitEdit(outline, z % 2 === 0 ? 0 : row, a, bounds[a]! + 1),
              () => keepTogetherEdit(outline, a),
              () => moveEdit(outline, row, tokens, b),
              () => transposeEdit(outline, row, a, [b, b]),
              () => regulariseEdit(outline, row, a, (['place', 'witness', 'always'] as const)[z % 3]!),
            ][kind]!()
            if (edit !== null) edits.push(named(edit, `e${edits.length}`))
          }
          const once = editCollation(collation, ['punctuation', 'variants'], edits)
          expect(printed(once.table).map((line) => line.replaceAll('|', ''))).toEqual(texts)
          for (const { bounds } of once.table.rows) expect(bounds).toEqual(bounds.slice().sort())
          const again = editCollation(collated(texts), ['punctuation', 'variants'], JSON.parse(JSON.stringify(edits)) as TableEdit[]) // prettier-ignore
          expect(apparatus(again)).toEqual(apparatus(once))
          for (const unit of variantUnits(once.collation)) {
            const all = [...unit.readings, ...unit.agreeing].flatMap(({ witnesses }) => witnesses)
            const told = [...all, ...unit.lacking]
            expect(told.length).toBe(new Set(told).size)
          }
        },
      ),
      { numRuns: 60 },
    ))
})
