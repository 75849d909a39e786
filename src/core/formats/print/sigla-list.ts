import { plainText, type Run, run, joinRuns } from './run.ts'
import type { ExportInput } from '../export-format.ts'
import type { Printed } from './print-apparatus.ts'

/** A line of the list of witnesses: siglum, then what is known of it. */
export interface SiglaLine {
  readonly siglum: string
  readonly description: string
  /** Its family, where it has one. */
  readonly group: string | null
}

/** The witnesses that the printed entries name, and all that bear the text as a whole; in the edition's order. */
export function siglaList({ witnesses, entries }: ExportInput, { setting }: Printed): SiglaLine[] {
  const named = new Set<string | null>()
  for (const { readings, agreements = [] } of entries) {
    for (const { attestations } of readings) for (const { witness } of attestations) named.add(witness)
    for (const { witness } of agreements) named.add(witness)
  }
  const separator = setting.terms.name === 'chinese' ? '，' : ', '
  return witnesses
    .filter(
      ({ siglum, kind }) =>
        named.has(siglum) || kind === 'manuscript' || kind === 'print' || kind === undefined,
    )
    .map(({ siglum, title, author, date, extant, hands = [], group }) => {
      const parts: Run[][] = [author, title, date, extant].map((part) => run('remark', part))
      for (const { id, description } of hands)
        parts.push(run('remark', description === undefined ? id : `${id}: ${description}`))
      return { siglum, description: plainText(joinRuns(parts, separator)), group: group ?? null }
    })
}
