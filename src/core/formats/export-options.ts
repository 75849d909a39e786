/** How an apparatus is set. What is absent is chosen for the edition: its language decides on the terms, for one. */
export interface ExportOptions {
  /** `negative` names only the witnesses that differ from the lemma, `positive` also those that agree with it. */
  readonly style?: 'negative' | 'positive'
  /** Entries as an apparatus criticus sets them (保泰］保秦 續通鑑), or as sentences (「保泰」，《續通鑑》作「保秦」。). */
  readonly form?: 'bracket' | 'sentences'
  /** What the apparatus itself speaks: om., add., cett., or 無、衍、餘本. */
  readonly terms?: 'latin' | 'chinese'
  /** Families of witnesses by their name and the rest as cett. (餘本), or every siglum. */
  readonly sigla?: 'grouped' | 'each'
  /** Readings that are only another spelling: as sub-readings, or left out and counted with what they spell. */
  readonly orthographic?: 'shown' | 'folded'
  /** The judgements of the text's own notes (未知孰是), printed after the readings or left out. */
  readonly verdicts?: 'shown' | 'hidden'
  /** Each layer an apparatus of its own, or all in one. */
  readonly apparatuses?: 'separate' | 'together'
  /** A lemma longer than this is shortened to its ends; in words, or characters where words are not spaced. 0: never. */
  readonly shorten?: number
  /** For pages with real notes. */
  readonly notes?: 'footnotes' | 'endnotes'
  /** For pages that can be set either way: 橫排, 直排. */
  readonly direction?: 'horizontal' | 'vertical'
  /** Whether entries that point at their words stand apart from the text, or each behind its lemma. */
  readonly location?: 'external' | 'internal'
  /** What it means that a witness is not named: that it is not known what it reads, or that it has the lemma. */
  readonly silence?: 'unknown' | 'agrees'
}

export type ExportOptionName = keyof ExportOptions

/** What an option may be, for help texts and forms: one of `values`, or a whole number up to `most`. */
export type ExportOptionKind =
  | { readonly values: readonly string[]; readonly help: string }
  | { readonly most: number; readonly help: string }

/** Every option, in the order in which forms and help texts have them; the first value is the usual one. */
export const exportOptions: Readonly<Record<ExportOptionName, ExportOptionKind>> = {
  style: { values: ['negative', 'positive'], help: 'names who differs from the lemma, or also who agrees' },
  form: { values: ['bracket', 'sentences'], help: '保泰］保秦 續通鑑, or 「保泰」，《續通鑑》作「保秦」。' },
  terms: {
    values: ['chinese', 'latin'],
    help: '無、衍、餘本, or om., add., cett.; by the language of the text',
  },
  sigla: { values: ['grouped', 'each'], help: 'families and the rest by one name, or every siglum' },
  orthographic: { values: ['shown', 'folded'], help: 'other spellings as sub-readings, or left out' },
  verdicts: { values: ['shown', 'hidden'], help: 'what the text’s own notes judge: 未知孰是' },
  apparatuses: { values: ['separate', 'together'], help: 'an apparatus for each layer, or one for all' },
  shorten: { most: 10_000, help: 'shortens a lemma of more words or characters; 0: never' },
  notes: { values: ['footnotes', 'endnotes'], help: 'where the notes of a document stand' },
  direction: { values: ['horizontal', 'vertical'], help: '橫排 or 直排, for pages' },
  location: {
    values: ['external', 'internal'],
    help: 'entries apart from the text, or each behind its lemma',
  },
  silence: { values: ['unknown', 'agrees'], help: 'what a witness has that an entry does not name' },
}

export const exportOptionNames = Object.keys(exportOptions) as readonly ExportOptionName[]

/** The options, or a sentence that says which of them cannot be understood. */
export type ReadOptions = { readonly options: ExportOptions } | { readonly wrong: string }

/** Reads options as the command line and the server are given them: `read` gives the words of one, if there are any. */
export function readExportOptions(read: (name: ExportOptionName) => string | undefined): ReadOptions {
  const options: Record<string, string | number> = {}
  for (const name of exportOptionNames) {
    const text = read(name)
    if (text === undefined) continue
    const kind = exportOptions[name]
    if ('values' in kind) {
      if (!kind.values.includes(text))
        return { wrong: `${name} is one of ${kind.values.join(', ')}, not 「${text}」.` }
      options[name] = text
    } else {
      if (!/^\d{1,5}$/.test(text) || Number(text) > kind.most) {
        return { wrong: `${name} is a whole number up to ${kind.most}, not 「${text}」.` }
      }
      options[name] = Number(text)
    }
  }
  return { options }
}
