import { simplifiedGraphs } from './simplified.ts'

/**
 * The text with variant graphs, simplified characters and quotation marks brought to one form each, unit for unit, so
 * that a position in the result is the same position in the text: 无 and 無, 畧 and 略, 误 and 誤 compare equal.
 *
 * This is for comparing and for recognising formulae, never for showing: what is printed stays as it is printed.
 * A character of two code units that stands for a common one (𫝊 for 傳) becomes that one and a `FILLER`.
 */
export function fold(text: string): string {
  if (text.length < SHORT) return foldWide(foldShort(text))
  const units = new Uint16Array(Math.min(text.length, CHUNK))
  const parts: string[] = []
  for (let start = 0; start < text.length; start += CHUNK) {
    const end = Math.min(text.length, start + CHUNK)
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i)
      units[i - start] = table[unit]!
    }
    parts.push(String.fromCharCode.apply(null, units.subarray(0, end - start) as unknown as number[]))
  }
  return foldWide(parts.join(''))
}

/** What stands in a folded text for the second unit of a character that was folded into one. */
export const FILLER = '\u2060'

function foldWide(text: string): string {
  return /[\ud800-\udbff]/.test(text)
    ? text.replace(/[\ud840-\ud87f][\udc00-\udfff]/gu, (character) => wide.get(character) ?? character)
    : text
}

function foldShort(text: string): string {
  let result = ''
  let begun = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const to = unit < 0x80 && unit > 0x40 ? unit : table[unit]!
    if (to === unit) continue
    result += text.slice(begun, i) + String.fromCharCode(to)
    begun = i + 1
  }
  return begun === 0 ? text : result + text.slice(begun)
}

/** In code units: below this a typed array costs more than it saves. */
const SHORT = 256

/** `String.fromCharCode` takes its units as arguments, whose number is limited. */
const CHUNK = 8192

/**
 * The form compared by, then the graphs that are brought to it: variant graphs of prints, the forms of the 四庫 and
 * 四部叢刊 editions, and simplified characters as far as they occur in formulae, titles and common words.
 */
const graphs = `
無无旡 為爲为 高髙 略畧 國囯国 歟欤 會㑹会 脫脱 既旣 即卽 說説说 強彊强 衆眾众 群羣 奇竒 陰隂阴 鑑鑒鉴 錄録录
真眞 別别 歷歴历曆 峰峯 徵徴 於扵于 祿禄 寶寳宝 戶户 內内 吳吴呉 黃黄 青靑 清淸 兩两 產産产 呂吕 毀毁 絕絶绝 綠緑绿
晉晋 敕勅勑 備俻备 畝畆亩 往徃 來来耒 廉亷 富冨 久乆 遠逺远 蓋葢盖 鄉郷乡 濱濵滨 乘乗 宮宫 秘祕 間閒间 慚慙 教敎
敘敍叙 咒呪 棋碁 跡迹蹟 映暎 嘆歎叹 並竝并 僞偽伪 訛譌讹 誤误悞 當当 異异 從从 據据㨿 載载 書书 傳传 紀纪 記记
實实寔実 編编 續续 後后 舊旧 監监 諸诸 俱倶 系繫係 闕阙 刪删 補补 奪夺 漢汉 齊齐 陳陈 遼辽 馬马 龍龙 東东 車车 長长
門门 問问 關闗关 開开 閣阁 閩闽 劉刘 趙赵 鄭郑 韓韩 孫孙 楊杨 張张 馮冯 許许 蘇苏 謝谢 顧顾 盧卢 蕭萧 鄧邓
爾尔 雅疋 禮礼 論论 語语 樂乐 詩诗 經经 義义 釋释 注註 疏䟽 圖图 譜谱 志誌 銘铭 狀状 劄札 詔诏 議议
見见 謂谓 稱称 個个箇 數数 處处 應应 宜冝 乃廼迺 似佀 訂订 證证 謹谨
訊讯 討讨 設设 試试 詳详 調调 請请 讀读 識识 護护 變变 譯译 軍军 將将 歲歳岁 嚴严 單单 鎮鎭镇 鐵鉄铁 錢钱 銀银 縣县県
點点 黨党 魚鱼 鳥鸟 麗丽 麥麦 麴麯 齒齿 龜龟 聖圣 聽聴听 聲声 職职 聯聨联 肅肃 臨临 興兴 舉擧举 莊荘庄 華华
萬万 葉叶 處処 號号 蟲虫 衛衞卫 裝装 視视 覽览 覺觉 親亲 觀观 貝贝 貞贞 負负 財财 貢贡 貧贫 貨货 責责 貴贵 買买
賀贺 賊贼 賜赐 賢贤 賣卖 質质 賴赖 贈赠 軒轩 輕轻 輔辅 輪轮 輿舆 轉转 辭辞 農农 這这 連连 進进 游遊逰 運运 過过
達达 違违 遺遗 選选 遷迁 還还 邊边邉 郵邮 鄰隣邻 醫医 釐厘 針鍼针 陣阵 陽阳 階阶 際际 陸陆 險险 隨随 雖虽 雙双 雜杂雑
離离 難难 靈灵霛 靜静 順顺 須须 頓顿 預预 領领 頭头 題题 顏颜顔 願愿 類类 顯显顕 風风 飛飞 飲飮饮 養养 餘余 館舘馆
騎骑 驗騐验 驚惊 體体 鬥鬪斗閗 鬱郁 魯鲁 鮮鲜 鴻鸿 鶴鹤 麼么 亂乱 亞亚 億亿 儀仪 優优 償偿 兒児儿 凡凢 冊册
凍冻 劃划 則则 剛刚 創创 劍劒剣剑 動动 務务 勝胜 勞劳 勢势 勤懃 勳勲勋 匯汇 區区 協协 却卻 參叅参 啓啟启 喪丧
喬乔 嘗甞尝 團团 執执 堅坚 場塲场 塊块 壞壊坏 壯壮 壽夀寿 夢梦 夾夹 奧奥 奮奋 婦妇 媯嬀妫 學学斈 寧寜宁
審审 寫冩写 寬寛宽 專専专 尋寻 對对 導导 屆届 屬属 岡冈 島岛嶋 嶽岳 帥帅 師师 帶帯带 幣币 幹干 幾几 庫库 廟庙庿
廢废 廣广 廬庐 弒弑 彈弹 彌弥 彙彚 復复 徑径 恆恒 悅悦 惡悪恶 慶庆 憂忧 憲宪 懷懐怀 戰戦战 戲戯戏 揚扬
損损 擇择 擊撃击 攝摄 敗败 敵敌 斂歛敛 斬斩 斷㫁断 時时峕 晝昼 曉晓 條条 極极 榮荣 構构 樓楼
樞枢 機机 橋桥 檢检 權权 歡欢 歸帰归 殘残 殺杀 氣气 決决 沒没 況况 涼凉 淚涙泪 淺浅 淵渊渕 溫温 滅灭 滿满 漁渔
潤润 澤泽沢 濁浊 濟済济 濤涛 灣湾 災灾 烏乌 煙烟 營营 爭争 牆墻墙 獄狱 獨独 獲获 獻献 現现 環环 璽玺 瓊琼
畢毕 畫畵画 疊叠 癡痴 發发髪 盜盗 盡尽 盤盘 矯矫 碩硕 確确 磚砖 禍祸 禪禅 種种 積积 穀榖谷 窮穷 竄窜 競竞
筆笔 節节 范範 築筑 簡简 糧粮 純纯 紅红 約约 納纳 級级 紛纷 細细 終终 組组 結结 給给 統统 綏绥 維维 綱纲
網网 綿緜绵 緒绪 線綫线 緣缘 縱纵 總緫摠总 織织 繼継继 罷罢 羅罗 羌羗 聞闻 脈脉 腳脚 臺台 舍舎 艱艰 荊荆
葬塟 蒼苍 蔣蒋 蕃畨番 薦荐 藏蔵 藝艺 藥薬药 蘭兰 虛虚虗 虜虏 蠻蛮 術术 裏裡里 規规 訓训 託托 訴愬诉 診诊 詞词
詢询 該该 誅诛 誠诚 誰谁 課课 諫谏 諭谕 諡謚谥 諱讳 謀谋 講讲 譽誉 豐丰 貌皃貎 賓賔宾 賦赋 贊賛赞讃 趨趋趍 踐践
軌轨 輩軰辈 輯辑 辨辧 辯辩 遲遅迟 采採 鈔钞抄 鍾钟鐘 鎖鏁锁 閏闰 閔闵 閱閲阅 陷䧟 隱隠隐 隴陇 雞鷄鸡
韻韵 項项 頃顷 頌颂 頗颇 頒颁 頡颉 額额 顛颠 飾饰 餓饿 馳驰 駐驻 駙驸 駕驾 駱骆 驅駈驱 驛驿
默黙 德徳悳 冰氷 凌淩 卷巻 只祇秪 叢丛 告吿 器噐
回囘囬 因囙 圓圆 坂阪 塚冢 奔犇 姊姉 宴讌 冠冦宼 密宻 寧寕甯 尚尙 屍尸 巖岩嵒巗 巡廵
巢巣 年秊 廁厠 廚厨 彥彦 怪恠 恩㤙 懼惧 所𠩄 搖揺 拔抜 拜拝 插挿 攜携 旨㫖 晚晩 替朁 最冣㝡
本夲 松枀 柏栢 柳桺 校挍 案按 棄弃 步歩 歿殁 每毎 泛汎 泄洩 浸寖 淨凈净 渴渇 溪谿 潛濳潜 灑洒
爐炉 牀床 獵猎 率卛 留畱 疆畺 疏疎踈 盃杯 睹覩 祐佑 御禦 稅税 稟禀 稻稲 竊窃 第苐 筍笋
管筦 粵粤 綵彩 緝缉 耽躭 聰聡聪 脅脇 腸膓肠 臥卧 船舩舡 花芲 草艸 著着 席蓆 虎乕 衝冲
慎愼 顛顚 填塡 概槪槩 研硏 隸隷 銳鋭锐 俞兪 喻喩 值値 遙遥 瑤瑶 謠謡谣 暨曁 郎郞 朗朖 彝彛 黑黒 橫横 寢寝 噓嘘 兌兊 曾曽 增増
解觧 觸触 訃讣 讎讐 象𧰼 賸剩 趾址 邪衺 醉酔 釣钓 鈎鉤 錐锥 鎌鐮 鑿凿 閑闲 闊濶阔 降夅
隙隟 雁鴈 霸覇 鞍鞌 韭韮 響响 頤颐 飄飃 飯飰 餅饼 饑飢 駁駮 鬢鬓 魂䰟 鹽塩盐 麵麪 齋斎斋 齡齢
`

/** Characters of two code units, to the one they are compared by. */
const wide = new Map([
  ['𫝊', `傳${FILLER}`],
  ['𤣥', `玄${FILLER}`],
  ['𣲖', `派${FILLER}`],
  ['𨽾', `隸${FILLER}`],
  ['𥙊', `祭${FILLER}`],
  ['𢎞', `弘${FILLER}`],
  ['𦤺', `致${FILLER}`],
  ['𠉀', `候${FILLER}`],
  ['𧰼', `象${FILLER}`],
])

const punctuation: readonly [string, string][] = [
  ['「', '“‘『﹁"'],
  ['」', '”’』﹂'],
  ['《', '〈«<﹤'],
  ['》', '〉»>﹥'],
  ['，', ',﹐'],
  ['。', '．｡'],
  ['；', ';﹔'],
  ['：', ':︰﹕'],
  ['？', '?'],
  ['！', '!'],
  ['·', '・‧•∙‧'],
]

const table = makeTable()

function makeTable(): Uint16Array {
  const result = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  const direct = new Map<string, string>()
  for (const group of `${graphs}${simplifiedGraphs}`.trim().split(/\s+/u)) {
    const [to, ...from] = [...group]
    // The first group that claims a graph keeps it: 历 is one of 歷's, although 曆 has it too.
    for (const graph of from) if (graph !== to && !direct.has(graph)) direct.set(graph, to!)
  }
  for (const [to, from] of punctuation) for (const graph of from) direct.set(graph, to)
  for (const graph of direct.keys()) {
    if (graph.length !== 1) continue
    // Follow 讹 → 譌 → 訛 to its end; the steps are few, and a circle stops where it closes.
    let to = graph
    for (const seen = new Set<string>(); !seen.has(to) && direct.has(to);) {
      seen.add(to)
      to = direct.get(to)!
    }
    if (to.length === 1) result[graph.charCodeAt(0)] = to.charCodeAt(0)
  }
  return result
}
