import { type CharacterTables, lookAlike, variantRelation } from '../../src/core/characters/index.ts'
import type { Random } from '../torture/random.ts'

/** A text into which one slip was put, and where it is (UTF-16 code units, in the text with the slip). */
export interface Slip {
  readonly content: string
  readonly from: number
  readonly to: number
}

/** Puts a slip of one kind somewhere into a text; null where the text has no room for it. */
export type SlipMaker = (content: string, random: Random, tables: CharacterTables) => Slip | null

/** Slips that copyists, printers and machines make in words that the text has oftener, by kind. */
export const slipMakers: Readonly<Record<string, SlipMaker>> = {
  'a look-alike in a name or phrase': (content, random, tables) => {
    const at = recurring(content, random)
    if (at === null) return null
    const index = at.from + random.below(at.length)
    const other = likeCharacter(content, content[index]!, random, tables)
    return other === null ? null : replaced(content, index, 1, other)
  },
  'a character lost from a phrase': (content, random) => {
    const at = recurring(content, random, LONG)
    if (at === null) return null
    const index = at.from + 2 + random.below(at.length - 4)
    return { content: content.slice(0, index) + content.slice(index + 1), from: index - 1, to: index + 1 }
  },
  'two characters inverted': (content, random) => {
    const at = recurring(content, random)
    if (at === null) return null
    const index = at.from + random.below(at.length - 1)
    const [a, b] = [content[index]!, content[index + 1]!]
    return a === b ? null : replaced(content, index, 2, b + a)
  },
  'a phrase written twice': (content, random) => {
    const length = 3 + random.below(5)
    const from = random.below(content.length - length)
    const phrase = content.slice(from, from + length)
    if (!/^\p{Script=Han}+$/u.test(phrase)) return null
    return {
      content: content.slice(0, from + length) + phrase + content.slice(from + length),
      from: from + length,
      to: from + 2 * length,
    }
  },
  'a day of the cycle miswritten': (content, random) => {
    const days = [...content.matchAll(/(?<=[月，。\n])[戊己壬乙丁辛癸][寅申戌巳未酉丑卯亥]/gu)]
    const day = days[random.below(days.length)]
    if (day === undefined) return null
    const slips: Readonly<Record<string, string>> = {
      戊: '戍',
      己: '已',
      壬: '王',
      酉: '西',
      未: '末',
      戌: '戍',
      巳: '已',
    }
    const index = day.index + (slips[day[0][0]!] === undefined ? 1 : 0)
    const other = slips[content[index]!]
    return other === undefined ? null : replaced(content, index, 1, other)
  },
}

/** A place of a phrase of ideographs that the text has three times or more: its beginning and length. */
function recurring(
  content: string,
  random: Random,
  length = 3 + random.below(3),
): { from: number; length: number } | null {
  const from = random.below(content.length - length)
  const phrase = content.slice(from, from + length)
  if (!/^\p{Script=Han}+$/u.test(phrase) || /[\ud800-\udfff]/u.test(phrase)) return null
  return content.split(phrase).length > 3 ? { from, length } : null
}

/** A graph of the text that looks like `character` and is no variant of it. */
function likeCharacter(
  content: string,
  character: string,
  random: Random,
  tables: CharacterTables,
): string | null {
  const graphs = [...new Set(content.match(/\p{Script=Han}/gu))]
  const like = graphs.filter(
    (graph) =>
      lookAlike(tables, character, graph) !== null && variantRelation(tables, character, graph) === null,
  )
  return like.length === 0 ? null : like[random.below(like.length)]!
}

const replaced = (content: string, from: number, length: number, words: string): Slip => ({
  content: content.slice(0, from) + words + content.slice(from + length),
  from,
  to: from + words.length,
})

const LONG = 7
