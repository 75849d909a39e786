import type { AdditionSide, ApparatusEntry, Attestation, Reading, Witness } from '../apparatus/index.ts'

/** What a line says of its lemma, its names resolved. */
export interface LineEntry {
  readonly entry: Pick<ApparatusEntry, 'kind'> & {
    readonly readings: readonly Omit<Reading, 'id'>[]
    readonly agreements: readonly Attestation[]
    readonly verdict: string
    readonly side: AdditionSide | null
  }
  /** Those it names; the edition may have them already. */
  readonly witnesses: readonly Witness[]
}
