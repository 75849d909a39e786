import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Random } from '../torture/random.ts'
import { mutate } from './mutate.ts'
import { lacking, problemsFrom, type Reader } from './reader.ts'

/** What came of feeding a reader spoilt files. */
export interface Findings {
  readonly files: number
  /** The longest it took, in milliseconds of the processor for each megabyte, small files counted as a tenth of one. */
  readonly slowest: number
  /** Exceptions, hangs, and problems without file, place or sentence, each with the seed that shows it again. */
  readonly faults: readonly string[]
}

/** Feeds `reader` its sample, spoilt `times` times; file `n` follows from `seed + n`. */
export async function fuzz(reader: Reader, times: number, seed: number): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'yiwen-fuzz-'))
  const faults: string[] = []
  let slowest = 0
  // What is done the first time takes longer, and says nothing of a file.
  for (let n = 0; n < 5; n++) await problemsFrom(reader, reader.sample, folder)
  for (let n = 0; n < times; n++) {
    const random = new Random(seed + n)
    const bytes = reader.spoil?.(random) ?? mutate(reader.sample, random)
    const began = process.cpuUsage()
    try {
      const lack = lacking(await problemsFrom(reader, bytes, folder))
      if (lack !== null) faults.push(`seed ${seed + n}: ${lack}`)
    } catch (error) {
      faults.push(
        `seed ${seed + n}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      )
    }
    const { user, system } = process.cpuUsage(began)
    const pace = (user + system) / 1000 / Math.max(0.1, bytes.length / 2 ** 20)
    slowest = Math.max(slowest, pace)
    if (pace > (reader.slowest ?? SLOWEST)) faults.push(`seed ${seed + n}: ${Math.round(pace)} ms a megabyte`)
  }
  await rm(folder, { recursive: true, force: true })
  return { files: times, slowest, faults }
}

/** Milliseconds of the processor's time for a megabyte: what other programs take meanwhile does not count. */
const SLOWEST = 1000
