import type { EntryId } from '../../core/apparatus/index.ts'

/** What the address of the page names: `#/xixiaji-13/e-0004?status=disputed`. */
export interface Route {
  readonly edition: string | null
  readonly entry: EntryId | null
  /** Which entries are gone through; empty for all. */
  readonly query: string
}

export function readRoute(hash: string): Route {
  const [, edition, entry, query = ''] = /^#\/([^/?]*)(?:\/([^/?]+))?(?:\?(.*))?/u.exec(hash) ?? []
  return { edition: decode(edition), entry: decode(entry) as EntryId | null, query }
}

export function writeRoute({ edition, entry, query }: Route): string {
  if (edition === null) return ''
  const path = `#/${encodeURIComponent(edition)}${entry === null ? '' : `/${encodeURIComponent(entry)}`}`
  return query === '' ? path : `${path}?${query}`
}

function decode(part: string | undefined): string | null {
  if (part === undefined || part === '') return null
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
