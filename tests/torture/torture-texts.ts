import { existsSync, readFileSync } from 'node:fs'
import { Random } from './random.ts'

export interface TortureText {
  readonly name: string
  readonly content: string
}

/** The sample, a text made of formulae, one of hard characters; and real books, where they are at hand. */
export function tortureTexts(): TortureText[] {
  const sample = readFileSync(new URL('../../corpus/xixiaji-13/base.txt', import.meta.url), 'utf8')
  const made = [
    { name: '西夏紀 13', content: sample },
    { name: 'memorials (made up)', content: memorials(new Random(13)) },
    { name: 'hard characters (made up)', content: hardCharacters(sample, new Random(17)) },
  ]
  const books = ['guoyu', 'shishuo', 'darwin'].flatMap((name) => {
    const file = new URL(`../../../shared/data/pairs/${name}.A.txt`, import.meta.url)
    if (!existsSync(file)) return []
    return [{ name, content: Array.from(readFileSync(file, 'utf8')).slice(3000, 15000).join('') }]
  })
  return [...made, ...books]
}

/** Edicts and memorials in which the same phrases come again and again, as in the chancery's own records. */
function memorials(random: Random): string {
  const openings = ['詔夏國主，省所奏', '詔夏國主，省所上表', '夏國主諒祚上表言', '樞密院言，夏國宥州牒']
  const matters = [
    '乞贖大藏經文',
    '請復榷場',
    '進馬五十匹',
    '乞以所掠人戶歸還',
    '請市於環州',
    '乞定疆界',
    '請去蕃禮，用漢儀',
  ]
  const verdicts = ['具悉', '事具悉', '朕甚嘉之', '已令所司依例施行', '其所請宜允', '不許', '下其議於延州']
  const closings = [
    '故茲詔示，想宜知悉。',
    '今特遣使齎詔往彼，到日可具理。',
    '所宜遵守誓詔，毋相侵擾。',
    '故茲撫諭。',
  ]
  const months = ['春正月', '夏四月', '秋七月', '冬十月', '閏月', '是月', '十二月']
  let text = ''
  while (text.length < 9000) {
    text += `${random.pick(months)}，${random.pick(openings)}${random.pick(matters)}，${random.pick(verdicts)}。`
    if (random.chance(0.6)) text += random.pick(closings)
    if (random.chance(0.4)) text += '\n'
  }
  return text
}

/** The text with characters of other planes, ideographic descriptions, variation selectors and private use in it. */
function hardCharacters(text: string, random: Random): string {
  const hard = ['𣈆', '㖫', '⿰亻呆', '⿱⿰日月皿', '葛\u{e0100}', '\u{e000}', '\u{f0000}', '𠀂']
  return Array.from(text.replaceAll('\n', '\r\n'))
    .slice(0, 9000)
    .map((character) => (/\p{L}/u.test(character) && random.chance(0.15) ? random.pick(hard) : character))
    .join('')
}
