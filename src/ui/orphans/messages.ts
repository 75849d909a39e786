import type { InterfaceLanguage } from '../messages/index.ts'

interface OrphansMessages {
  readonly none: string
  readonly lost: (count: number) => string
  readonly doubtful: (count: number) => string
  readonly wasOn: string
  readonly candidates: string
  readonly noCandidates: string
  readonly likely: (percent: number) => string
  readonly show: string
  readonly take: string
  readonly placeAtSelection: string
  readonly selectFirst: string
  readonly confirm: string
  readonly delete: string
}

/** What the list of lost entries says. */
export const orphansMessages: Readonly<Record<InterfaceLanguage, OrphansMessages>> = {
  en: {
    none: 'Every entry stands on its words.',
    lost: (count) => `${count} ${count === 1 ? 'entry has' : 'entries have'} no place in the text`,
    doubtful: (count) => `${count} ${count === 1 ? 'entry was' : 'entries were'} found again with a doubt`,
    wasOn: 'was on',
    candidates: 'Where it may belong',
    noCandidates: 'Nothing in the text is like it.',
    likely: (percent) => `${percent} % alike`,
    show: 'Show in the text',
    take: 'Place here',
    placeAtSelection: 'Place on the selected words',
    selectFirst: 'Select the words in the text where it belongs',
    confirm: 'This is the place',
    delete: 'Delete the entry',
  },
  'zh-Hant': {
    none: '各條均在其文字之上。',
    lost: (count) => `${count} 條在底本中已無着落`,
    doubtful: (count) => `${count} 條重新找到，尚有疑問`,
    wasOn: '原在',
    candidates: '可能的位置',
    noCandidates: '底本中沒有相似的文字。',
    likely: (percent) => `相似 ${percent}%`,
    show: '看原文',
    take: '定於此處',
    placeAtSelection: '定於所選文字',
    selectFirst: '請在底本中選定其所屬文字',
    confirm: '確是此處',
    delete: '刪除此條',
  },
}
