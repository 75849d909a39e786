/** Whether a text is printed in simplified characters: a good part of those that have a simplified form stand in it. */
export function isSimplified(content: string): boolean {
  let simplified = 0
  let traditional = 0
  const from = Math.max(0, Math.floor(content.length / 2) - SAMPLE / 2)
  for (const c of content.slice(0, SAMPLE) + content.slice(from, from + SAMPLE)) {
    if (ofSimplified.has(c)) simplified++
    else if (toSimplifiedTable.has(c)) traditional++
  }
  return simplified > traditional
}

/** A title in simplified characters: 長編 is 长编. */
export function toSimplified(title: string): string {
  return [...title].map((c) => toSimplifiedTable.get(c) ?? c).join('')
}

/** The characters of customary titles that have a simplified form, each before it. */
const pairs =
  '長长編编資资鑑鉴鑒鉴續续東东紀纪記记書书傳传實实錄录國国漢汉後后晉晋齊齐陳陈遼辽舊旧論论語语爾尔廣广韻韵說说經经釋释詩诗禮礼儀仪義义莊庄呂吕覽览選选類类鈔钞樂乐' +
  '會会聞闻筆笔談谈夢梦華华陽阳冊册異异衛卫諸诸趙赵劉刘萬万絕绝統统籤签決决輿舆圖图譜谱誌志註注補补遺遗雜杂龍龙馬马誡诫訓训詔诏職职對对獻献環环齋斋隨随甕瓮閒闲評评' +
  '歸归軒轩議议見见揮挥塵尘鳳凤臺台禦御僉佥載载鄴邺錢钱謝谢嶠峤葉叶蔣蒋孫孙馮冯吳吴楊杨許许張张羅罗蘇苏歐欧遷迁駰骃貞贞節节師师寶宝慶庆寧宁'
const toSimplifiedTable = new Map<string, string>()
for (let i = 0; i + 1 < pairs.length; i += 2) toSimplifiedTable.set(pairs[i]!, pairs[i + 1]!)
const ofSimplified = new Set([...toSimplifiedTable.values()].filter((c) => !'后志御台云余'.includes(c)))

/** In code units, from the beginning of a text and from its middle. */
const SAMPLE = 4000
