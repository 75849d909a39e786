import type { Unpasted } from '../../core/edition/index.ts'
import type { InterfaceLanguage } from '../messages/index.ts'

interface ClipboardMessages {
  readonly copied: (entries: number) => string
  readonly nothingToCopy: string
  readonly nothingToPaste: string
  readonly pasted: (entries: number) => string
  readonly kept: (entries: number) => string
  /** The first line that made no entry, and how many more there are. */
  readonly left: (line: Unpasted, more: number) => string
  readonly between: string
}

const begun = (line: string) =>
  Array.from(line).length > 40 ? `${Array.from(line).slice(0, 38).join('')}……` : line

/** What is told of copying and pasting entries. */
export const clipboardMessages: Readonly<Record<InterfaceLanguage, ClipboardMessages>> = {
  en: {
    copied: (entries) => (entries === 1 ? 'One entry copied.' : `${entries} entries copied, a line each.`),
    nothingToCopy: 'There is no entry to copy: take one in hand, or let the filter find some.',
    nothingToPaste: 'The clipboard holds no words: copy the line of an apparatus first.',
    pasted: (entries) => (entries === 1 ? 'One entry proposed.' : `${entries} entries proposed.`),
    kept: (entries) =>
      entries === 1
        ? 'Not all of its line was understood: it is kept whole as a comment.'
        : `Of ${entries} not all was understood: their lines are kept whole as comments.`,
    left: (unpasted, more) =>
      `“${begun(unpasted.line)}” ${
        unpasted.kind === 'not-understood'
          ? 'was not understood and made no entry'
          : unpasted.kind === 'not-found'
            ? 'names words that are not in the text'
            : `names words that stand in ${unpasted.places} places`
      }: select the words it is about and paste it alone, or mark them with R.${
        more > 0
          ? ` ${more} more ${more === 1 ? 'line' : 'lines'} made no entry either; all are still on the clipboard.`
          : ''
      }`,
    between: ' ',
  },
  'zh-Hant': {
    copied: (entries) => (entries === 1 ? '已複製一條。' : `已複製 ${entries} 條，各佔一行。`),
    nothingToCopy: '無可複製：請先選定一條校記，或放寬篩選。',
    nothingToPaste: '剪貼簿中沒有文字：請先複製校記一行。',
    pasted: (entries) => `新得待審 ${entries} 條。`,
    kept: (entries) => `其中 ${entries} 條原文未能全解，已全文存入按語。`,
    left: (unpasted, more) =>
      `「${begun(unpasted.line)}」${
        unpasted.kind === 'not-understood'
          ? '未能讀懂，未成校記'
          : unpasted.kind === 'not-found'
            ? '所指文字不見於正文'
            : `所指文字見於 ${unpasted.places} 處`
      }：請選取所校文字後單獨貼上，或按 R 標記。${more > 0 ? `另有 ${more} 行未成；全文仍在剪貼簿中。` : ''}`,
    between: '',
  },
}
