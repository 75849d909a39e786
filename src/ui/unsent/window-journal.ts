import type { Unsent, UnsentKeeper } from '../../core/edition/index.ts'
import { newId } from '../new-id.ts'

/** What of the browser's lock manager is used; pages that come over plain HTTP from elsewhere have none. */
export type Locks = Pick<LockManager, 'request'>

/**
 * Keeps unsent changes in the browser's IndexedDB, a row for each window and edition. A window holds a lock with its
 * name as long as it lives, by which another knows whether it may take over what that one left: at once after a crash
 * or a reload, or later when that window goes. Where there are no locks every row is taken; a change that two windows
 * send is made once.
 *
 * It writes at most ten times a second, and what is acknowledged before that is not written at all.
 */
export class WindowJournal implements UnsentKeeper {
  readonly #window = newId()
  readonly #locks: Locks | undefined
  readonly #database: Promise<IDBDatabase | null>
  /** Where there is something to look at, by place. */
  readonly #due = new Map<string, () => Unsent | null>()
  /** Rows of other windows that are ours now, and go when ours is written. */
  readonly #taken = new Map<string, IDBValidKey[]>()
  readonly #written = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #writing: Promise<void> = Promise.resolve()
  #works = true

  constructor(databases: IDBFactory, locks: Locks | undefined) {
    this.#locks = locks
    this.#database = openDatabase(databases).catch((error: unknown) => {
      console.warn(error)
      this.#works = false
      return null
    })
    void locks?.request(lockOf(this.#window), () => new Promise(() => {}))
  }

  /** Whether changes are safe from a reload and a crash: false when the browser keeps nothing, as in private windows. */
  get works(): boolean {
    return this.#works
  }

  keep(place: string, read: () => Unsent | null): void {
    this.#due.set(place, read)
    this.#timer ??= setTimeout(() => void this.flush(), MOMENT)
  }

  /** Writes what is due now, as before the page is left. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const due = [...this.#due]
    this.#due.clear()
    this.#writing = this.#writing.then(() => this.#write(due))
    return this.#writing
  }

  adopt(place: string, take: (unsent: Unsent) => Promise<void>): () => void {
    const leaving = new AbortController()
    this.#adoptAll(place, take, leaving.signal).catch((error: unknown) => console.warn(error))
    return () => leaving.abort()
  }

  async #adoptAll(
    place: string,
    take: (unsent: Unsent) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const database = await this.#database
    if (database === null) return
    const rows = database.transaction(ROWS).objectStore(ROWS)
    const keys = await done(rows.getAllKeys(IDBKeyRange.bound([place], [place, []])))
    const adoptions = keys.map((key) => this.#adoptRow(database, place, key, take, signal))
    await Promise.all(adoptions)
  }

  async #adoptRow(
    database: IDBDatabase,
    place: string,
    key: IDBValidKey,
    take: (unsent: Unsent) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const [, window] = key as [string, string]
    if (window === this.#window) return
    const adopt = async () => {
      const unsent = (await done(database.transaction(ROWS).objectStore(ROWS).get(key))) as Unsent | undefined
      if (unsent === undefined || signal.aborted) return
      await take(unsent)
      this.#taken.set(place, [...(this.#taken.get(place) ?? []), key])
      await this.flush()
    }
    if (this.#locks === undefined) return adopt()
    await this.#locks.request(lockOf(window), { signal }, adopt).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }

  async #write(due: readonly (readonly [string, () => Unsent | null])[]): Promise<void> {
    const database = await this.#database
    if (database === null) return
    for (const [place, read] of due) {
      const unsent = read()
      const taken = this.#taken.get(place) ?? []
      if (unsent === null && taken.length === 0 && !this.#written.has(place)) continue
      try {
        const transaction = database.transaction(ROWS, 'readwrite', { durability: 'strict' })
        const rows = transaction.objectStore(ROWS)
        if (unsent === null) rows.delete([place, this.#window])
        else rows.put(unsent, [place, this.#window])
        for (const key of taken) rows.delete(key)
        // So that it is done although the page may be gone the next moment.
        transaction.commit()
        await new Promise<void>((resolve, reject) => {
          transaction.oncomplete = () => resolve()
          transaction.onabort = () => reject(transaction.error ?? new Error('the browser keeps nothing'))
        })
        this.#taken.delete(place)
        if (unsent === null) this.#written.delete(place)
        else this.#written.add(place)
        this.#works = true
      } catch (error) {
        // Such as a full disk: the window itself still has all of it, and the page asks before it is left.
        console.warn(error)
        this.#works = false
        return
      }
    }
  }
}

const ROWS = 'unsent'

/** Milliseconds: an answer mostly comes sooner, and nothing needs to be written then. */
const MOMENT = 100

const lockOf = (window: string) => `yiwen-window-${window}`

async function openDatabase(databases: IDBFactory): Promise<IDBDatabase> {
  const request = databases.open('yiwen', 1)
  request.onupgradeneeded = () => request.result.createObjectStore(ROWS)
  return done(request)
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'))
  })
}
