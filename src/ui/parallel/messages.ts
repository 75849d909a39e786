import type { InterfaceLanguage } from '../messages/index.ts'

interface ParallelWords {
  readonly base: string
  readonly empty: string
  readonly addWitnesses: string
  readonly waiting: string
  readonly failed: (why: string) => string
  readonly beside: string
  readonly region: string
}

/** What the parallel view says. */
export const parallelWords: Readonly<Record<InterfaceLanguage, ParallelWords>> = {
  en: {
    base: 'base text',
    empty:
      'No witness of this edition is transcribed yet. Add the texts of its witnesses to read them side by side.',
    addWitnesses: 'Add witnesses…',
    waiting: 'Aligning the witnesses…',
    failed: (why) => `The witnesses could not be aligned: ${why}.`,
    beside: 'Beside the base text',
    region: 'Witnesses side by side',
  },
  'zh-Hant': {
    base: '底本',
    empty: '本書的校本尚無錄文。加入各本錄文，即可並排對讀。',
    addWitnesses: '加入校本…',
    waiting: '正在對齊各本…',
    failed: (why) => `各本未能對齊：${why}。`,
    beside: '與底本並排',
    region: '各本並排',
  },
}
