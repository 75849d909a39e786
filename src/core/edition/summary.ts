import { type ApparatusEntry, type Status, statuses } from '../apparatus/index.ts'
import { type Edition, runsOf } from './edition.ts'
import type { FileProblem } from './file-problem.ts'

/** An edition in the list of a project's editions. */
export interface EditionSummary {
  readonly id: string
  /** The id again when the edition cannot be used. */
  readonly title: string
  readonly author?: string
  readonly language?: string
  /** How many entries there are in each status; null when the edition cannot be used: `problems` say why. */
  readonly counts: Readonly<Record<Status, number>> | null
  readonly problems: readonly FileProblem[]
}

/** A project as its page first sees it. */
export interface ProjectSummary {
  readonly editions: readonly EditionSummary[]
  /** The formats it can be exported in. */
  readonly formats: readonly { readonly name: string; readonly title: string }[]
}

export function summarize(
  id: string,
  edition: Edition | null,
  problems: readonly FileProblem[],
): EditionSummary {
  if (edition === null) return { id, title: id, counts: null, problems }
  const { title, author, language } = edition.about
  return {
    id,
    title,
    ...(author !== undefined && { author }),
    ...(language !== undefined && { language }),
    counts: statusCounts(edition),
    problems,
  }
}

/** How many entries there are in each status. */
export function statusCounts(edition: Edition): Readonly<Record<Status, number>> {
  const counts = noneOfEach()
  for (const { sum } of runsOf(edition).sums(countStatuses))
    for (const status of statuses) counts[status] += sum[status]
  return counts
}

function countStatuses(entries: readonly ApparatusEntry[]): Readonly<Record<Status, number>> {
  const counts = noneOfEach()
  for (const { status } of entries) counts[status]++
  return counts
}

const noneOfEach = () => Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>
