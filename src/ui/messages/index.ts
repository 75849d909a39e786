import { english } from './english.ts'
import type { Messages } from './messages.ts'
import { traditionalChinese } from './traditional-chinese.ts'

export { type Messages } from './messages.ts'

/** BCP 47 tags of the languages the interface speaks. */
export type InterfaceLanguage = 'en' | 'zh-Hant'

export const interfaceLanguages: Readonly<Record<InterfaceLanguage, Messages>> = {
  en: english,
  'zh-Hant': traditionalChinese,
}

/** The interface language for a reader whose browser asks for `languages`, the most wanted first. */
export function preferredLanguage(languages: readonly string[]): InterfaceLanguage {
  for (const language of languages) {
    if (/^zh\b/iu.test(language)) return 'zh-Hant'
    if (/^en\b/iu.test(language)) return 'en'
  }
  return 'en'
}
