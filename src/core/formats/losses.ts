import type { ApparatusEntry } from '../apparatus/index.ts'
import type { Problem } from '../text/index.ts'

/** Collects what a format cannot carry; the same loss in many entries becomes one sentence. */
export class Losses {
  readonly #entries = new Map<string, string[]>()

  /** `what` is a sentence without its full stop; `entry` is the id of the entry it concerns. */
  add(what: string, entry?: string): void {
    const entries = this.#entries.get(what) ?? []
    if (entry !== undefined && entries.at(-1) !== entry) entries.push(entry)
    this.#entries.set(what, entries)
  }

  problems(): Problem[] {
    return Array.from(this.#entries, ([what, entries]): Problem => {
      const more = entries.length - SHOWN
      const which = `${entries.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
      const message = entries.length === 0 ? `${what}.` : `${what} (${which}).`
      return { code: 'not-carried', severity: 'warning', message, at: null }
    })
  }
}

/** What an editor may say of an entry or a reading that not every format has a place for. */
export type Remark =
  'opinions' | 'comments' | 'decisions' | 'verdicts' | 'origins' | 'certainties' | 'classes' | 'authors'

/** Says which remarks of `entries` a format loses, with how many there are of each. */
export function addLostRemarks(
  losses: Losses,
  entries: readonly ApparatusEntry[],
  lost: readonly Remark[],
): void {
  for (const remark of lost) {
    const { name, count } = REMARKS[remark]
    let number = 0
    for (const entry of entries) number += count(entry)
    if (number > 0) losses.add(`${number} ${number === 1 ? name[0] : name[1]} not carried`)
  }
}

const ofReadings =
  (has: (reading: ApparatusEntry['readings'][number]) => boolean) =>
  ({ readings }: ApparatusEntry) =>
    readings.filter(has).length

const REMARKS: Readonly<
  Record<Remark, { name: readonly [string, string]; count: (entry: ApparatusEntry) => number }>
> = {
  opinions: { name: ['opinion is', 'opinions are'], count: ({ opinions = [] }) => opinions.length },
  comments: { name: ['comment is', 'comments are'], count: ({ comments = [] }) => comments.length },
  decisions: {
    name: ['decision is', 'decisions are'],
    count: ({ decision }) => Number(decision !== undefined),
  },
  verdicts: {
    name: ['verdict of a note is', 'verdicts of notes are'],
    count: ({ verdict = '' }) => Number(verdict !== ''),
  },
  origins: {
    name: ['account of where an entry comes from is', 'accounts of where entries come from are'],
    count: ({ origin }) => Number(origin.by !== 'hand' && origin.by !== 'import'),
  },
  certainties: {
    name: ['mark of certainty is', 'marks of certainty are'],
    count: ofReadings(({ certainty }) => certainty !== undefined),
  },
  classes: {
    name: ['class of a reading is', 'classes of readings are'],
    count: ofReadings((one) => one.class !== undefined),
  },
  authors: {
    name: ['author of a conjecture is', 'authors of conjectures are'],
    count: ofReadings(({ author }) => author !== undefined),
  },
}

/** How many entries a sentence names: enough to look at some, few enough to read. */
const SHOWN = 5
