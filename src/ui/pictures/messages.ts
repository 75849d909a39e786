import type { InterfaceLanguage } from '../messages/index.ts'

export interface PicturesMessages {
  readonly nothing: string
  readonly agreement: string
  readonly agreementHint: string
  /** What a cell of the agreement table says to those who do not see its colour. */
  readonly pair: (a: string, b: string, same: number, together: number) => string
  readonly never: (a: string, b: string) => string
  readonly along: string
  readonly section: string
  readonly beginning: string
  readonly total: string
  readonly shares: string
  readonly witness: string
  readonly against: string
  readonly withLemma: string
  readonly chosen: (title: string, count: number) => string
  readonly choose: string
  readonly more: (count: number) => string
}

export const picturesMessages: Readonly<Record<InterfaceLanguage, PicturesMessages>> = {
  en: {
    nothing: 'There is nothing to count yet: no entry names a witness.',
    agreement: 'How far witnesses agree',
    agreementHint:
      'Of the entries in which both are heard, in how many they have the same. Silence counts for nothing.',
    pair: (a, b, same, together) => `${a} and ${b}: the same in ${same} of ${together}`,
    never: (a, b) => `${a} and ${b} are never heard together`,
    along: 'Entries along the text',
    section: 'Section',
    beginning: 'Beginning',
    total: 'All',
    shares: 'What each witness contributes',
    witness: 'Witness',
    against: 'Against the lemma',
    withLemma: 'With the lemma',
    chosen: (title, count) => `${title}: ${count} ${count === 1 ? 'entry' : 'entries'}`,
    choose: 'Each number leads to the entries it counts.',
    more: (count) => `and ${count} more`,
  },
  'zh-Hant': {
    nothing: '尚無可計：各條均未舉出校本。',
    agreement: '各本異同',
    agreementHint: '兩本俱有所言的條目中，相同者幾何；未言者不計。',
    pair: (a, b, same, together) => `${a}與${b}：${together} 條中 ${same} 條相同`,
    never: (a, b) => `${a}與${b}無同見之條`,
    along: '校記分佈',
    section: '段落',
    beginning: '卷首',
    total: '合計',
    shares: '各本所見',
    witness: '校本',
    against: '異於底本',
    withLemma: '同於底本',
    chosen: (title, count) => `${title}：${count} 條`,
    choose: '點數字即見所計各條。',
    more: (count) => `另有 ${count} 條`,
  },
}
