import { siglum } from '../../apparatus/index.ts'
import { baseText, type BaseText, toCodePoint } from '../../text/index.ts'
import type { Imported, ImportOptions, ImportProblem } from '../import-format.ts'
import type { WireEntry } from '../json/index.ts'

/** Texts side by side: a row for each place, a cell for each text; null where a text has nothing. */
export interface Table {
  readonly sigla: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/**
 * The apparatus that an alignment table amounts to: the cells of one text, joined, are the base, and each row in which
 * another differs is an entry. The base is the text asked for, or the one that the apparatus will be keyed to, or the
 * first. Null when a text is asked for that the table does not have.
 */
export function importTable(
  table: Table,
  options: ImportOptions,
  origin: { readonly file: string; readonly format: string },
): { value: Imported; problems: ImportProblem[] } | string {
  const { sigla, rows } = table
  const { base: wanted, target } = options
  const asked = wanted === undefined ? -1 : sigla.indexOf(wanted)
  if (wanted !== undefined && asked < 0)
    return `The table has no text 「${wanted}」; it has ${sigla.join(', ')}.`
  const glue = spaced(rows) ? ' ' : ''
  const columns = sigla.map((_, i) => rows.map((row) => row[i] ?? null))
  const joined = (i: number) => join(columns[i]!, glue)
  const fitting =
    target === undefined || asked >= 0
      ? -1
      : sigla.findIndex((_, i) => bare(joined(i).content) === bare(target.content))
  const base = asked >= 0 ? asked : Math.max(fitting, 0)
  const { content, starts } = joined(base)
  const own = baseText(content.endsWith('\n') ? content : `${content}\n`)
  // A table often has the words without their line ends: they are found in the text by counting what is no space.
  const fits = target !== undefined && bare(content) === bare(target.content)
  const text = fits ? target : own
  const place = fits ? placesIn(own, target) : (offset: number) => offset
  const problems: ImportProblem[] = []
  if (target !== undefined && !fits) {
    problems.push({
      code: 'other-text',
      severity: 'warning',
      message: `The text of 「${sigla[base]!}」 is not the base text; its words are looked for there.`,
      line: null,
      column: null,
    })
  }
  const entries = rows.flatMap((row, i): WireEntry[] => {
    const lemma = trimmed(row[base] ?? null)
    const words = row.map(trimmed)
    if (words.every((cell) => cell === lemma)) return []
    const readings = new Map<string, string[]>()
    const agreements: string[] = []
    words.forEach((cell, k) => {
      if (k === base) return
      if (cell === lemma) agreements.push(sigla[k]!)
      else readings.set(cell, [...(readings.get(cell) ?? []), sigla[k]!])
    })
    const cell = row[base] ?? ''
    const lead = cell.length - cell.trimStart().length
    const at = starts[i]! + (lemma === '' ? 0 : lead)
    const from = place(at)
    const to = lemma === '' ? from : place(at + lemma.length - 1) + 1
    const attest = (names: readonly string[]) => names.map((witness) => ({ witness }))
    return [
      {
        id: `e-${String(i + 1).padStart(4, '0')}`,
        layer: 'variants',
        kind: 'reading',
        lemma: [selector(text, from, to)],
        readings: Array.from(readings, ([words, bearers], k) => ({
          id: `r${k + 1}`,
          kind:
            words === ''
              ? ('omission' as const)
              : lemma === ''
                ? ('addition' as const)
                : ('substitution' as const),
          text: words,
          attestations: attest(bearers),
        })),
        ...(agreements.length > 0 && { agreements: attest(agreements) }),
        origin: { by: 'import', ...origin },
        status: 'proposed',
      },
    ]
  })
  return {
    value: {
      witnesses: sigla.flatMap((name, i) =>
        i === base || name.trim() === '' ? [] : [{ siglum: siglum(name) }],
      ),
      layers: [{ id: 'variants' }],
      text: fits ? null : own,
      entries,
      readsNotes: false,
    },
    problems,
  }
}

/** The cells one after another, and where each begins. */
function join(cells: readonly (string | null)[], glue: string): { content: string; starts: number[] } {
  const parts: string[] = []
  const starts: number[] = []
  let length = 0
  let last = ''
  for (const cell of cells) {
    const words = cell ?? ''
    const space =
      words !== '' && last !== '' && glue !== '' && !/\s$/u.test(last) && !/^[\s\p{Pe}.,;:!?·]/u.test(words)
        ? glue
        : ''
    if (words !== '') last = words
    parts.push(space, words)
    starts.push(length + space.length)
    length += space.length + words.length
  }
  return { content: parts.join(''), starts }
}

/** Whether the cells are words that were cut at their spaces and lost them. */
function spaced(rows: readonly (readonly (string | null)[])[]): boolean {
  let letters = 0
  let edges = 0
  for (const row of rows) {
    for (const cell of row) {
      if (cell === null || cell === '') continue
      if (/\s$|^\s/u.test(cell)) edges++
      if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(cell) && /\p{L}/u.test(cell))
        letters++
    }
  }
  return letters > 0 && edges < letters / 4
}

const bare = (text: string | { content: string }) =>
  (typeof text === 'string' ? text : text.content).replace(/\s+/gu, '')
const trimmed = (cell: string | null) => (cell ?? '').trim()

/** Carries an offset of `own` to `target`, which has the same characters with other white space among them. */
function placesIn(own: BaseText, target: BaseText): (offset: number) => number {
  const a = offsetsOfInk(own.content)
  const b = offsetsOfInk(target.content)
  return (offset) => {
    let low = 0
    let high = a.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (a[middle]! < offset) low = middle + 1
      else high = middle
    }
    // A place after the last word stays right after it.
    return low === a.length ? (b.length === 0 ? 0 : b[b.length - 1]! + 1) : b[low]!
  }
}

function offsetsOfInk(content: string): Uint32Array {
  const offsets = new Uint32Array(content.length)
  let count = 0
  for (let i = 0; i < content.length; i++) if (!/\s/u.test(content[i]!)) offsets[count++] = i
  return offsets.subarray(0, count)
}

function selector(text: BaseText, from: number, to: number): WireEntry['lemma'][number] {
  const whole = (offset: number) =>
    /[\ud800-\udbff][\udc00-\udfff]/.test(text.content.slice(offset - 1, offset + 1)) ? offset + 1 : offset
  const end = Math.min(whole(to), text.content.length)
  const before = Array.from(text.content.slice(Math.max(0, from - 2 * NEAR), from))
    .slice(-NEAR)
    .join('')
  const after = Array.from(text.content.slice(end, end + 2 * NEAR))
    .slice(0, NEAR)
    .join('')
  return {
    start: toCodePoint(text, from),
    end: toCodePoint(text, end),
    exact: text.content.slice(from, end),
    prefix: before,
    suffix: after,
  }
}

/** As many characters of the neighbourhood as elsewhere. */
const NEAR = 16
