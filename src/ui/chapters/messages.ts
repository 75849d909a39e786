import type { InterfaceLanguage } from '../messages/index.ts'

interface ChaptersMessages {
  readonly search: string
  readonly none: string
  readonly nothing: (words: string) => string
  readonly beginning: string
}

/** What the list of headings says. */
export const chaptersMessages: Readonly<Record<InterfaceLanguage, ChaptersMessages>> = {
  en: {
    search: 'Words of a heading',
    none: 'The text has no headings.',
    nothing: (words) => `No heading has “${words}”.`,
    beginning: 'Before the first heading',
  },
  'zh-Hant': {
    search: '標題文字',
    none: '本文沒有標題。',
    nothing: (words) => `沒有含「${words}」的標題。`,
    beginning: '首個標題之前',
  },
}
