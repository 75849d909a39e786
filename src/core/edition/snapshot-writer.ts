import type { Edition } from './edition.ts'
import type { FileProblem } from './file-problem.ts'
import { type Hash, snapshotOf } from './load.ts'
import { type OpenEdition, snapshotFor } from './open-edition.ts'
import type { Storage } from './storage.ts'

/** What a writer of snapshots needs. */
export interface WriterOptions {
  readonly storage: Storage
  readonly hash: Hash
  /** The time now, ISO 8601 in UTC. */
  readonly now: () => string
  /** Told of what happens outside any request, so that it is not lost: a snapshot that could not be written. */
  readonly report: (problem: FileProblem) => void
  /** Fulfilled after so many milliseconds; without it, what could not be written waits for the next change. */
  readonly wait?: (milliseconds: number) => Promise<void>
}

/** What the writer asks of the desk whose editions it writes. */
interface Keeper {
  /** Whether `open` is still the edition called `id`. */
  readonly isCurrent: (id: string, open: OpenEdition) => boolean
  /** Does `business` when nothing else is done to the edition. */
  readonly inTurn: <T>(id: string, business: () => Promise<T>) => Promise<T>
  /** Tells every window of an edition what is wrong with it. */
  readonly tell: (id: string, open: OpenEdition) => void
}

/**
 * Writes snapshots behind the log, one at a time for an edition. What cannot be written is told once and tried again;
 * the log has every change already.
 */
export class SnapshotWriter {
  readonly #options: WriterOptions
  readonly #keeper: Keeper
  readonly #writing = new Map<string, Promise<void>>()
  /** Editions whose next snapshot waits until its time has come. */
  readonly #resting = new Map<string, OpenEdition>()
  /** The apparatus files of editions, as read or written last: long ones are not made anew for every window. */
  readonly #sources = new WeakMap<Edition, string>()

  constructor(options: WriterOptions, keeper: Keeper) {
    this.#options = options
    this.#keeper = keeper
  }

  /** The apparatus file of an edition. */
  apparatusOf(edition: Edition, textPath: string): string {
    const source =
      this.#sources.get(edition) ?? snapshotOf(edition, null, textPath, this.#options.hash).apparatus
    this.#sources.set(edition, source)
    return source
  }

  /** Notes that `source` is the apparatus file of `edition`. */
  knows(edition: Edition, source: string): void {
    this.#sources.set(edition, source)
  }

  /** Fulfilled when what is being written of an edition now is written. */
  async writing(id: string): Promise<void> {
    await this.#writing.get(id)
  }

  /** Writes the snapshot of `edition` at once. Rejects when it cannot be written. */
  async write(id: string, edition: Edition, open: OpenEdition): Promise<void> {
    const snapshot = snapshotFor(edition, open, this.#options.hash)
    this.#sources.set(edition, snapshot.apparatus)
    await this.#options.storage.writeSnapshot(id, snapshot)
    open.hasApparatus = true
  }

  /**
   * Has the snapshot written once, as it is by then, however many changes come while one is being written. One that
   * takes long is followed by a rest, so that an edition of fifty thousand entries is not written anew for every word.
   */
  wanted(id: string, open: OpenEdition): void {
    if (this.#writing.has(id) || open.blocked) return
    const rest = this.#restLeft(open)
    if (rest <= 0) this.#writeNow(id, open)
    else if (this.#resting.get(id) !== open) {
      this.#resting.set(id, open)
      void this.#options.wait?.(rest).then(() => this.#keeper.inTurn(id, async () => this.#endRest(id, open)))
    }
  }

  /** Waits until everything is written; what rests is written now. */
  async settle(): Promise<void> {
    do {
      for (const [id, open] of [...this.#resting]) this.#endRest(id, open)
      await Promise.allSettled([...this.#writing.values()])
    } while (this.#resting.size > 0)
  }

  #endRest(id: string, open: OpenEdition): void {
    if (this.#resting.get(id) !== open) return
    this.#resting.delete(id)
    if (open.stale && this.#keeper.isCurrent(id, open)) this.#writeNow(id, open)
  }

  /** Milliseconds until the next snapshot may be written. */
  #restLeft({ restsUntil }: OpenEdition): number {
    return this.#options.wait === undefined ? 0 : restsUntil - Date.parse(this.#options.now())
  }

  #writeNow(id: string, open: OpenEdition): void {
    if (this.#writing.has(id) || open.blocked) return
    this.#writing.set(
      id,
      Promise.resolve().then(() => this.#writeUntilCurrent(id, open)),
    )
  }

  async #writeUntilCurrent(id: string, open: OpenEdition): Promise<void> {
    const clock = () => Date.parse(this.#options.now())
    let failed = false
    try {
      for (let rest = 0; open.stale && !open.blocked && rest <= 0; rest = this.#restLeft(open)) {
        const { current } = open
        open.stale = false
        const begun = clock()
        await this.write(id, current, open).catch((error: unknown) => {
          open.stale = true
          throw error
        })
        const took = clock() - begun
        if (took >= LONG) open.restsUntil = clock() + Math.min(LONGEST_REST, took * REST)
        open.written = current
      }
      this.#couldWrite(id, open, null)
    } catch (error) {
      failed = true
      this.#couldWrite(id, open, unwritten(open.apparatusPath, 'The apparatus could not be written', error))
    } finally {
      // In the same breath as the last look at what is stale, so that no change falls between.
      this.#writing.delete(id)
    }
    if (failed) void this.#writeLater(id, open)
    else if (open.stale) this.wanted(id, open)
  }

  /** Tells once of each reason why the files cannot be written, and that they can be again. */
  #couldWrite(id: string, open: OpenEdition, problem: FileProblem | null): void {
    if (open.unwritten?.message === problem?.message) return
    open.unwritten = problem
    if (problem !== null) this.#options.report(problem)
    this.#keeper.tell(id, open)
  }

  async #writeLater(id: string, open: OpenEdition): Promise<void> {
    await this.#options.wait?.(UNTIL_WRITTEN_AGAIN)
    if (this.#options.wait !== undefined && open.stale && this.#keeper.isCurrent(id, open))
      this.wanted(id, open)
  }
}

/** Milliseconds until a snapshot that could not be written is tried again. */
const UNTIL_WRITTEN_AGAIN = 2000

/**
 * From so many milliseconds on a snapshot takes long; then there is a rest of so many times that, but not for longer. A
 * chapter is written in a few milliseconds, fifty thousand entries in some seconds; a disk may be slow for either.
 */
const LONG = 500
const REST = 9
const LONGEST_REST = 30_000

/** What is told when something could not be written. */
export const unwritten = (file: string, what: string, error: unknown): FileProblem => ({
  code: 'snapshot-not-written',
  severity: 'error',
  message: `${what} (${error instanceof Error ? error.message : String(error)}). Every change is in the log and will be brought in when that is mended.`,
  file,
  line: null,
  column: null,
})
