import { fold } from './fold.ts'

/**
 * Surnames by which notes call collators and authors: 「曾作」, 「錢、劉作」 for the copies of 曾鞏, 錢藻 and 劉敞 (戰國策), 「王云」,
 * 「姚思廉梁書」. Names of people of the story begin with them too: they count only where nothing else is said.
 */
export const SURNAMES: ReadonlySet<string> = new Set(
  fold(
    '趙錢孫李周吳鄭王馮陳褚衛蔣沈韓楊朱秦尤許何呂施張孔曹嚴華金魏陶姜戚謝鄒喻柏水竇章雲蘇潘葛奚范彭郎魯韋馬苗方俞任袁柳鮑史唐費薛雷賀倪湯滕殷羅畢郝鄔安常樂于時傅' +
      '皮卞齊康伍余元卜顧孟黃和穆蕭尹姚邵湛汪祁毛禹狄貝明臧計伏成戴談宋茅龐熊紀舒屈項祝董梁杜阮藍閔席季麻賈路婁危江童顏郭梅盛林刁鍾徐邱駱高夏蔡田樊胡凌霍虞' +
      '萬支柯管盧莫房裘繆干解應宗丁宣鄧郁單杭洪包諸左石崔吉龔程嵇邢裴陸榮翁荀甄段焦牧車侯全班寧仇甘武符劉景詹束龍葉司韶黎桂蒲卓池喬曾鞠豐關蒯查游權晉荊粹',
  ),
)
