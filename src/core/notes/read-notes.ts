import type { ApparatusEntry, Witness } from '../apparatus/index.ts'
import type { BaseText, Problem, Read } from '../text/index.ts'
import { doubtfulText } from './doubtful-text.ts'
import { editedPlaces } from './edited-places.ts'
import { toEntries } from './entries.ts'
import { findAllNotes } from './find-notes.ts'
import { baseWords, flatten } from './flat-text.ts'
import { fold } from './fold.ts'
import { impossibleDates } from './impossible-dates.ts'
import { impossibleYears } from './impossible-years.ts'
import type { Notation, Note } from './note.ts'
import { NoteReader } from './note-reader.ts'
import { readRunning } from './running.ts'
import { Speakers } from './voices.ts'
import { isSimplified } from './script.ts'
import { type Source, SourceRegister } from './sources.ts'
import { carryStars, starMarks } from './star-places.ts'

/** What the notes of a text record. */
export interface NotesRead {
  readonly entries: readonly ApparatusEntry[]
  /** Every source the notes name, those that are only cited too. */
  readonly sources: readonly Source[]
  /** How the text marks its notes, as far as notes were found. */
  readonly notations: readonly Notation[]
  /** How many notes were found, with variants or without. */
  readonly notes: number
}

export interface NotesOptions {
  /** How notes are marked (`（）`, `〔一〕`, `○`, `附：` …); found by itself when absent. */
  readonly marks?: string
  /** The witnesses of the edition; names are resolved to them first. */
  readonly witnesses?: readonly Witness[]
}

/**
 * Reads the variants that the notes of `text` record, as proposals for an apparatus. Nothing is thrown: what cannot
 * be read is told in the problems, with its place in the text.
 */
export function readNotes(text: BaseText, options: NotesOptions = {}): Read<NotesRead> {
  const { content } = text
  const { value: found, problems } = findAllNotes(content, options.marks)
  const folded = fold(content)
  const base = baseWords(folded, found.apart)
  const register = new SourceRegister(options.witnesses ?? [], isSimplified(content))
  const bodies = found.notes.map((note) => flatten(folded, note.body))
  const speakers = new Speakers(bodies.map(({ words }) => words))
  const reader = new NoteReader(text, folded, base, register, speakers)
  found.notes.forEach((note, i) => reader.survey(note, bodies[i]!))
  found.notes.forEach((note, i) => reader.cite(note, bodies[i]!))
  const findings = found.notes.flatMap((note, i) => reader.read(note, bodies[i]!))
  findings.push(
    ...readRunning(folded, found.apart).flatMap((note) => reader.read(note, flatten(folded, note.body))),
  )
  findings.push(...editedPlaces(content))
  findings.sort((a, b) => a.note.from - b.note.from || a.clause.from - b.clause.from)
  const starred = carryStars(content, base, findings, starMarks(content))
  return {
    value: {
      entries: toEntries(text, starred.findings),
      sources: register.sources(),
      notations: found.notations,
      notes: found.notes.length,
    },
    problems: [
      ...problems,
      ...doubtfulText(content, found.notes),
      ...impossibleDates(
        text,
        found.notes.map(({ span }) => span),
        folded,
      ),
      ...impossibleYears(text, folded),
      ...reader.problems,
      ...untoldProblem(reader.untold, found.notes),
      ...starred.problems,
    ].sort((a, b) => (a.at?.from ?? 0) - (b.at?.from ?? 0)),
  }
}

/** Says how many problems of one kind are not told one by one. */
function untoldProblem(count: number, notes: readonly Note[]): Problem[] {
  const last = notes.at(-1)
  return count === 0 || last === undefined
    ? []
    : [
        {
          code: 'lemma-not-found',
          severity: 'warning',
          message: `${count} more clauses are about words that were not found; is this a text with notes?`,
          at: { from: last.span.from, to: last.span.from + 1 },
        },
      ]
}
