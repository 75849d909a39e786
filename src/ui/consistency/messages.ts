import type { Detector, Find } from '../../core/consistency/index.ts'
import type { InterfaceLanguage } from '../messages/index.ts'

interface ConsistencyMessages {
  readonly checking: string
  readonly failed: string
  readonly again: string
  readonly changed: string
  readonly none: string
  readonly noneLikely: string
  readonly list: string
  readonly found: (likely: number, possible: number) => string
  readonly likelyOnly: string
  readonly likely: string
  readonly possible: string
  readonly propose: string
  readonly proposed: string
  readonly proposeAll: (count: number) => string
  readonly nothing: string
  readonly places: (count: number) => string
  readonly why: (find: Find) => string
}

const english: Readonly<Record<Detector, (find: Find) => string>> = {
  'altered-word': ({ usual, likeness }) =>
    `${times(usual)} otherwise between the same words${likeness === 'looks' ? '; they look alike' : likeness === 'sounds' ? '; they sound alike' : ''}`,
  'lacking-word': ({ usual }) => `${times(usual)} with one word more between the same words`,
  'added-word': ({ usual }) => `${times(usual)} without it between the same words`,
  'inverted-words': ({ usual }) => `${times(usual)} the other way round between the same words`,
  'altered-title': ({ usual }) => `the title is elsewhere otherwise, ${times(usual)}`,
  'repeated-words': () => 'written twice',
  'cycle-name': ({ expected }) =>
    expected === null
      ? 'this stem never meets this branch'
      : 'no name of the cycle of sixty; the other looks like it',
  'day-order': () => 'the day does not fit into its month',
  'month-order': () => 'the months before and after it go on without it',
  season: () => 'the month is not of this season',
  numbering: () => 'the numbers before and after it leave room for another',
  'beyond-era': () => 'the era was not so long',
  'era-sum': () => 'the years of the eras do not make the sum',
  enumeration: () => 'not so many are named',
  'unpaired-mark': () => 'a mark without its partner',
  spelling: ({ usual }) => `the text writes it otherwise ${times(usual)}`,
}

const chinese: Readonly<Record<Detector, (find: Find) => string>> = {
  'altered-word': ({ usual, likeness }) =>
    `他處上下文同，作此字者 ${usual ?? 0} 見${likeness === 'looks' ? '，形近' : likeness === 'sounds' ? '，音近' : ''}`,
  'lacking-word': ({ usual }) => `他處上下文同而多一字，${usual ?? 0} 見，疑脫`,
  'added-word': ({ usual }) => `他處上下文同而無此字，${usual ?? 0} 見，疑衍`,
  'inverted-words': ({ usual }) => `他處上下文同而次序相反，${usual ?? 0} 見，疑倒`,
  'altered-title': ({ usual }) => `書名他處異，${usual ?? 0} 見`,
  'repeated-words': () => '重出，疑衍',
  'cycle-name': ({ expected }) => (expected === null ? '干支不相配' : '非干支，形近而誤'),
  'day-order': () => '日干支不在其月之內',
  'month-order': () => '月次與前後不合',
  season: () => '月不屬此時',
  numbering: () => '序數與前後不合',
  'beyond-era': () => '年數逾其年號',
  'era-sum': () => '諸年號之年與總數不合',
  enumeration: () => '數目與所列不合',
  'unpaired-mark': () => '標號不成對',
  spelling: ({ usual }) => `異體，他處 ${usual ?? 0} 見`,
}

const times = (count: number | undefined) => (count === 1 ? 'once' : `${count ?? 0} times`)

/** What the list of places where the text does not agree with itself says. */
export const consistencyMessages: Readonly<Record<InterfaceLanguage, ConsistencyMessages>> = {
  en: {
    checking: 'The text is being held against itself …',
    failed: 'The check came to no end:',
    again: 'Check again',
    changed: 'The text was changed since.',
    none: 'The text agrees with itself, as far as this can tell.',
    noneLikely: 'Nothing is likely to be a slip; there are possible ones.',
    list: 'Where the text does not agree with itself',
    found: (likely, possible) => `${likely} likely, ${possible} possible. Doubts, not verdicts.`,
    likelyOnly: 'Likely ones only',
    likely: 'likely',
    possible: 'possible',
    propose: 'Propose',
    proposed: 'has an entry',
    proposeAll: (count) => `Propose all ${count}`,
    nothing: 'nothing',
    places: (count) => `${count} places`,
    why: (find) => english[find.detector](find),
  },
  'zh-Hant': {
    checking: '正在以本書自校……',
    failed: '自校未能完成：',
    again: '重新自校',
    changed: '正文其後已有改動。',
    none: '本書自校，未見可疑之處。',
    noneLikely: '沒有很可疑的，尚有可備考的。',
    list: '本書自相違異之處',
    found: (likely, possible) => `可疑 ${likely} 處，備考 ${possible} 處。僅供參考，非定論。`,
    likelyOnly: '只看可疑',
    likely: '可疑',
    possible: '備考',
    propose: '列為校記',
    proposed: '已有校記',
    proposeAll: (count) => `全部列為校記（${count}）`,
    nothing: '無',
    places: (count) => `${count} 處`,
    why: (find) => chinese[find.detector](find),
  },
}
