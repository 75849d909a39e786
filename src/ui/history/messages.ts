import type { InterfaceLanguage } from '../messages/index.ts'

interface HistoryMessages {
  readonly noneInHand: string
  readonly none: string
  readonly made: string
  readonly removed: string
  readonly changed: string
  readonly unknown: string
  readonly nothing: string
  readonly fields: Readonly<Record<string, string>>
  readonly restore: string
  readonly restoreTitle: (time: string) => string
  readonly restored: string
  readonly wordsGone: string
  readonly notReached: string
  readonly now: string
}

/** What the history of an entry says. */
export const historyMessages: Readonly<Record<InterfaceLanguage, HistoryMessages>> = {
  en: {
    noneInHand: 'Take an entry in hand: its history is shown here.',
    none: 'Nothing has been done to this entry since it came into the apparatus.',
    made: 'made',
    removed: 'deleted',
    changed: 'changed (the log does not say from what)',
    unknown: '?',
    nothing: '—',
    fields: {
      status: 'Status',
      decision: 'Decision',
      lemma: 'Lemma',
      readings: 'Readings',
      verdict: 'Verdict',
      kind: 'Entry',
      layer: 'Layer',
      quotedLemma: 'Lemma as quoted',
      agreements: 'Agree with the lemma',
      opinions: 'Opinions',
      comments: 'Comments',
    },
    restore: 'Restore what was before',
    restoreTitle: (time) => `As the entry was before ${time}; opinions and comments stay`,
    restored: 'The entry is as it was then. Ctrl+Z takes that back.',
    wordsGone: 'The words that the entry stood on then are not at their place any more; place it by hand.',
    notReached: 'The history cannot be had at the moment; it is asked for again at the next change.',
    now: 'now',
  },
  'zh-Hant': {
    noneInHand: '選定一條校記，此處列其沿革。',
    none: '此條收入以來未有改動。',
    made: '新立',
    removed: '刪除',
    changed: '有改動（日誌未載原貌）',
    unknown: '？',
    nothing: '無',
    fields: {
      status: '狀態',
      decision: '論定',
      lemma: '出文',
      readings: '異文',
      verdict: '斷語',
      kind: '類別',
      layer: '層',
      quotedLemma: '所引出文',
      agreements: '同底本',
      opinions: '諸家意見',
      comments: '按語',
    },
    restore: '恢復此前狀態',
    restoreTitle: (time) => `恢復爲 ${time} 之前的樣子；諸家意見與按語保留`,
    restored: '已恢復爲當時狀態，Ctrl+Z 可取消。',
    wordsGone: '當時所據文字已不在原處，請手工定位。',
    notReached: '暫時無法取得沿革，下次改動時再取。',
    now: '今',
  },
}
