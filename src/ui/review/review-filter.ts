import { type EntryKind, entryKinds, type Origin, type Status, statuses } from '../../core/apparatus/index.ts'
import type { Choice } from '../../core/edition/index.ts'

/** Which entries are gone through, and in which order. */
export interface ReviewFilter extends Choice {
  readonly order?: 'weight'
}

export const origins: readonly Origin['by'][] = ['notes', 'collation', 'hand', 'import', 'consistency']

/** The filter that the query of an address says; what it does not know is left out. */
export function readFilter(query: string): ReviewFilter {
  const said = new URLSearchParams(query)
  const list = (name: string): string[] => (said.get(name) ?? '').split(',').filter((part) => part !== '')
  const known = <T extends string>(name: string, all: readonly T[]): T[] =>
    all.filter((one) => list(name).includes(one))
  const words = said.get('words') ?? ''
  return {
    ...named('statuses', known<Status>('status', statuses)),
    ...named('kinds', known<EntryKind>('kind', entryKinds)),
    ...named('layers', list('layer')),
    ...named('witnesses', list('witness')),
    ...named('origins', known('origin', origins)),
    ...named('people', list('person')),
    ...(words !== '' && { words }),
    ...(said.get('order') === 'weight' && { order: 'weight' as const }),
  }
}

/** The query that says `filter`, without its question mark; empty when nothing is chosen. */
export function writeFilter(filter: ReviewFilter): string {
  const lists: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['status', filter.statuses],
    ['kind', filter.kinds],
    ['layer', filter.layers],
    ['witness', filter.witnesses],
    ['origin', filter.origins],
    ['person', filter.people],
  ]
  const query = new URLSearchParams()
  for (const [name, values] of lists) if (values !== undefined) query.set(name, values.join(','))
  if (filter.words !== undefined) query.set('words', filter.words)
  if (filter.order !== undefined) query.set('order', filter.order)
  return query.toString()
}

/** Whether every entry passes. */
export function isOpen({ order: _, ...choice }: ReviewFilter): boolean {
  return Object.values(choice).every((value) => value === undefined || value === '')
}

function named<K extends string, T>(name: K, values: readonly T[]): Partial<Record<K, readonly T[]>> {
  return values.length === 0 ? {} : ({ [name]: values } as Record<K, readonly T[]>)
}
