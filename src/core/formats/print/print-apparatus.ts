import { type ApparatusEntry, lemmaExtent, type Siglum, type Witness } from '../../apparatus/index.ts'
import { isPlace, type Problem } from '../../text/index.ts'
import type { ExportInput } from '../export-format.ts'
import type { ExportOptions } from '../export-options.ts'
import { addLostRemarks, Losses } from '../losses.ts'
import { bracketRuns, type EntryRuns, type Told } from './bracket.ts'
import { extantWitnesses } from './extant.ts'
import { linesOf, printedLemma } from './lemma.ts'
import { letters } from './numerals.ts'
import { plainText } from './run.ts'
import { sentenceRuns } from './sentences.ts'
import { type Setting, settingOf } from './setting.ts'
import { speller } from './spelling.ts'
import { voicesOf } from './voices.ts'

/** An entry ready to be printed. */
export interface PrintedEntry extends EntryRuns {
  readonly entry: ApparatusEntry
  /** The place of its apparatus among `Printed.apparatuses`. */
  readonly apparatus: number
  /** Counted from 1 within its apparatus, in the order in which lemmata end. */
  readonly number: number
  /** The number as a note mark; apparatuses after the first count in letters: 12, b, *c. */
  readonly mark: string
  /** Where its mark stands in the text, in code units: after the lemma; null for an entry whose words are lost. */
  readonly at: number | null
}

/** One apparatus of an edition in print. */
export interface PrintedApparatus {
  readonly id: string
  readonly title: string
  readonly entries: readonly PrintedEntry[]
}

/** Everything an edition prints beside its text. */
export interface Printed {
  readonly setting: Setting
  /** In the edition's order, those without entries left out. */
  readonly apparatuses: readonly PrintedApparatus[]
  /** All entries in the order of their marks in the text, those without a place last. */
  readonly entries: readonly PrintedEntry[]
  readonly problems: readonly Problem[]
}

/**
 * The apparatus of an edition as it is printed, the same for every format. `usual` is what the format does where
 * `options` leave it open. Every entry becomes one printed entry, but for those that only tell of spellings when
 * these are folded; what is left out is among the problems.
 */
export function printApparatus(
  input: ExportInput,
  options: ExportOptions = {},
  usual: ExportOptions = {},
): Printed {
  const setting = settingOf(input, options, usual)
  const losses = new Losses()
  const print = entryPrinter(input, setting, losses)
  const kept: { entry: ApparatusEntry; runs: EntryRuns; at: number | null }[] = []
  for (const entry of input.entries) {
    const runs = print(entry)
    if (runs === null)
      losses.add('An entry tells of other spellings only, and they are folded: it is left out', entry.id)
    else kept.push({ entry, runs, at: markPlace(input, entry) })
  }
  kept.sort((a, b) =>
    (a.at ?? Infinity) === (b.at ?? Infinity) ? 0 : (a.at ?? Infinity) - (b.at ?? Infinity),
  )
  reportUnprinted(input.entries, losses)

  const layers = setting.separate
    ? layersOf(input)
    : [{ id: 'apparatus', title: setting.terms.headings.apparatus }]
  const used = new Set(kept.map(({ entry }) => entry.layer))
  const shown = setting.separate ? layers.filter(({ id }) => used.has(id)) : kept.length > 0 ? layers : []
  const numberOf = new Map(shown.map(({ id }, i) => [id, i]))
  const byApparatus: PrintedEntry[][] = shown.map(() => [])
  const entries = kept.map(({ entry, runs, at }): PrintedEntry => {
    const apparatus = setting.separate ? numberOf.get(entry.layer)! : 0
    const members = byApparatus[apparatus]!
    const number = members.length + 1
    const printed = { ...runs, entry, apparatus, number, mark: markOf(apparatus, number), at }
    members.push(printed)
    return printed
  })
  const { layers: titles } = setting.terms.headings
  return {
    setting,
    apparatuses: shown.map(({ id, title }, i) => ({
      id,
      title: title ?? titles[id] ?? id,
      entries: byApparatus[i]!,
    })),
    entries,
    problems: losses.problems(),
  }
}

/** A function that prints one entry; null when nothing of it is left to print. */
export function entryPrinter(
  input: ExportInput,
  setting: Setting,
  losses: Losses = new Losses(),
): (entry: ApparatusEntry) => EntryRuns | null {
  const spell = speller()
  const lines = linesOf(input.text, input.noteMarks)
  const voices = voicesOf(input, setting, extantWitnesses(input, losses))
  const witnesses = new Map<Siglum, Witness>(input.witnesses.map((witness) => [witness.siglum, witness]))
  return (entry) => {
    const spelled = spell(entry)
    if (
      setting.folded &&
      entry.readings.length > 0 &&
      spelled.readings.length === 0 &&
      entry.kind === 'reading'
    )
      return null
    const lemma = printedLemma(entry, lines, setting)
    const told: Told = { entry, lemma, spelled, voices: voices(entry, spelled) }
    const runs = setting.sentences ? sentenceRuns(told, setting, witnesses) : bracketRuns(told, setting)
    for (const { span, exact } of entry.lemma) {
      if (span === null)
        losses.add(
          'The words of the lemma are no longer in the text: the entry is printed after it',
          entry.id,
        )
      else if (input.text.content.slice(span.from, span.to) !== exact) {
        losses.add(
          'The words of the lemma were altered since the entry was made: the entry has the old ones',
          entry.id,
        )
      }
    }
    return runs
  }
}

/** A printed entry in words alone. */
export const plainEntry = ({ head, separator, body }: EntryRuns) =>
  plainText([...head, ...separator, ...body])

/** The layers of the edition, and those that entries are in without their being declared. */
function layersOf({ layers, entries }: ExportInput): ExportInput['layers'] {
  const declared = new Set(layers.map(({ id }) => id))
  return [
    ...layers,
    ...Array.from(new Set(entries.map(({ layer }) => layer)), (id) => ({ id })).filter(
      ({ id }) => !declared.has(id),
    ),
  ]
}

/** After the last word of the lemma, before the line end when the lemma reaches over it. */
function markPlace({ text }: ExportInput, entry: ApparatusEntry): number | null {
  const extent = lemmaExtent(entry)
  if (extent === null) return null
  let { to } = extent
  if (!isPlace(extent)) while (to > extent.from + 1 && /[\r\n]/.test(text.content[to - 1]!)) to--
  return to
}

/** Numbers, then letters, then letters with a star, two … for apparatuses without end. */
const markOf = (apparatus: number, number: number) =>
  apparatus === 0 ? String(number) : '*'.repeat(apparatus - 1) + letters(number)

/** What no print has room for, because it is the editors' own talk. */
function reportUnprinted(entries: readonly ApparatusEntry[], losses: Losses): void {
  addLostRemarks(losses, entries, ['opinions', 'comments'])
  for (const { id, status } of entries) {
    if (status === 'disputed') losses.add('The entry is disputed; print does not say so', id)
  }
}
