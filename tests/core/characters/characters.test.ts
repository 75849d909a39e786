import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type CharacterTables,
  loadCharacterTables,
  lookAlike,
  partsOf,
  readingsOf,
  soundAlike,
  variantRelation,
} from '../../../src/core/characters/index.ts'

let tables: CharacterTables
beforeAll(async () => {
  tables = await loadCharacterTables()
})

describe('lookAlike', () => {
  // Pairs that editors of the standard histories and 王念孫《讀書雜志》 explain as 形近而訛, and their like.
  it.each([
    ['泰', '秦', 'parts', ['𡗗']],
    ['石', '右', 'parts', ['口']],
    ['未', '末', 'parts', ['木']],
    ['侯', '候', 'outline', []],
    ['仲', '中', 'part', ['中']],
    ['大', '太', 'part', ['大']],
    ['魯', '魚', 'part', ['魚']],
    ['己', '已', 'outline', []],
    ['已', '巳', 'outline', []],
    ['土', '士', 'outline', []],
    ['日', '曰', 'outline', []],
    ['烏', '鳥', 'outline', []],
    ['人', '入', 'outline', []],
    ['千', '干', 'outline', []],
  ])('finds %s and %s alike', (a, b, reason, shared) => {
    const found = lookAlike(tables, a, b)
    expect(found).not.toBeNull()
    expect(found!.strokeDifference).toBe(Math.abs(tables.strokes.get(a)! - tables.strokes.get(b)!))
    expect(lookAlike(tables, b, a)).toMatchObject({ reason: found!.reason, likeness: found!.likeness })
    expect(found!.reason).toBe(reason)
    for (const part of shared) expect(found!.shared.map((one) => one.part)).toContain(part)
  })

  it.each([
    ['壽', '市'],
    ['宋', '臣'],
    ['以', '而'],
    ['銀', '銅'],
    ['江', '河'],
    ['國', '人'],
    ['靜', '祥'],
    ['泰', '泰'],
    ['泰', 'A'],
  ])('does not find %s and %s alike', (a, b) => expect(lookAlike(tables, a, b)).toBeNull())

  it('calls few pairs of common characters alike', () => {
    const common = Array.from('天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽雲騰致雨露結為霜金生麗水玉出崑岡劍號巨闕珠稱夜光果珍李柰菜重芥薑海鹹河淡鱗潛羽翔') // prettier-ignore
    let alike = 0
    let pairs = 0
    for (let i = 0; i < common.length; i++) {
      for (let j = 0; j < i; j++, pairs++) if (lookAlike(tables, common[i]!, common[j]!) !== null) alike++
    }
    expect(alike / pairs).toBeLessThan(0.005)
  })
})

describe('partsOf', () => {
  it('begins with the character and names what it is composed of', () => {
    expect(partsOf(tables, '泰').map(({ name }) => name)).toEqual(expect.arrayContaining(['泰', '𡗗', '氺']))
    expect(partsOf(tables, 'A')).toEqual([{ name: 'A', strokes: 0, from: 0, to: 1, place: '' }])
  })

  it('comes to an end for every character', () => {
    for (const character of tables.descriptions.keys()) {
      const [whole, ...parts] = partsOf(tables, character)
      expect(whole!.name).toBe(character)
      for (const { from, to } of parts) if (from < whole!.from || to > whole!.to) throw new Error(character)
    }
  })
})

describe('soundAlike', () => {
  it.each([
    ['詳', '祥', 'fanqie', '似羊'],
    ['衣', '依', 'fanqie', '於希'],
    ['市', '是', 'reading', 'shì'],
    ['媽', '馬', 'syllable', 'ma'],
  ])('finds that %s and %s sound alike', (a, b, reason, shared) =>
    expect(soundAlike(tables, a, b)).toEqual({ reason, shared }),
  )

  it('finds nothing between 泰 and 秦, and nothing for what it does not know', () => {
    expect(soundAlike(tables, '泰', '秦')).toBeNull()
    expect(soundAlike(tables, 'A', '秦')).toBeNull()
    expect(readingsOf(tables, 'A')).toEqual({ mandarin: [], fanqie: [] })
    expect(readingsOf(tables, '行').mandarin).toEqual(expect.arrayContaining(['xíng', 'háng']))
  })
})

describe('variantRelation', () => {
  it.each([
    ['矦', '侯', 'variant', '侯'],
    ['爲', '為', 'variant', '為'],
    ['钱', '錢', 'simplified', '錢'],
    ['说', '說', 'simplified', '說'],
    ['早', '蚤', 'loan', '蚤'],
    ['羣', '群', 'variant', '群'],
  ])('tells that %s and %s are one word, or lent', (a, b, kind, standard) => {
    const found = variantRelation(tables, a, b)
    expect(found).toMatchObject({ kind, standard })
    expect(found!.relations.length).toBeGreaterThan(0)
    expect(variantRelation(tables, b, a)).toMatchObject({ kind })
  })

  it.each([
    ['泰', '秦'],
    ['宋', '臣'],
    ['以', '而'],
    ['侯', '侯'],
  ])('tells nothing of %s and %s', (a, b) => expect(variantRelation(tables, a, b)).toBeNull())
})

describe('the tables', () => {
  it('are small enough to be sent when they are asked for', () => {
    const folder = fileURLToPath(new URL('../../../src/core/characters/data/', import.meta.url))
    const sizes = readdirSync(folder).map(
      (file) => gzipSync(readFileSync(folder + file), { level: 9 }).length,
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(400 * 1024)
  })
})
