import type { InterfaceLanguage } from '../messages/index.ts'

interface PaletteMessages {
  readonly search: string
  readonly nothing: (words: string) => string
}

/** What the list of commands says. */
export const paletteMessages: Readonly<Record<InterfaceLanguage, PaletteMessages>> = {
  en: {
    search: 'Name of a command',
    nothing: (words) => `No command is called “${words}”.`,
  },
  'zh-Hant': {
    search: '命令名稱',
    nothing: (words) => `沒有名爲「${words}」的命令。`,
  },
}
