import type { InterfaceLanguage } from '../messages/index.ts'

interface FindMessages {
  readonly words: string
  readonly found: (text: number, readings: number) => string
  readonly nothing: (words: string) => string
  readonly next: string
  readonly previous: string
  readonly inReading: string
  readonly more: (number: number) => string
}

/** What the search says. */
export const findMessages: Readonly<Record<InterfaceLanguage, FindMessages>> = {
  en: {
    words: 'Words in the text or in any reading',
    found: (text, readings) => `${text} in the text, ${readings} in readings`,
    nothing: (words) => `「${words}」 is neither in the text nor in a reading, in any spelling.`,
    next: 'Next',
    previous: 'Previous',
    inReading: 'reading',
    more: (number) => `… and ${number} more: Enter goes on through all of them.`,
  },
  'zh-Hant': {
    words: '正文或異文中的字詞',
    found: (text, readings) => `正文 ${text} 處，異文 ${readings} 處`,
    nothing: (words) => `正文與異文中均無「${words}」，異體亦然。`,
    next: '下一處',
    previous: '上一處',
    inReading: '異文',
    more: (number) => `……尚有 ${number} 處，按 Enter 逐一查看。`,
  },
}
