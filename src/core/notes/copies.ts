import { commentators } from './commentators.ts'
import { eraYears } from './eras.ts'
import { fold } from './fold.ts'
import { Lexicon } from './lexicon.ts'

/*
 * Copies of a book are named by a word that qualifies 本 or 刻: whose they are (毛本), when (宋本, 景德本) and where
 * (蜀本, 江南本) they were made, how (影宋本, 活字本) or to which series they belong (四庫本).
 */
const LONG_QUALIFIERS =
  '磧砂 趙城金 高麗 嘉興 資福 普寧 徑山 清家 正平 文治 櫻田 天正 猿投 久原 宮內廳 書陵部 尊經閣 慶長 古活字 抱經樓 四印齋 彊村 彊村叢書 花草粹編 吳訥 紫芝漫鈔 輯要 道藏輯要 馬王堆 汲古閣 汲古 武英殿 四部叢刊 四庫全書 文淵閣 文津閣 文瀾閣 金陵書局 金陵局 黃善夫 黃善夫刻 影印宋 景宋 影宋鈔 麻沙 百衲 北宋 南宋 南監 北監 五代 影宋 翻宋 重刻 翻刻 叢刊 四庫 活字 卷子 古鈔 舊鈔 寫刻 足利 高麗 敦煌 聚珍 武英殿聚珍 大典 永樂大典 叢書 全集 文集 別集 本集 選集 總集 江南 江西 江東 淮南 湖北 浙江 兩浙 福建 四川 廣東 建陽 建安 蜀刻 眉山 杭州 蘇州 揚州 評林 標注 集注 集解 單注 單疏 單行 注疏 三家注 合刻 足本 節略 宋刻 元刻 明刻 清刻 宋刊 元刊 明刊 宋槧 元槧 宋鈔 明鈔 清鈔 殘宋 宋殘 官刻 家刻 坊刻 家塾 經廠 點校 校點 校勘 中華書局 商務 局刻 石印 排印 鉛印 通行 流行 流俗 世行 通校 參校 纂圖 互注 十行 八行 九行 十一行 十二行 十四行 乙十一行 甲十一行 藏園 嘉業堂 知不足齋 道藏 正統道藏 士禮居 抱經堂 守山閣 學津 津逮 漢魏叢書 撮要 宋撮要 元修 遞修 三朝 馮夢禎 毛晉 凌稚隆 程榮 吳勉學 宋蜀 宋浙 瞿鏞 初 五臣 六臣 六家 河上公 河上 王弼 傅奕 嚴遵 想爾 景龍碑 帛書 帛書甲 帛書乙 楚簡 郭店 大徐 小徐 徐鉉 徐鍇 趙諫議 茶陵 奎章閣 明州 贛州 靜嘉堂 全元起 趙開美 顧從德 大字 小字 巾箱 天一閣 紅格 趙用賢 談刻 談愷 許刻 野竹齋 沈校 盧校 影元 影明 元大德 大德'
const SHORT_QUALIFIERS =
  '皇阮今舊古近俗別他各諸衆某一或原元底此監毛汲殿局南北閩閣石蜀杭浙婺建通宋明清唐刊刻校官坊影庫鈔寫麗日倭集善凌柯游王張黃吳葉盧何顧胡袁陸程陳趙朱李錢馮孫鮑汪彭惠戴全沈楊劉徐周馬席季范鄭嚴茅項姚洪方潘郝謝兩二三四五六七八九甲乙丙丁戊己庚辛百丁粹洋活晉樊荊魯尤袁抱廣館嘉梁鉉鍇'

const qualifiers = new Lexicon([
  ...fold(LONG_QUALIFIERS).split(' '),
  ...fold(SHORT_QUALIFIERS),
  ...eraYears.keys(),
  ...commentators,
])
const ENDINGS = new Lexicon(['本', '藏本', '槧本', '刻本', '刊本', '鈔本', '寫本', '印本', '槧'])
/** Which 卷 are copies, manuscripts that an edition numbers: 甲卷, 原卷. */
const ROLLS = /[甲乙丙丁戊己庚辛壬癸原底]卷/uy
/** Canons that notes on Buddhist and Daoist texts name without 本. */
const CANONS = new Lexicon([
  ...fold(
    '磧砂藏 趙城藏 趙城金藏 金藏 麗藏 高麗藏 南藏 北藏 永樂南藏 永樂北藏 龍藏 清藏 嘉興藏 徑山藏 資福藏 普寧藏 開寶藏 契丹藏 大正藏 崇寧藏 毗盧藏 房山石經 縮刷藏 卍續藏 頻伽藏',
  ).split(' '),
])
/** What 刻 alone makes a copy of: 近刻, 今刻; 所刻 is none. */
const CUT = new Lexicon([...fold('初近今舊諸原明元宋坊俗他各汲毛新古監南北翻重')])
/** Words with 本 that name no copy: 一本 and 或本 are anonymous, 其本 and 日本 something else. */
const NO_COPY = new Set(['一本', '或本', '日本', '校本', '底刻', '某本'])

/** The lengths of the names of a copy that end at `to`, the longest first; none when no copy is named there. */
export function copyBefore(s: string, to: number): number[] {
  const canon = CANONS.before(s, to)
  if (canon > 0) return [canon]
  const ending = ENDINGS.before(s, to)
  // 「叢刊本」 is 叢刊 and 本, not 叢 and 刊本.
  let at = ending === 2 && qualifiers.before(s, to - 1) > 1 ? to - 1 : to - ending
  if (ending === 0) {
    ROLLS.lastIndex = to - 2
    if (s[to - 1] === '卷' && ROLLS.test(s)) return [2]
    if (s[to - 1] !== '刻') return []
    return CUT.before(s, to - 1) === 0 ? [] : [2]
  }
  const lengths: number[] = []
  for (let count = 0; count < MOST_QUALIFIERS; count++) {
    const length = qualifiers.before(s, at)
    if (length === 0) break
    at -= length
    lengths.push(to - at)
  }
  if (lengths.length === 0 && ending === 2) return NO_COPY.has(s.slice(to - 2, to)) ? [] : [2]
  return lengths.filter((length) => !NO_COPY.has(s.slice(to - length, to))).reverse()
}

/** The length of the name of a copy that begins at `from`; 0 when none does. */
export function copyAt(s: string, from: number): number {
  ROLLS.lastIndex = from
  if (ROLLS.test(s)) return 2
  const canon = CANONS.at(s, from)
  if (canon > 0) return canon
  let at = from
  for (let count = 0; count < MOST_QUALIFIERS; count++) {
    const length = qualifiers.at(s, at)
    if (length === 0) break
    at += length
    const ending = ENDINGS.at(s, at)
    if (ending > 0 && !NO_COPY.has(s.slice(from, at + ending))) return at + ending - from
    if (s[at] === '刻' && count === 0 && CUT.has(s.slice(from, at)) && s[at + 1] !== '本')
      return at + 1 - from
  }
  return 0
}

const MOST_QUALIFIERS = 3
