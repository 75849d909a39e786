import { fold } from './fold.ts'

/**
 * The names of books that notes cite without title marks, and the customary short forms they share: one line a work,
 * the customary short title first. They serve to see where a name begins in unpunctuated text (論|宋史|作綸), and to
 * know 續資治通鑑長編 and 長編 for one work. A title that is not here is recognised by its last character (…傳, …錄)
 * or by its marks (《…》).
 */
export const works: readonly (readonly string[])[] = `
史記 太史公書
漢書 前漢書 班書 班史 前漢
後漢書 范書 范史 後漢
三國志 國志
魏志 魏書
蜀志 蜀書
吳志 吳書
晉書
宋書
南齊書 齊書
梁書
陳書
後魏書
北齊書
周書 後周書 北周書
逸周書 汲冢周書 汲塚周書
隋書
南史
北史
舊唐書 舊書
新唐書 新書 唐書
舊五代史 薛史
新五代史 歐史 五代史
宋史
遼史
金史
元史
明史
東觀漢記 東觀記
長編 續資治通鑑長編 續通鑑長編 李燾長編 李氏長編
長編拾補 續資治通鑑長編拾補
續通鑑 續資治通鑑 畢沅續通鑑 畢氏續通鑑
通鑑 資治通鑑 溫公通鑑
通鑑考異 考異
通鑑目錄 通鑑綱目 綱目
通志
通典
通考 文獻通考
續通志
冊府 冊府元龜 册府元龜 册府
御覽 太平御覽
寰宇記 太平寰宇記
廣記 太平廣記
英華 文苑英華
文粹 唐文粹
文選
玉海
初學記
類聚 藝文類聚
書鈔 北堂書鈔
樂府詩集 樂府
萬首絕句 萬首唐人絕句
唐詩紀事 紀事 詩紀事
唐音統籤 統籤
全唐詩
才調集
河嶽英靈集 英靈集
國秀集
說文 說文解字
爾雅
廣雅
廣韻
集韻
玉篇
方言
釋名
釋文 經典釋文
左傳 春秋左傳 左氏傳 左氏 內傳
公羊 公羊傳
穀梁 穀梁傳
國語 外傳
國策 戰國策
竹書紀年 紀年 汲冢紀年
世本
帝王世紀 世紀
水經 水經注
元和志 元和郡縣志 元和郡縣圖志
一統志
方輿紀要 讀史方輿紀要
會要
唐會要
五代會要
宋會要
實錄
國史
十國春秋
十國紀年
九國志
東都事略
隆平集
宋朝要錄 要錄 建炎以來系年要錄
北盟會編 三朝北盟會編
十朝綱要
編年備要 皇朝編年備要
紀事本末 長編紀事本末 通鑑長編紀事本末
宋文鑑
涑水記聞
夢溪筆談 筆談
西夏書事
華陽國志
後漢紀
漢紀
晉陽秋
魏略
典略
江表傳
九州春秋
英雄記
獻帝春秋
太清紀
三國典略
十六國春秋
南唐書
吳越備史
唐曆
唐統紀 統紀
河洛春秋
孟子
荀子
莊子
列子
淮南子 淮南
呂氏春秋 呂覽
韓非子
管子
墨子
老子
論衡
說苑
新序
家語 孔子家語
尚書 書經
毛詩 詩經
周禮
儀禮
禮記
大戴禮 大戴禮記
周易 易經
論語
孝經
楚辭
本紀 帝紀
本傳
列傳
本志
諸書
墨本
朱本
石經 唐石經 開成石經 漢石經 熹平石經
正義
索隱
集解
史記索隱
史記正義
史記集解
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '))

/** Every name in `works`, folded as texts are compared, to the short title of its work. */
export const shortTitles: ReadonlyMap<string, string> = new Map(
  works.flatMap((names) => names.map((name) => [fold(name), names[0]!] as const)),
)
