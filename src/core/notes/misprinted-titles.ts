/**
 * Titles that a text prints once or twice with a character that looks like the right one: 西夏紀事本未 beside many
 * 西夏紀事本末. Gives the much more frequent title for each; real titles that differ in other characters are left.
 */
export function misprintedTitles(counts: ReadonlyMap<string, number>): Map<string, string> {
  const result = new Map<string, string>()
  for (const [title, count] of counts) {
    if (title.length < SHORTEST) continue
    for (let i = 0; i < title.length; i++) {
      const group = LOOK_ALIKES.get(title[i]!)
      if (group === undefined) continue
      for (const sign of group) {
        const other = title.slice(0, i) + sign + title.slice(i + 1)
        if (other !== title && (counts.get(other) ?? 0) >= MORE * count) result.set(title, other)
      }
    }
  }
  return result
}

/** In characters: 宋史 and 朱史 could be two works. */
const SHORTEST = 3
/** How many times as often the right title is found. */
const MORE = 3
/** Characters that hand and print confuse by their shape. */
const GROUPS =
  '未末 己已巳 戊戌戍 日曰 太大 士土 干千于 王玉主 本木 元无 人入 史吏 宋朱 事車 要耍 紀記 錄綠 編偏 治冶 密蜜 續績 代伐 東束 略畧 問間 筆華 談淡'.split(
    ' ',
  )
/** Each of these to its group; the first group that has a character keeps it. */
const LOOK_ALIKES = new Map(
  GROUPS.toReversed().flatMap((group) => Array.from(group, (sign) => [sign, group] as const)),
)
