import { type ApparatusEntry, type EntryId, lemmaExtent } from '../apparatus/index.ts'
import { type Span, touches } from '../text/index.ts'

/**
 * Those of the `proposals` that `existing` does not have yet, whatever became of them there: accepted, rejected,
 * edited. They are renumbered after the highest number of `existing`.
 *
 * An entry is known by the words of the note that state it, which stay when an editor changes lemma or reading, and
 * by what it says, which stays when a later reader draws the clause otherwise or the entry was made by hand.
 */
export function newProposals(
  existing: readonly ApparatusEntry[],
  proposals: readonly ApparatusEntry[],
): ApparatusEntry[] {
  const free = new Set(existing)
  const byStart = indexByClause(existing)
  const claim = (proposal: ApparatusEntry, near: readonly ApparatusEntry[], same: Same) => {
    const found = near.find((entry) => free.has(entry) && same(entry, proposal))
    return found !== undefined && free.delete(found)
  }
  // What says the same is claimed first, so that an edited neighbour in the same clause is left for what it was.
  let left = [...proposals]
  for (const same of [saysTheSame, hasSameClauseAndLemma, hasSameClauseAndReading, hasSameClause]) {
    left = left.filter((proposal) => !claim(proposal, byStart(proposal), same))
  }
  let number = Math.max(0, ...existing.map(({ id }) => Number(/^e-(\d+)$/u.exec(id)?.[1] ?? 0)))
  return left.map((proposal) => ({ ...proposal, id: `e-${String(++number).padStart(4, '0')}` as EntryId }))
}

type Same = (entry: ApparatusEntry, proposal: ApparatusEntry) => boolean

const saysTheSame: Same = (a, b) => sameLemma(a, b) && sameReading(a, b)

const hasSameClause: Same = (a, b) => {
  const clauseA = clauseOf(a)
  const clauseB = clauseOf(b)
  return clauseA !== null && clauseB !== null && clauseA.from === clauseB.from && clauseA.to === clauseB.to
}

const hasSameClauseAndLemma: Same = (a, b) => clausesTouch(a, b) && sameLemma(a, b)

const hasSameClauseAndReading: Same = (a, b) => clausesTouch(a, b) && sameReading(a, b)

function clausesTouch(a: ApparatusEntry, b: ApparatusEntry): boolean {
  const clauseA = clauseOf(a)
  const clauseB = clauseOf(b)
  return clauseA !== null && clauseB !== null && touches(clauseA, clauseB)
}

const clauseOf = ({ origin }: ApparatusEntry): Span | null =>
  origin.by === 'notes' ? origin.clause.span : null

function sameLemma(a: ApparatusEntry, b: ApparatusEntry): boolean {
  const extentA = lemmaExtent(a)
  const extentB = lemmaExtent(b)
  return extentA !== null && extentB !== null && extentA.from === extentB.from && extentA.to === extentB.to
}

function sameReading(a: ApparatusEntry, b: ApparatusEntry): boolean {
  return a.readings.some((one) => b.readings.some(({ kind, text }) => kind === one.kind && text === one.text))
}

/** The entries whose clause or lemma stands near a proposal's, so that each is compared with few. */
function indexByClause(
  entries: readonly ApparatusEntry[],
): (proposal: ApparatusEntry) => readonly ApparatusEntry[] {
  const cells = new Map<number, ApparatusEntry[]>()
  const enter = (span: Span | null, entry: ApparatusEntry) => {
    for (const cell of cellsOf(span)) {
      const list = cells.get(cell)
      if (list === undefined) cells.set(cell, [entry])
      else if (list.at(-1) !== entry) list.push(entry)
    }
  }
  for (const entry of entries) {
    enter(clauseOf(entry), entry)
    enter(lemmaExtent(entry), entry)
  }
  return (proposal) => [
    ...new Set(
      [...cellsOf(clauseOf(proposal)), ...cellsOf(lemmaExtent(proposal))].flatMap(
        (cell) => cells.get(cell) ?? [],
      ),
    ),
  ]
}

/** The text is divided into cells of so many code units. */
const CELL = 64

function cellsOf(span: Span | null): number[] {
  if (span === null) return []
  const first = Math.floor(span.from / CELL)
  const last = Math.floor(span.to / CELL)
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
