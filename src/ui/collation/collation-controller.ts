import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ApparatusEntry } from '../../core/apparatus/index.ts'
import type { Fold } from '../../core/collation/index.ts'
import { type TableEdit, TokenFinder, type TableOutline } from '../../core/collation/table/index.ts'
import { type Edition, tableEditsOf } from '../../core/edition/index.ts'
import type { HttpService } from '../../storage/http.ts'
import { CollationWorker } from '../../worker/collate.ts'
import type { SentText, TableView } from '../../worker/collation-messages.ts'
import type { LaidOutGraph } from '../../worker/lay-out-graph.ts'

/** Who gives the texts of witnesses. */
export type TranscriptionSource = Pick<HttpService, 'transcription'>

/** What is collated, and the table that came of it. The base text is the first. */
export interface CollatedTexts {
  readonly texts: readonly SentText[]
  readonly view: TableView
  readonly outline: TableOutline
}

export type CollationState =
  /** No witness has a text that could be collated. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'collating'; readonly done: number; readonly of: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly why: string }

/**
 * Keeps the collation of an edition's transcribed witnesses up to date: fetches their texts, collates in a worker when
 * the texts changed, and has the table edited anew when only folds or edits did. What is outdated before it comes is
 * dropped. It redraws its host; showing the table is the host's.
 */
export class CollationController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #worker: CollationWorker | null = null
  #state: CollationState = { kind: 'empty' }
  #collated: CollatedTexts | null = null
  #missing: readonly string[] = []
  /** Texts that were fetched, by their paths: what is at a path never changes. */
  readonly #fetched = new Map<string, string>()
  /** What was last asked for, so that it is not asked twice. */
  #asked: { readonly key: string; readonly content: string; readonly folds: readonly Fold[]; readonly edits: readonly TableEdit[] } | null = null // prettier-ignore
  #run = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  get state(): CollationState {
    return this.#state
  }

  /** The latest table; an older one stays while the next is being made. */
  get collated(): CollatedTexts | null {
    return this.#collated
  }

  /** Sigla of witnesses whose transcription is not there. */
  get missing(): readonly string[] {
    return this.#missing
  }

  /** Brings the collation to `edition`; does nothing when it is there already or on its way. */
  follow(edition: Edition, source: TranscriptionSource, baseName: string, folds: readonly Fold[]): void {
    const witnesses = edition.witnesses.flatMap(({ siglum, transcription }) =>
      transcription === undefined ? [] : [{ siglum: siglum, path: transcription }],
    )
    const asked = this.#asked
    const { content } = edition.text
    const key = JSON.stringify([edition.id, baseName, witnesses])
    const edits = tableEditsOf(edition)
    if (asked?.key === key && asked.content === content && asked.folds === folds && asked.edits === edits)
      return
    this.#asked = { key, content, folds, edits }
    clearTimeout(this.#timer)
    if (witnesses.length === 0) {
      this.#run++
      this.#collated = null
      this.#set({ kind: 'empty' })
      return
    }
    if (
      asked?.key === key &&
      asked.content === content &&
      this.#worker !== null &&
      this.#state.kind === 'ready'
    ) {
      void this.#edit(folds, edits)
      return
    }
    const collate = () =>
      void this.#collate(edition.id, { siglum: baseName, text: content }, witnesses, source)
    // Typing goes on for a while; the table follows when it pauses.
    if (asked?.key === key && asked.content !== content) this.#timer = setTimeout(collate, PAUSE)
    else collate()
  }

  cancel(): void {
    this.#run++
    this.#worker?.end()
    this.#worker = null
    this.#set({ kind: 'cancelled' })
  }

  /** Forgets what was asked, so that the next `follow` collates. */
  again(): void {
    this.#asked = null
    this.#host.requestUpdate()
  }

  /** The entries of units of the present table, by their numbers; empty when the table has changed meanwhile. */
  async entries(units: readonly number[]): Promise<readonly ApparatusEntry[]> {
    const run = this.#run
    if (this.#worker === null || this.#state.kind !== 'ready') return []
    const { entries } = await this.#worker.ask('entries', { kind: 'entries', units })
    return run === this.#run ? entries : []
  }

  /** The variant graph of columns of the present table (`to` exclusive). */
  async graph(from: number, to: number): Promise<LaidOutGraph | null> {
    if (this.#worker === null || this.#collated === null) return null
    return (await this.#worker.ask('graph', { kind: 'graph', from, to })).graph
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#run++
    this.#worker?.end()
    this.#worker = null
    this.#asked = null
  }

  async #collate(
    edition: string,
    base: SentText,
    witnesses: readonly { readonly siglum: string; readonly path: string }[],
    source: TranscriptionSource,
  ): Promise<void> {
    const run = ++this.#run
    this.#set({ kind: 'loading' })
    try {
      await Promise.all(witnesses.map(({ path }) => this.#fetch(edition, path, source)))
      if (run !== this.#run) return
      const there = witnesses.filter(({ path }) => this.#fetched.has(path))
      this.#missing = witnesses.filter(({ path }) => !this.#fetched.has(path)).map(({ siglum }) => siglum)
      const texts = [base, ...there.map(({ siglum, path }) => ({ siglum, text: this.#fetched.get(path)! }))]
      if (texts.length === 1) {
        this.#collated = null
        this.#set({ kind: 'empty' })
        return
      }
      this.#set({ kind: 'collating', done: 0, of: there.length })
      // A collation that is no longer wanted is not waited for.
      this.#worker?.end()
      this.#worker = new CollationWorker()
      const { folds, edits } = this.#asked!
      const { view } = await this.#worker.ask(
        'table',
        { kind: 'collate', texts, folds, edits },
        (done, of) => {
          if (run === this.#run) this.#set({ kind: 'collating', done, of })
        },
      )
      if (run === this.#run) this.#show(texts, view)
    } catch (error) {
      if (run === this.#run) this.#failed(error)
    }
  }

  async #edit(folds: readonly Fold[], edits: readonly TableEdit[]): Promise<void> {
    const run = ++this.#run
    try {
      const { view } = await this.#worker!.ask('table', { kind: 'edit', folds, edits })
      if (run === this.#run) this.#show(this.#collated!.texts, view)
    } catch (error) {
      if (run === this.#run) this.#failed(error)
    }
  }

  #show(texts: readonly SentText[], view: TableView): void {
    const before = this.#collated
    // Who finds tokens is made anew only when the texts are others.
    const finder = before?.texts === texts ? before.outline.finder : finderOf(texts, view)
    this.#collated = {
      texts,
      view,
      outline: {
        witnesses: texts.map(({ siglum }, row) => (row === 0 ? null : siglum)),
        bounds: view.bounds,
        finder,
      },
    }
    this.#set({ kind: 'ready' })
  }

  async #fetch(edition: string, path: string, source: TranscriptionSource): Promise<void> {
    if (this.#fetched.has(path)) return
    const text = await source.transcription(edition, path)
    if (text !== null) this.#fetched.set(path, text)
  }

  #failed(error: unknown): void {
    this.#worker?.end()
    this.#worker = null
    this.#set({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
  }

  #set(state: CollationState): void {
    this.#state = state
    this.#host.requestUpdate()
  }
}

/** Milliseconds. */
const PAUSE = 700

/** Who finds tokens in each text; what that takes is made when it is first needed. */
function finderOf(
  texts: readonly SentText[],
  { starts, wordFrom, wordTo }: TableView,
): TableOutline['finder'] {
  const finders = new Map<number, TokenFinder>()
  return (row) => {
    let finder = finders.get(row)
    if (finder === undefined) {
      finder = new TokenFinder({
        text: texts[row]!.text,
        count: wordFrom[row]!.length,
        starts: starts[row]!,
        wordFrom: wordFrom[row]!,
        wordTo: wordTo[row]!,
      })
      finders.set(row, finder)
    }
    return finder
  }
}
