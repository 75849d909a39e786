import type { Range } from './statement.ts'

/** A judgement in a note. `whole` judges everything said so far in its chain, otherwise only the clause before it. */
export interface Verdict {
  readonly range: Range
  readonly whole: boolean
}

/** The verdicts of a note, in order. */
export function verdicts(s: string, from: number, to: number): Verdict[] {
  const words = s.slice(from, to)
  const pattern = words.includes('當') ? VERDICT : WITHOUT_OUGHT
  const result: Verdict[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(words); match !== null; match = pattern.exec(words)) {
    const at = from + match.index
    result.push({ range: { from: at, to: at + match[0].length }, whole: WHOLE.test(match[0]) })
  }
  return result
}

const JUDGEMENTS = [
  '未知孰是|未詳孰是|不知孰是|莫知孰是|未知孰非|二書未詳孰是|(?:二者)?必有一誤|更須考之|當考|俟考|待考|存考|存疑|未詳|兩通|亦通',
  '與(?:此|是書|本書|本傳|本紀|史|傳|志)[^，。；]{0,8}?(?:不同|不合|不符|互異|異文|異月|異)|(?:日月|月日|年月)有異|[各諸二兩]書(?:互異|互有異同|不同|各異)|互有(?:異同|不同)|前後互異',
  '今[從依][^，。；」]{0,14}|今據[^，。；」]{0,20}|今(?:改正|改|刪|補|乙正|訂正|並存之|兩存之)|今不[取從]|不可[從據信]|不足[據信]|未可據|照[^，。；]{1,10}改正?|據[^。；」]{1,24}?(?:改|補|刪|乙正|乙|增|訂正|正)',
  '系[^，。；]{0,6}之?(?:誤|訛)|(?:蓋|疑|恐|似|顯|殆|皆|並|俱|均)(?:系)?(?:誤|非)(?:也)?|誤也|非也|非是|是也(?=$|[。，])|訛也|謬也|為(?:是|正|長|優|勝|得)|較(?:長|勝)|義(?:長|勝)|近是',
]
/** 「當指林廣」: looks far ahead of every word, and is left out where there is no 當. */
const OUGHT = '(?:則|是)?[^，。；]{0,12}，?當(?:指|即|以|從)[^，。；）]{1,14}'
const VERDICT = new RegExp([...JUDGEMENTS, OUGHT].join('|'), 'gu')
const WITHOUT_OUGHT = new RegExp(JUDGEMENTS.join('|'), 'gu')
const WHOLE = /孰|二者|二書|一誤|考|今從|互異|異同|存|兩通/u
