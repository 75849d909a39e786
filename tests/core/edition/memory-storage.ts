import { createHash } from 'node:crypto'
import {
  type Answer,
  type EditionService,
  EditionDesk,
  EditionStore,
  type FileProblem,
  type LogRecord,
  type Opened,
  type Snapshot,
  type Storage,
  type StoredEdition,
  type Submission,
} from '../../../src/core/edition/index.ts'

export const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** One edition kept in memory, with ways to fail as disks do. It survives the desks that use it. */
export class OneEdition implements Storage {
  about = JSON.stringify({ title: '西夏紀', witnesses: [{ siglum: '長編' }] })
  text: string
  apparatus: string | null = null
  readonly log: LogRecord[] = []
  /** Called before each write; throws to make it fail. */
  beforeWrite: (what: 'text' | 'apparatus' | 'log') => void = () => undefined
  readonly #listeners = new Set<(record: LogRecord) => void>()

  constructor(text: string) {
    this.text = text
  }

  editions = async () => ['x']

  create = async () => false

  read = async (): Promise<StoredEdition> => ({
    about: { path: 'corpus/x/edition.json', source: this.about },
    text: { path: 'corpus/x/base.txt', source: this.text },
    apparatus: this.apparatus === null ? null : { path: 'apparatus/x.json', source: this.apparatus },
    apparatusPath: 'apparatus/x.json',
  })

  since = async (_: string, revision: number) => ({
    records: structuredClone(this.log.filter((record) => record.revision > revision)),
    problems: [],
  })

  revisionOf = async (_: string, change: string) => this.log.find(({ id }) => id === change)?.revision ?? null

  watch = () => () => undefined

  keepAside = async (path: string) => `${path}.outside-1`

  append = async (_: string, record: LogRecord) => {
    this.beforeWrite('log')
    if (this.log.length !== record.revision - 1) return false
    this.log.push(structuredClone(record))
    for (const listener of this.#listeners) listener(record)
    return true
  }

  writeSnapshot = async (_: string, { apparatus, about, text }: Snapshot) => {
    await Promise.resolve()
    if (about !== undefined) this.about = about
    if (text !== undefined) {
      this.beforeWrite('text')
      this.text = text
    }
    this.beforeWrite('apparatus')
    this.apparatus = apparatus
  }

  subscribe = (_: string, listener: (record: LogRecord) => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close = async () => undefined
}

export function desk(storage: Storage): { desk: EditionDesk; reported: FileProblem[] } {
  const reported: FileProblem[] = []
  const now = () => '2026-11-24T12:00:00Z'
  return {
    desk: new EditionDesk({ storage, hash, now, report: (problem) => reported.push(problem) }),
    reported,
  }
}

/** A connection to a desk that can be cut, can lose answers, and can be held until let go. */
export class Connection implements EditionService {
  cut = false
  loseNextAnswer = false
  submissions = 0
  /** Awaited before and after each message. */
  pass: () => Promise<void> = () => Promise.resolve()
  service: EditionService

  constructor(service: EditionService) {
    this.service = service
  }

  open = (id: string): Promise<Opened | null> => this.#through(() => this.service.open(id))
  since = (id: string, revision: number) => this.#through(() => this.service.since(id, revision))

  submit = async (id: string, submission: Submission): Promise<Answer> => {
    this.submissions++
    const answer = await this.#through(() => this.service.submit(id, structuredClone(submission)))
    if (!this.loseNextAnswer) return answer
    this.loseNextAnswer = false
    throw new Error('the answer was lost')
  }

  subscribe = (
    id: string,
    onRecord: (record: LogRecord) => void,
    onProblems?: (problems: readonly FileProblem[]) => void,
  ) =>
    this.service.subscribe(
      id,
      (record) => {
        if (!this.cut) void this.pass().then(() => onRecord(structuredClone(record)))
      },
      onProblems,
    )

  async #through<T>(send: () => Promise<T>): Promise<T> {
    await this.pass()
    if (this.cut) throw new Error('no connection')
    const answer = await send()
    await this.pass()
    return answer
  }
}

/** A client named `person`, whose clock stands still until it is moved. */
export async function client(service: EditionService, person: string) {
  const clock = { now: Date.parse('2026-11-24T12:00:00Z') }
  let ids = 0
  const { store } = await EditionStore.open('x', {
    service,
    person: () => person,
    now: () => new Date(clock.now).toISOString(),
    newId: () => `${person}-${++ids}`,
    wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
  })
  if (store === null) throw new Error('the edition could not be opened')
  const refused: string[][] = []
  store.subscribe((event) => {
    if (event.kind === 'refused')
      refused.push([event.refusal.change.id, event.refusal.reason, ...event.refusal.contested])
  })
  return { store, clock, refused }
}

/** Waits until every one of `stores` has everything acknowledged. */
export async function quiet(...stores: EditionStore[]): Promise<void> {
  for (let calm = 0; calm < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 2))
    calm = stores.every(({ saveState }) => saveState === 'saved') ? calm + 1 : 0
  }
}
