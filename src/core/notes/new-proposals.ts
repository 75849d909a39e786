import { type ApparatusEntry, lemmaText, type Selector } from '../apparatus/index.ts'
import { entryId } from './entries.ts'

/**
 * Those of `proposals` that the apparatus does not have yet, whatever became of the others: accepted, rejected, edited
 * or moved, a clause of a note that has its entry is not proposed again. They are numbered after the highest `e-NNNN`.
 *
 * An entry is known by the clause it comes from, not by its lemma or reading, which an editor may have changed: by the
 * clause's place and words, or, when the text has shifted, by its words and neighbourhood. Where one clause states
 * several entries, as many are known as the apparatus has of it. An entry made by hand or by collation is known by
 * its lemma, readings and witnesses.
 */
export function newProposals(
  existing: readonly ApparatusEntry[],
  proposals: readonly ApparatusEntry[],
): ApparatusEntry[] {
  const left = new Set(existing)
  const known = new Set<ApparatusEntry>()
  for (const same of [sameStatement, sameClause, sameClauseElsewhere, sameReadings]) {
    const byKey = new Map<string, ApparatusEntry[]>()
    for (const entry of left) {
      for (const key of same(entry)) byKey.set(key, [...(byKey.get(key) ?? []), entry])
    }
    for (const proposal of proposals) {
      if (known.has(proposal)) continue
      const found = same(proposal)
        .flatMap((key) => byKey.get(key) ?? [])
        .find((entry) => left.has(entry))
      if (found === undefined) continue
      left.delete(found)
      known.add(proposal)
    }
  }
  let last = Math.max(0, ...existing.map(({ id }) => Number(/^e-(\d+)$/.exec(id)?.[1] ?? 0)))
  return proposals
    .filter((proposal) => !known.has(proposal))
    .map((proposal) => ({ ...proposal, id: entryId(++last) }))
}

/** The same clause, at its place, with the same lemma and readings. */
function sameStatement(entry: ApparatusEntry): string[] {
  return sameClause(entry).map((key) => JSON.stringify([key, lemmaText(entry), texts(entry)]))
}

function sameClause({ origin }: ApparatusEntry): string[] {
  if (origin.by !== 'notes' || origin.clause.span === null) return []
  return [JSON.stringify([bare(origin.clause.exact), origin.clause.span.from])]
}

/** The same words in the same neighbourhood, wherever they stand now. */
function sameClauseElsewhere(entry: ApparatusEntry): string[] {
  if (entry.origin.by !== 'notes') return []
  const { clause, note } = entry.origin
  const words = bare(clause.exact)
  return [
    JSON.stringify([words, neighbourhood(clause)]),
    JSON.stringify([words, note.exact, neighbourhood(note)]),
    // An insertion beside the note changes one of its neighbours.
    JSON.stringify([words, note.exact, 'before', note.prefix]),
    JSON.stringify([words, note.exact, 'after', note.suffix]),
  ]
}

/** Whether a clause is read with the stop that closes it is no difference. */
const bare = (words: string) => words.replace(/[。，；：！？」』”’\s]+$/u, '')

const neighbourhood = ({ prefix, suffix }: Selector) => [prefix, suffix]

function sameReadings(entry: ApparatusEntry): string[] {
  if (entry.lemma.some(({ span }) => span === null)) return []
  const witnesses = entry.readings.map(({ attestations }) => attestations.map(({ witness }) => witness))
  return [
    JSON.stringify([entry.lemma.map(({ span, exact }) => [span!.from, exact]), texts(entry), witnesses]),
  ]
}

const texts = ({ readings }: ApparatusEntry) => readings.map(({ kind, text }) => [kind, text])
