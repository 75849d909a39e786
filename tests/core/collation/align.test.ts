import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align, type Alignment, editCost } from '../../../src/core/collation/index.ts'

const codes = (text: string) => Uint32Array.from(Array.from(text), (character) => character.codePointAt(0)!)

/** Insertions and deletions at the least, by the plain table. */
function leastCost(a: Uint32Array, b: Uint32Array): number {
  let above = new Uint32Array(b.length + 1)
  for (let i = 0; i < a.length; i++) {
    const row = new Uint32Array(b.length + 1)
    for (let j = 0; j < b.length; j++) {
      row[j + 1] = a[i] === b[j] ? above[j]! + 1 : Math.max(above[j + 1]!, row[j]!)
    }
    above = row
  }
  return a.length + b.length - 2 * above[b.length]!
}

function expectSound(a: Uint32Array, b: Uint32Array, { blocks, countA, countB }: Alignment): void {
  expect([countA, countB]).toEqual([a.length, b.length])
  let [endA, endB] = [0, 0]
  for (let i = 0; i < blocks.length; i += 3) {
    const [fromA, fromB, length] = [blocks[i]!, blocks[i + 1]!, blocks[i + 2]!]
    expect(length > 0 && fromA >= endA && fromB >= endB).toBe(true)
    for (let k = 0; k < length; k++)
      if (a[fromA + k] !== b[fromB + k]) throw new Error(`${fromA + k} is no match`)
    ;[endA, endB] = [fromA + length, fromB + length]
  }
  expect(endA <= a.length && endB <= b.length).toBe(true)
}

/** Numbers that look random and are the same at every run. */
function noise(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A copy with one token in `every` changed, left out or doubled. */
function copied(a: Uint32Array, every: number, random: (below: number) => number): Uint32Array {
  const out: number[] = []
  for (const code of a) {
    const act = random(every)
    if (act === 0) out.push(code + 1)
    else if (act === 1) out.push(code, code)
    else if (act !== 2) out.push(code)
  }
  return Uint32Array.from(out)
}

describe('align', () => {
  it('is sound and as cheap as can be on short texts', () => {
    const text = fc
      .array(fc.integer({ min: 1, max: 6 }), { maxLength: 120 })
      .map((list) => Uint32Array.from(list))
    fc.assert(
      fc.property(text, text, (a, b) => {
        const alignment = align(a, b)
        expectSound(a, b, alignment)
        expect(editCost(alignment)).toBe(leastCost(a, b))
      }),
    )
  })

  it('comes within three in a thousand of the least cost on long ones', () => {
    const random = noise(1)
    const a = Uint32Array.from({ length: 4000 }, () => Math.floor(random(60) * (random(60) / 8)))
    const b = copied(a, 9, random)
    const alignment = align(a, b)
    expectSound(a, b, alignment)
    expect(editCost(alignment)).toBeLessThanOrEqual(leastCost(a, b) * 1.003)
  })

  const many = 200_000
  const formula = codes('如是我聞一時佛在舍衛國祇樹給孤獨園')
  const repeated = Uint32Array.from({ length: many }, (_, i) => formula[i % formula.length]!)
  const random = noise(2)
  const chance = (from: number, kinds: number) =>
    Uint32Array.from({ length: many }, () => from + random(kinds))
  const one = chance(0, 3000)
  const none = new Uint32Array(0)

  it.each<[string, Uint32Array, Uint32Array]>([
    ['a formula over and over', repeated, repeated.slice(5000)],
    ['a formula over and over, with slips', repeated, copied(repeated, 40, random)],
    ['one character over and over', new Uint32Array(many), new Uint32Array(many / 2)],
    ['two characters by chance', chance(0, 2), chance(0, 2)],
    ['characters by chance', one, chance(0, 3000)],
    ['the same text', one, one.slice()],
    ['nothing in common', one, chance(10_000, 3000)],
    ['an empty text', one, none],
    ['two empty texts', none, none],
    ['halves in another order', one, Uint32Array.from([...one.slice(many / 2), ...one.slice(0, many / 2)])],
    ['a text that stands twice', one, Uint32Array.from([...one, ...one])],
  ])('has no cliff: %s', (_, a, b) => {
    const before = process.cpuUsage()
    const alignment = align(a, b)
    const { user, system } = process.cpuUsage(before)
    expectSound(a, b, alignment)
    // Ten microseconds a token: a hundred times what ordinary texts take, and nothing that grows with the square.
    expect((user + system) / (a.length + b.length + 100_000)).toBeLessThan(10)
  })

  it('holds copies of a book together that were put together, although nothing in them is unique', () => {
    const book = one.slice(0, 20_000)
    const other = copied(book, 10, noise(4))
    const thrice = (row: Uint32Array) => Uint32Array.from([...row, ...row, ...row])
    const once = editCost(align(book, other))
    expect(editCost(align(thrice(book), thrice(other)))).toBeLessThanOrEqual(3.01 * once)
  })

  it('sets a book beside a word of it in the time of reading it', () => {
    const word = one.slice(many / 2, many / 2 + 1)
    align(one, word)
    const before = process.cpuUsage()
    const alignment = align(one, word)
    const { user, system } = process.cpuUsage(before)
    expect(editCost(alignment)).toBe(many - 1)
    // A table of all that a book has, for a word, took a hundred times as long.
    expect((user + system) / many).toBeLessThan(1)
  })

  it('pays nothing for the same text and little for a repeated one', () => {
    expect(editCost(align(one, one.slice()))).toBe(0)
    expect(editCost(align(repeated, repeated.slice(5000)))).toBeLessThanOrEqual(5000 + 2 * formula.length)
  })
})
