import type { PersonColour } from '../../core/edition/index.ts'
import type { AdditionSide, EntryKind, ReadingKind, Status } from '../../core/apparatus/index.ts'

/** Every text of the interface. Each language is one value of this type, so that none can be missing. */
export interface Messages {
  readonly languageName: string
  /** BCP 47 */
  readonly languageTag: string
  readonly name: string
  readonly loading: string
  readonly noEditions: string
  readonly cannotOpen: (title: string) => string
  readonly notFound: (id: string) => string
  readonly notReached: string
  readonly tryAgain: string
  readonly lookAgain: string

  readonly baseText: string
  readonly apparatus: string
  readonly overview: string
  readonly noEntries: string
  readonly noneFound: string
  readonly noneNear: string
  readonly showAll: string
  readonly orphans: string
  readonly editions: string

  readonly statuses: Readonly<Record<Status, string>>
  readonly entryKinds: Readonly<Record<EntryKind, string>>
  readonly readingKinds: Readonly<Record<ReadingKind, string>>
  /** How a reading without words, or with a kind that print shows, stands in the apparatus: *om.*, 無. */
  readonly printed: Readonly<Record<ReadingKind, string>>
  /** An addition of which it is known on which side of the lemma it stands. */
  readonly added: Readonly<Record<AdditionSide, string>>
  readonly absent: string
  readonly anonymous: string
  readonly agrees: string
  readonly ellipsis: string
  readonly listComma: string

  readonly accept: string
  readonly reject: string
  readonly dispute: string
  readonly propose: string
  readonly settle: string
  readonly find: string
  readonly first: string
  readonly last: string
  readonly settleWith: string
  readonly settleNone: string
  readonly leaveOpen: string
  readonly opinion: string
  readonly giveOpinion: string
  readonly agreesWith: string
  readonly differsFrom: string
  readonly cause: string
  readonly causes: readonly string[]
  readonly samePair: (others: number) => string
  readonly decideAll: string
  readonly showThem: string
  readonly reply: string
  readonly edit: string
  readonly remove: string
  readonly comment: string
  readonly writeComment: string
  readonly mark: string
  readonly markSubstitution: string
  readonly markAddition: string
  readonly markOmission: string
  readonly markTransposition: string
  readonly markConjecture: string
  readonly holdWords: string
  readonly held: (lemma: string) => string
  readonly tryReading: string
  readonly tried: (whose: string, place: number, of: number) => string
  readonly triedLabel: (whose: string) => string
  readonly notTried: string
  readonly noneInHand: string
  readonly emend: string
  readonly correctText: string
  readonly correcting: string
  readonly typedInVain: (words: string) => string
  readonly copyEntry: string
  readonly copyEntries: string
  readonly pasteEntries: string
  readonly notPasted: string
  readonly notCopied: string
  readonly readNotes: string
  readonly notesRead: (added: number) => string
  readonly exportAs: string
  readonly undo: string
  readonly redo: string
  readonly keys: string
  readonly tools: string
  readonly palette: string
  readonly evidence: string
  readonly history: string
  readonly chapters: string
  readonly collation: string
  readonly parallel: string
  readonly addWitnesses: string
  readonly consistency: string
  readonly pictures: string
  readonly export: string
  readonly import: string
  readonly drawerHeight: string
  readonly settings: string
  readonly close: string
  readonly save: string
  readonly cancel: string
  readonly next: string
  readonly previous: string
  readonly nextVariant: string
  readonly previousVariant: string
  readonly leave: string

  readonly interfaceLanguage: string
  readonly theme: string
  readonly themes: Readonly<Record<'system' | 'light' | 'dark', string>>
  readonly direction: string
  readonly directions: Readonly<Record<'horizontal' | 'vertical', string>>
  readonly textSize: string
  readonly yourName: string
  readonly nameHint: string
  readonly nobody: string
  readonly yourColour: string
  /** The colour that a name has when none is chosen. */
  readonly colourOfName: string
  readonly colours: Readonly<Record<PersonColour, string>>

  readonly newEntry: string
  readonly editEntry: string
  readonly emendation: string
  readonly lemma: string
  readonly reading: string
  readonly readingNumber: (number: number) => string
  readonly addReading: string
  readonly removeReading: string
  readonly kind: string
  readonly layer: string
  readonly readingKind: string
  readonly witnesses: string
  readonly anonymousCopy: string
  readonly author: string
  readonly addWitness: string
  readonly verdict: string
  readonly useSelection: string
  readonly addSelection: string
  readonly place: string
  readonly newWords: string
  readonly nothingSelected: string
  readonly noWords: string
  readonly sameAsLemma: string
  readonly layers: Readonly<Record<string, string>>

  readonly whyHere: string
  readonly origins: Readonly<Record<'notes' | 'collation' | 'hand' | 'import' | 'consistency', string>>
  readonly guess: string
  readonly note: string
  readonly decision: string
  readonly prefer: string
  readonly preferLemma: string
  readonly preferNone: string
  readonly preferOpen: string
  readonly reason: string
  readonly method: string
  readonly methods: readonly string[]
  readonly opinions: string
  readonly comments: string
  readonly altered: string
  readonly orphan: string

  readonly saved: string
  readonly saving: string
  readonly notSaved: string
  /** `reason` is the server's own sentence, when it answered at all. */
  readonly offline: (reason: string | null) => string
  readonly revision: (number: number) => string
  readonly position: (line: number, column: number) => string
  readonly entries: (number: number) => string
  readonly refused: (reason: string) => string
  readonly contested: string
  readonly mine: string
  readonly theirs: string
  readonly keepTheirs: string
  readonly takeMine: string
  readonly noWitnesses: string
  readonly siglum: string
  readonly witnessTitle: string
  readonly date: string
  readonly group: string
  readonly otherNames: string
  readonly attestations: string
  readonly mergeInto: string
  readonly merge: string
  readonly splitHint: string
  readonly split: string
  readonly eraSum: string
  readonly eraSumAsPrinted: string
  readonly problems: (number: number) => string
  readonly removed: string
}
