import type { InterfaceLanguage } from '../messages/index.ts'

interface ReviewMessages {
  readonly review: string
  readonly shown: (shown: number, all: number) => string
  readonly filter: string
  readonly status: string
  readonly kind: string
  readonly layer: string
  readonly witness: string
  readonly origin: string
  readonly person: string
  readonly words: string
  readonly order: string
  readonly orders: Readonly<Record<'text' | 'weight', string>>
  readonly clear: string
  readonly bulk: (entries: number) => string
  readonly toLayer: string
  readonly toClass: string
  readonly choose: string
  readonly done: (entries: number) => string
  readonly nothingToDo: string
}

/** What the line above the apparatus says. */
export const reviewMessages: Readonly<Record<InterfaceLanguage, ReviewMessages>> = {
  en: {
    review: 'Review queue',
    shown: (shown, all) =>
      shown === all ? `${all} ${all === 1 ? 'entry' : 'entries'}` : `${shown} of ${all}`,
    filter: 'Filter',
    status: 'Status',
    kind: 'Entry',
    layer: 'Layer',
    witness: 'Witness',
    origin: 'Origin',
    person: 'Person',
    words: 'Words in the entry',
    order: 'Order',
    orders: { text: 'by text', weight: 'by weight' },
    clear: 'Show all',
    bulk: (entries) => `All ${entries} …`,
    toLayer: 'To the layer',
    toClass: 'Class of their readings',
    choose: 'choose',
    done: (entries) => `Done for ${entries} entries. Ctrl+Z takes it back as one.`,
    nothingToDo: 'They are all so already.',
  },
  'zh-Hant': {
    review: '審校次第',
    shown: (shown, all) => (shown === all ? `共 ${all} 條` : `${all} 條中 ${shown} 條`),
    filter: '篩選',
    status: '狀態',
    kind: '類別',
    layer: '層',
    witness: '校本',
    origin: '來歷',
    person: '人',
    words: '校記中文字',
    order: '次序',
    orders: { text: '依正文', weight: '依輕重' },
    clear: '全部顯示',
    bulk: (entries) => `此 ${entries} 條……`,
    toLayer: '移至層',
    toClass: '異文歸類',
    choose: '選擇',
    done: (entries) => `已處理 ${entries} 條。Ctrl+Z 一次復原。`,
    nothingToDo: '各條本已如此。',
  },
}
