import type {
  Answer,
  Concordance,
  Created,
  EditionService,
  EntryRecords,
  FileProblem,
  LogRecord,
  NewFiles,
  Opened,
  ProjectSummary,
  Submission,
} from '../core/edition/index.ts'
import type { EmbeddedFont } from '../core/formats/index.ts'

/** What of an EventSource is used, so that tests can give their own. */
export type Events = Pick<EventSource, 'readyState' | 'onmessage' | 'onerror' | 'close'> & {
  addEventListener(type: 'problems', listener: (event: MessageEvent) => void): void
}

export interface HttpServiceOptions {
  /** Where the server answers, without a slash at the end; empty for the page's own server. */
  readonly base?: string
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  readonly events: (url: string) => Events
  /** Milliseconds before a stream that ended for good is asked for anew. */
  readonly patience?: number
}

/** The editions of a project, kept by a server: the desk over HTTP. */
export class HttpService implements EditionService {
  readonly #base: string
  readonly #fetch: HttpServiceOptions['fetch']
  readonly #events: HttpServiceOptions['events']
  readonly #patience: number
  /** The latest revision of each edition that was seen, from which a stream of changes begins. */
  readonly #seen = new Map<string, number>()

  constructor({ base = '', fetch, events, patience = 3000 }: HttpServiceOptions) {
    this.#base = base
    this.#fetch = fetch
    this.#events = events
    this.#patience = patience
  }

  /** The editions of the project, in order, and the formats they can be exported in. */
  async project(): Promise<ProjectSummary> {
    return (await this.#get('/api/project')) as ProjectSummary
  }

  async open(edition: string): Promise<Opened | null> {
    const response = await this.#fetch(this.#url(edition))
    if (response.status === 404) return null
    const opened = (await answerOf(response)) as Opened
    this.#saw(edition, opened.revision)
    return opened
  }

  async submit(edition: string, submission: Submission): Promise<Answer> {
    const response = await this.#fetch(this.#url(edition, '/changes'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(submission),
    })
    if (response.status === 409) return (await response.json()) as Answer
    // What the server cannot take at all it will not take later either: the editor is told, and it is not sent again.
    if (response.status === 400 || response.status === 413) {
      return { kind: 'refused', reason: await reasonOf(response), contested: [], records: [] }
    }
    return (await answerOf(response)) as Answer
  }

  /** Adds an edition to the project. Rejects when the server cannot be reached. */
  async create(id: string, { about, text, apparatus }: NewFiles): Promise<Created> {
    const source = typeof apparatus === 'string' ? apparatus : [...apparatus].join('')
    const response = await this.#fetch(`${this.#base}/api/editions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, about, text, apparatus: source }),
    })
    if (response.status === 400 || response.status === 413)
      return { kind: 'refused', reason: await reasonOf(response) }
    if (response.status === 409) return (await response.json()) as Created
    return (await answerOf(response)) as Created
  }

  async since(edition: string, revision: number): Promise<LogRecord[]> {
    const { records } = (await this.#get(`${this.#path(edition, '/changes')}?since=${revision}`)) as {
      records: LogRecord[]
    }
    return records
  }

  /**
   * An EventSource connects again by itself, and says what it saw last; only when the server answers with an error
   * does it give up, and is made anew here.
   */
  subscribe(
    edition: string,
    onRecord: (record: LogRecord) => void,
    onProblems: (problems: readonly FileProblem[]) => void = () => undefined,
  ): () => void {
    let ended = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let source: Events
    const connect = () => {
      source = this.#events(`${this.#url(edition, '/events')}?since=${this.#seen.get(edition) ?? 0}`)
      source.onmessage = ({ data }) => {
        const record = JSON.parse(String(data)) as LogRecord
        this.#saw(edition, record.revision)
        onRecord(record)
      }
      source.addEventListener('problems', ({ data }) => onProblems(JSON.parse(String(data)) as FileProblem[]))
      source.onerror = () => {
        if (ended || source.readyState !== CLOSED) return
        source.close()
        timer = setTimeout(connect, this.#patience)
      }
    }
    connect()
    return () => {
      ended = true
      clearTimeout(timer)
      source.close()
    }
  }

  /** An entry as it stands and all changes that concerned it. */
  async history(edition: string, entry: string): Promise<EntryRecords> {
    return (await this.#get(
      this.#path(edition, `/entries/${encodeURIComponent(entry)}/history`),
    )) as EntryRecords
  }

  /** The text of a witness's transcription; null when the file is not there. */
  async transcription(edition: string, path: string): Promise<string | null> {
    const response = await this.#fetch(
      `${this.#url(edition, '/transcriptions')}?path=${encodeURIComponent(path)}`,
    )
    if (response.status === 404) return null
    return ((await answerOf(response)) as { text: string }).text
  }

  /** Keeps the transcription of a witness called `name`, and gives its path. Rejects with a sentence when it cannot. */
  async addTranscription(edition: string, name: string, text: string): Promise<string> {
    const response = await this.#fetch(this.#url(edition, '/transcriptions'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, text }),
    })
    return ((await answerOf(response)) as { path: string }).path
  }

  /** Where each of `words` occurs in the editions of the project, but for one; only where it does occur. */
  async concordance(words: readonly string[], except: string): Promise<Concordance[]> {
    const query = new URLSearchParams([['except', except], ...words.map((one) => ['words', one])])
    return (await this.#get(`/api/concordance?${query}`)) as Concordance[]
  }

  /** Parts of the fonts of the server's machine that have `characters`; what none has is in none of them. */
  async fonts(characters: string): Promise<EmbeddedFont[]> {
    const response = await this.#fetch(`${this.#base}/api/fonts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ characters }),
    })
    const fonts = (await answerOf(response)) as (Omit<EmbeddedFont, 'content'> & { content: string })[]
    return fonts.map((font) => ({
      ...font,
      content: Uint8Array.from(atob(font.content), (byte) => byte.charCodeAt(0)),
    }))
  }

  /** Where a browser downloads the export of an edition. */
  exportUrl(edition: string, format: string): string {
    return `${this.#url(edition, '/export')}?format=${encodeURIComponent(format)}`
  }

  async #get(path: string): Promise<unknown> {
    return answerOf(await this.#fetch(this.#base + path))
  }

  #saw(edition: string, revision: number): void {
    this.#seen.set(edition, Math.max(revision, this.#seen.get(edition) ?? 0))
  }

  #url(edition: string, rest = ''): string {
    return this.#base + this.#path(edition, rest)
  }

  #path(edition: string, rest: string): string {
    return `/api/editions/${encodeURIComponent(edition)}${rest}`
  }
}

/** `EventSource.CLOSED` */
const CLOSED = 2

async function answerOf(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(await reasonOf(response))
  return response.json()
}

/** The server's own sentence, when it gave one. */
async function reasonOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null)
  const said = (body as { error?: unknown } | null)?.error
  return typeof said === 'string' ? said : `the server answered ${response.status}`
}
