import type { ReadingKind } from '../../apparatus/index.ts'

/** The words an apparatus itself uses. */
export interface Terms {
  readonly name: 'latin' | 'chinese'
  /** BCP 47, for formats that say what language words are in. */
  readonly language: string
  readonly kinds: Readonly<Record<ReadingKind, string>>
  /** Classes of reading that take the place of the word for their kind. */
  readonly classes: Readonly<Partial<Record<string, string>>>
  /** A conjecture that words be deleted, or that some are missing. */
  readonly deleted: string
  readonly supplied: string
  /** A source that does not have the passage; a source cited beside the text. */
  readonly absent: string
  readonly compare: string
  /** The other witnesses; a copy without name. */
  readonly rest: string
  /** All witnesses together. */
  readonly all: string
  readonly anonymous: string
  /** Where something is added: before and after the word it is told by. */
  readonly after: readonly [string, string]
  readonly before: readonly [string, string]
  /** A doubtful attestation; a doubtful reading. */
  readonly apparently: string
  readonly doubtful: string
  /** That the source quotes the lemma in other words. */
  readonly quoted: string
  /** What was decided. */
  readonly preferred: string
  readonly lemmaPreferred: string
  readonly nonePreferred: string
  readonly open: string
  readonly ellipsis: string
  /** Stands for a line end within a lemma or reading. */
  readonly lineEnd: string
  /** A reading that should have words and has none. */
  readonly empty: string
  readonly bracket: string
  /** Between readings; between sigla; around sub-readings and remarks; before cited words. */
  readonly between: string
  readonly blank: string
  readonly brackets: readonly [string, string]
  readonly colon: string
  readonly headings: {
    readonly sigla: string
    readonly apparatus: string
    readonly layers: Readonly<Record<string, string>>
    /** Entries whose words are no longer in the text. */
    readonly lost: string
  }
}

/** The abbreviations of the Latin apparatus (after M. L. West, Textual Criticism and Editorial Technique, 1973). */
export const latin: Terms = {
  name: 'latin',
  language: 'la',
  kinds: {
    substitution: '',
    omission: 'om.',
    addition: 'add.',
    transposition: 'transp.',
    lacuna: 'lac.',
    illegible: 'illeg.',
    conjecture: 'coni.',
  },
  classes: {},
  deleted: 'del.',
  supplied: 'suppl.',
  absent: 'deest in',
  compare: 'cf.',
  rest: 'cett.',
  all: 'codd.',
  anonymous: 'al.',
  after: ['post', ''],
  before: ['ante', ''],
  apparently: 'ut vid.',
  doubtful: 'dub.',
  quoted: 'sic laud.:',
  preferred: 'recte',
  lemmaPreferred: 'lemma servandum',
  nonePreferred: 'neutrum placet',
  open: 'in medio relinquitur',
  ellipsis: ' … ',
  lineEnd: ' | ',
  empty: '⟨⟩',
  bracket: '] ',
  between: '; ',
  blank: ' ',
  brackets: [' (', ')'],
  colon: ': ',
  headings: {
    sigla: 'Conspectus siglorum',
    apparatus: 'Apparatus',
    layers: { variants: 'Apparatus criticus', testimonia: 'Testimonia', fontes: 'Apparatus fontium' },
    lost: 'Sine loco',
  },
}

/** The words of Chinese collation notes (點校本校勘記 and their forebears; 倒 and 衍 where the editor so judged). */
export const chinese: Terms = {
  name: 'chinese',
  language: 'zh-Hant',
  kinds: {
    substitution: '',
    omission: '無',
    addition: '衍',
    transposition: '互乙',
    lacuna: '脫',
    illegible: '漫漶',
    conjecture: '疑作',
  },
  classes: { 脫: '脫', 衍: '衍', 倒: '倒' },
  deleted: '疑衍',
  supplied: '疑脫',
  absent: '不載',
  compare: '參',
  rest: '餘本',
  all: '諸本',
  anonymous: '一本',
  after: ['', '下'],
  before: ['', '上'],
  apparently: '？',
  doubtful: '存疑',
  quoted: '引作',
  preferred: '今從',
  lemmaPreferred: '今從底本',
  nonePreferred: '諸本皆未安',
  open: '闕疑',
  ellipsis: '……',
  lineEnd: '／',
  empty: '〔空〕',
  bracket: '］',
  between: '；',
  blank: ' ',
  brackets: ['（', '）'],
  colon: '：',
  headings: {
    sigla: '校本',
    apparatus: '校勘記',
    layers: { variants: '校勘記', testimonia: '旁證', fontes: '出處' },
    lost: '失所之條',
  },
}
