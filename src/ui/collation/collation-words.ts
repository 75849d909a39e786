import type { Fold } from '../../core/collation/index.ts'
import type { Misfit, TableEditKind } from '../../core/collation/table/index.ts'

/** What the collation says. */
export interface CollationWords {
  readonly base: string
  readonly noTexts: string
  readonly addWitnesses: string
  readonly missing: (sigla: string) => string
  readonly loading: string
  readonly collating: (done: number, of: number) => string
  readonly cancel: string
  readonly cancelled: string
  readonly collate: string
  readonly failed: (why: string) => string
  readonly summary: (units: number, spellings: number, witnesses: number, seconds: string) => string
  readonly table: string
  /** Heads the column of sigla. */
  readonly text: string
  readonly show: string
  readonly showDifferences: string
  readonly showSpellings: string
  readonly showContext: string
  readonly witness: string
  readonly allWitnesses: string
  readonly nothingShown: string
  readonly folds: string
  readonly foldNames: Readonly<Record<Fold, string>>
  readonly pairs: string
  readonly noPairs: string
  readonly everywhere: string
  readonly inSection: string
  readonly inChosen: string
  readonly inWitness: (siglum: string) => string
  readonly folded: string
  readonly edits: string
  readonly noEdits: string
  readonly editNames: Readonly<Record<TableEditKind, string>>
  readonly misfits: Readonly<Record<Misfit, string>>
  readonly takeBack: string
  readonly graph: string
  readonly graphOf: (words: string) => string
  readonly graphAsText: string
  readonly path: (sigla: string, words: string) => string
  readonly nothingInPlace: string
  readonly proposeShown: (count: number) => string
  readonly acceptShown: (count: number) => string
  readonly taken: (added: number, updated: number, removed: number, kept: number) => string
  readonly nothingNew: string
  readonly accept: string
  readonly propose: string
  readonly join: string
  readonly split: string
  readonly splitHint: string
  readonly cutHere: (before: string, after: string) => string
  readonly keepTogether: string
  readonly moveLeft: string
  readonly moveRight: string
  readonly regularise: string
  readonly here: string
  readonly markMoved: string
  readonly chooseBase: (words: string) => string
  readonly unmarkMoved: string
  readonly cannot: string
  readonly omits: string
  readonly lacks: string
  readonly movedWords: string
  readonly spelled: string
  readonly doubtOther: (siglum: string, percent: number) => string
  readonly doubtLonger: (siglum: string, times: number, longer: 'base' | 'witness') => string
}
