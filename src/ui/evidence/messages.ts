import type { LookAlike, SoundAlike, VariantRelation } from '../../core/characters/index.ts'
import type { InterfaceLanguage } from '../messages/index.ts'

export interface EvidenceMessages {
  readonly nothingChosen: string
  readonly whoReads: string
  readonly sameNote: string
  readonly clause: string
  readonly elsewhere: string
  /** How often words occur in this text, and how many of these in its notes. */
  readonly counts: (total: number, inNotes: number) => string
  readonly never: string
  readonly inNote: string
  readonly otherTexts: string
  readonly others: (total: number, shown: number) => string
  readonly searching: string
  readonly projectNotReached: string
  readonly tooLong: string
  readonly inApparatus: string
  readonly noWitness: string
  readonly likeness: string
  readonly unlike: string
  readonly onlyHints: string
  readonly comma: string
  readonly looks: (reason: LookAlike['reason'], parts: string, strokes: number) => string
  readonly sounds: (reason: SoundAlike['reason'], shared: string) => string
  readonly related: (kind: VariantRelation['kind'], relations: readonly string[]) => string
}

export const evidenceMessages: Readonly<Record<InterfaceLanguage, EvidenceMessages>> = {
  en: {
    nothingChosen: 'Choose an entry to see what speaks for each of its readings.',
    whoReads: 'Who reads what, and where it is said',
    sameNote: 'Entries from the same note',
    clause: 'The words of the note',
    elsewhere: 'Where the words occur',
    counts: (total, inNotes) =>
      `${total} × in this text${inNotes === 0 ? '' : `, ${inNotes === total ? 'all' : inNotes} in notes`}`,
    never: 'not in this text',
    inNote: 'note',
    otherTexts: 'In the other texts of the project',
    others: (total, shown) => `the first ${shown} of ${total}`,
    searching: 'Searching …',
    projectNotReached: 'The other texts of the project could not be searched: the server did not answer.',
    tooLong: 'Readings of more than twelve characters are not searched for.',
    inApparatus: 'In other entries',
    noWitness: 'no witness named',
    likeness: 'Whether the characters look or sound alike',
    unlike: 'nothing in form or sound connects them',
    onlyHints: 'Computed from their components and readings: hints, not verdicts.',
    comma: '; ',
    looks: (reason, parts, strokes) =>
      `look alike (${
        {
          parts: `both have ${parts}`,
          part: 'one is a part of the other',
          outline: 'the same outline',
          listed: 'listed by Unicode as easily confused',
        }[reason]
      }${strokes === 0 ? ', as many strokes' : `, ${strokes} ${strokes === 1 ? 'stroke' : 'strokes'} apart`})`,
    sounds: (reason, shared) =>
      `sound alike (${{ fanqie: `the same fanqie, ${shared}`, reading: `both ${shared}`, syllable: `both ${shared}, in different tones` }[reason]})`,
    related: (kind, relations) =>
      `${{ variant: 'variant graphs', simplified: 'traditional and simplified', loan: 'one is lent for the other' }[kind]} (${relations.join(', ')})`,
  },
  'zh-Hant': {
    nothingChosen: '選定一條，即可查看各讀的依據。',
    whoReads: '各本異同及其出處',
    sameNote: '同一注文的其他各條',
    clause: '注文原話',
    elsewhere: '詞語他處用例',
    counts: (total, inNotes) =>
      `本文 ${total} 見${inNotes === 0 ? '' : `，${inNotes === total ? '皆' : `其中 ${inNotes} 處`}在注中`}`,
    never: '本文不見',
    inNote: '注',
    otherTexts: '本項目其他文本',
    others: (total, shown) => `共 ${total} 處，先列 ${shown} 處`,
    searching: '檢索中……',
    projectNotReached: '伺服器沒有回應，未能檢索本項目其他文本。',
    tooLong: '十二字以上的異文不檢索。',
    inApparatus: '其他校記',
    noWitness: '未言何本',
    likeness: '形音是否相近',
    unlike: '形、音均無可言',
    onlyHints: '據部件、讀音推算，僅供參考，不作定論。',
    comma: '；',
    looks: (reason, parts, strokes) =>
      `形近（${
        {
          parts: `同有 ${parts}`,
          part: '一字爲另一字的部件',
          outline: '輪廓相同',
          listed: 'Unicode 列爲易混',
        }[reason]
      }，筆畫${strokes === 0 ? '相同' : `差 ${strokes}`}）`,
    sounds: (reason, shared) =>
      `音近（${{ fanqie: `同爲${shared}切`, reading: `今音同爲 ${shared}`, syllable: `今音皆 ${shared}，聲調不同` }[reason]}）`,
    related: (kind, relations) =>
      `${{ variant: '異體', simplified: '繁簡', loan: '通假' }[kind]}（${relations.join('、')}）`,
  },
}
