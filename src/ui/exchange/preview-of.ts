import type { ExportFormat } from '../../core/formats/index.ts'

/** A part of what was written, to be looked at. */
export interface Preview {
  readonly text: string
  /** Where in `text` the first entry is: there one wants to look first. In code units. */
  readonly entry: number
  /** Whether `text` is all of it. */
  readonly whole: boolean
}

/** The beginning of `content`, and what is about its first entry where that comes later; no font as letters. */
export function previewOf(content: string, { firstEntry }: Pick<ExportFormat, 'firstEntry'>): Preview {
  const short = content.replace(DATA, (data) => `${data.slice(0, 40)}…`)
  const at = Math.max(0, firstEntry === undefined ? 0 : short.search(firstEntry))
  if (at < SHOWN) return { text: cut(short, 0, SHOWN), entry: at, whole: short.length <= SHOWN }
  const before = short.lastIndexOf('\n', at - BEFORE)
  const head = `${cut(short, 0, BEFORE)}\n…\n`
  const from = before < BEFORE ? at : before + 1
  return { text: head + cut(short, from, from + SHOWN), entry: head.length + at - from, whole: false }
}

/** In code units: as much of a file as one looks at, and how much of it stands before the first entry. */
const SHOWN = 20_000
const BEFORE = 1000

const DATA = /base64,[A-Za-z0-9+/=]{200,}/g

/** A part of `text`, with no half character at its ends. */
const cut = (text: string, from: number, to: number) =>
  text.slice(from, to).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
