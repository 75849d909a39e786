import type { Fold } from '../../core/collation/index.ts'
import type { Misfit, TableEditKind } from '../../core/collation/table/index.ts'
import type { InterfaceLanguage } from '../messages/index.ts'
import { traditionalChineseWords } from './messages-zh-hant.ts'

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

export const collationWords: Readonly<Record<InterfaceLanguage, CollationWords>> = {
  en: {
    base: 'base text',
    noTexts:
      'No witness of this edition is transcribed yet. Add the texts of its witnesses, and their variants are found.',
    addWitnesses: 'Add witnesses…',
    missing: (sigla) => `The transcription is missing: ${sigla}. Put the file back, or add the witness anew.`,
    loading: 'Fetching the witnesses…',
    collating: (done, of) => `Collating: ${done} of ${of} witnesses`,
    cancel: 'Cancel',
    cancelled: 'The collation was cancelled; nothing was changed.',
    collate: 'Collate',
    failed: (why) => `The collation failed: ${why}. Nothing was changed.`,
    summary: (units, spellings, witnesses, seconds) =>
      `${units} variants and ${spellings} differences of spelling in ${witnesses} ${witnesses === 1 ? 'witness' : 'witnesses'}, ${seconds} s`,
    table: 'Alignment table',
    text: 'text',
    show: 'Show',
    showDifferences: 'variants',
    showSpellings: 'variants and spellings',
    showContext: 'with context',
    witness: 'Differing in',
    allWitnesses: 'any witness',
    nothingShown: 'Nothing differs here. Show spellings or the context, or fold less.',
    folds: 'Look away from',
    foldNames: {
      punctuation: 'punctuation',
      blanks: 'blanks and line ends',
      case: 'capitals',
      variants: 'variant graphs 侯/矦',
      simplified: 'simplified graphs 錢/钱',
      ij: 'i and j',
      uv: 'u and v',
      marks: 'accents, selectors',
    },
    pairs: 'Pairs',
    noPairs: 'No two graphs stand against each other more than once.',
    everywhere: 'everywhere',
    inWitness: (siglum) => `in ${siglum}`,
    folded: 'not counted',
    edits: 'Edits',
    noEdits: 'The table stands as it was collated.',
    editNames: {
      move: 'moved',
      join: 'joined',
      split: 'split',
      'keep-together': 'not cut',
      transpose: 'marked as moved passage',
      untranspose: 'no moved passage',
      regularise: 'regularised',
    },
    misfits: {
      'no-witness': 'The witness is not among the texts.',
      'words-not-found': 'The words are not there any more, or stand at several places.',
      'nothing-there': 'There is nothing there that it could be done to.',
    },
    takeBack: 'Take back',
    graph: 'Graph',
    graphOf: (words) => `Variant graph of ${words}`,
    graphAsText: 'The graph as text',
    path: (sigla, words) => `${sigla}: ${words}`,
    nothingInPlace: 'nothing',
    proposeShown: (count) => `Propose all ${count}`,
    acceptShown: (count) => `Accept all ${count}`,
    taken: (added, updated, removed, kept) =>
      [
        `${added} entries added, ${updated} brought up to date`,
        ...(removed > 0 ? [`${removed} proposals removed`] : []),
        ...(kept > 0 ? [`${kept} decided entries differ from the collation and were left as they are`] : []),
      ].join('; ') + '.',
    nothingNew: 'The apparatus has all of it already.',
    accept: 'Accept as entry',
    propose: 'Propose',
    join: 'Join',
    split: 'Split',
    splitHint: 'Cut where?',
    cutHere: (before, after) => `cut between ${before} and ${after}`,
    keepTogether: 'Do not cut here',
    moveLeft: 'Move left',
    moveRight: 'Move right',
    regularise: 'Same word',
    here: 'here',
    markMoved: 'Mark as moved…',
    chooseBase: (words) => `${words}: choose the words of the base that it has here, and press M again.`,
    unmarkMoved: 'Not a moved passage',
    cannot: 'That cannot be done to this cell.',
    omits: 'omitted',
    lacks: 'passage wanting',
    movedWords: 'moved',
    spelled: 'other spelling',
    doubtOther: (siglum, percent) => `${siglum} does not seem to be the same text: ${percent} % in common.`,
    doubtLonger: (siglum, times, longer) =>
      longer === 'witness'
        ? `${siglum} is ${times} times as long as the base text; give the part that corresponds to it.`
        : `The base text is ${times} times as long as ${siglum}.`,
  },
  'zh-Hant': traditionalChineseWords,
}
