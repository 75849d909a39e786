import type { EntryId } from '../../core/apparatus/index.ts'

/** What the address of the page names: `#/xixiaji-13/e-0004`. */
export interface Route {
  readonly edition: string | null
  readonly entry: EntryId | null
}

export function readRoute(hash: string): Route {
  const [, edition, entry] = /^#\/([^/]*)(?:\/([^/]+))?/u.exec(hash) ?? []
  return { edition: decode(edition), entry: decode(entry) as EntryId | null }
}

export function writeRoute({ edition, entry }: Route): string {
  if (edition === null) return ''
  return `#/${encodeURIComponent(edition)}${entry === null ? '' : `/${encodeURIComponent(entry)}`}`
}

function decode(part: string | undefined): string | null {
  if (part === undefined || part === '') return null
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
