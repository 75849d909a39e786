import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import {
  chooses,
  type Concordance,
  Concordancer,
  type EditionDesk,
  exportInput,
  FileError,
  type Hash,
  type ProjectSummary,
  type Transcriptions,
} from '../core/edition/index.ts'
import { statuses } from '../core/apparatus/index.ts'
import {
  type ExportTools,
  exportFormats,
  findExportFormat,
  readExportOptions,
} from '../core/formats/index.ts'
import { looseForm } from '../core/search/index.ts'
import { changeEvents } from './change-events.ts'
import { fontRoutes } from './font-routes.ts'
import { guard, securityHeaders } from './guard.ts'
import { newEditionRoute } from './new-edition-route.ts'
import type { PageFiles } from './page-files.ts'
import { readSubmission } from './read-submission.ts'
import { admission } from './token.ts'
import { transcriptionRoutes } from './transcription-routes.ts'

export interface HandlerOptions {
  readonly desk: EditionDesk
  readonly transcriptions: Transcriptions
  readonly hash: Hash
  readonly page: PageFiles
  /** What formats may ask of this machine. */
  readonly tools?: ExportTools
  /** Where the server is reached: Host must name it. */
  readonly port: number
  /** Names and addresses by which it is reached beyond the loopback address, as they stand in a URL. */
  readonly names?: readonly string[]
  /** What whoever asks must know; null lets everybody in who reaches the server. */
  readonly token?: string | null
  /** Told of errors that are our own fault. */
  readonly report: (error: unknown) => void
  /** Milliseconds between the signs of life of an event stream. */
  readonly heartbeat?: number
}

export type Handler = (request: Request) => Promise<Response>

/** The server as a function: the API over the editions of one project, and the files of the page. */
export function createHandler(options: HandlerOptions): Handler {
  const {
    desk,
    transcriptions,
    hash,
    page,
    port,
    report,
    tools = {},
    heartbeat = HEARTBEAT,
    names = [],
    token = null,
  } = options
  const app = new Hono()
  app.use(securityHeaders())
  app.use(guard(port, names))
  if (token !== null) app.use(admission(token, port))

  app.get('/api/project', async (c) => {
    const formats = exportFormats.map(({ name, title }) => ({ name, title }))
    return c.json({ editions: await desk.project(), formats } satisfies ProjectSummary)
  })

  app.get('/api/editions/:id', async (c) => {
    const opened = await desk.open(c.req.param('id'))
    return opened === null ? noEdition(c) : c.json(opened)
  })

  app.get('/api/editions/:id/changes', async (c) => {
    const since = numberIn(c.req.query('since') ?? '0')
    if (since === null) return wrong(c, 400, 'since should be a revision, such as 42.')
    if ((await desk.edition(c.req.param('id'))) === null) return noEdition(c)
    return c.json({ records: await desk.since(c.req.param('id'), since) })
  })

  const tooLarge = (c: Context) =>
    wrong(c, 413, `A change cannot be larger than ${LARGEST_CHANGE >> 20} megabytes; send it in parts.`)
  app.post(
    '/api/editions/:id/changes',
    bodyLimit({ maxSize: LARGEST_CHANGE, onError: tooLarge }),
    async (c) => {
      if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? '')) {
        return wrong(c, 415, 'A change is sent as application/json.')
      }
      const submission = readSubmission(await c.req.text())
      const answer = await desk.submit(c.req.param('id'), submission)
      return c.json(answer, answer.kind === 'accepted' ? 200 : 409)
    },
  )

  app.get('/api/editions/:id/entries/:entry/history', async (c) => {
    const history = await desk.history(c.req.param('id'), c.req.param('entry'))
    if (history === null) return noEdition(c)
    if (history.entry !== null || history.records.length > 0) return c.json(history)
    return wrong(c, 404, `There never was an entry 「${c.req.param('entry')}」 in this edition.`)
  })

  app.get('/api/editions/:id/events', async (c) => {
    const edition = await desk.edition(c.req.param('id'))
    if (edition === null) return noEdition(c)
    const from = numberIn(c.req.header('last-event-id') ?? c.req.query('since') ?? String(edition.revision))
    if (from === null) return wrong(c, 400, 'Last-Event-ID should be a revision, such as 42.')
    return c.body(changeEvents(desk, edition.id, from, heartbeat), 200, {
      'content-type': 'text/event-stream; charset=utf-8',
    })
  })

  app.get('/api/editions/:id/export', async (c) => {
    const format = findExportFormat(c.req.query('format') ?? '')
    if (format === null) {
      return wrong(c, 400, `The format should be one of ${exportFormats.map(({ name }) => name).join(', ')}.`)
    }
    const wanted = listIn(c.req.query('status')) ?? statuses.filter((status) => status !== 'rejected')
    const chosen = statuses.filter((status) => wanted.includes(status))
    if (chosen.length < wanted.length) return wrong(c, 400, `A status is one of ${statuses.join(', ')}.`)
    const style = readExportOptions((name) => c.req.query(name))
    if ('wrong' in style) return wrong(c, 400, style.wrong)
    const edition = await desk.edition(c.req.param('id'))
    if (edition === null) return noEdition(c)
    const layers = listIn(c.req.query('layer'))
    const witnesses = listIn(c.req.query('witness'))
    const choice = { statuses: chosen, ...(layers && { layers }), ...(witnesses && { witnesses }) }
    const input = exportInput(edition, `corpus/${edition.id}/base.txt`, hash, chooses(choice))
    const { content, problems } = await format.write(input, style.options, tools)
    return c.body(typeof content === 'string' ? content : Uint8Array.from(content), 200, {
      'content-type': format.mediaType + (typeof content === 'string' ? '; charset=utf-8' : ''),
      'content-disposition': attachment(edition.id + format.extension),
      ...(problems.length > 0 && { 'yiwen-problems': inHeader(problems.map(({ message }) => message)) }),
    })
  })

  app.route('/', transcriptionRoutes(desk, transcriptions))
  app.route('/', fontRoutes(tools))
  app.route('/', newEditionRoute(desk))

  const concordancer = new Concordancer(looseForm())
  app.get('/api/concordance', async (c) => {
    const wanted = c.req.queries('words') ?? []
    if (wanted.length === 0 || wanted.length > MOST_WORDS || wanted.some((words) => !isWords(words))) {
      return wrong(c, 400, `words should be one to ${MOST_WORDS} times up to ${LONGEST_WORDS} characters.`)
    }
    const found: Concordance[] = []
    for (const { id, counts } of await desk.project()) {
      const edition = counts === null || id === c.req.query('except') ? null : await desk.edition(id)
      if (edition === null) continue
      found.push(...wanted.map((words) => concordancer.of(edition, words, MOST_LINES)))
    }
    return c.json(found.filter(({ total }) => total > 0))
  })

  app.all('/api/*', (c) => wrong(c, 404, `There is nothing at ${c.req.path}.`))

  app.get('*', async (c) => {
    const file = await page(c.req.path)
    if (file === null) return c.req.path === '/' ? notBuilt(c) : c.text('There is no such page.', 404)
    return c.body(file.content, 200, {
      'content-type': file.mediaType,
      'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
  })

  app.onError((error, c) => {
    if (error instanceof SyntaxError) return wrong(c, 400, error.message)
    if (error instanceof FileError) return wrong(c, 503, error.message)
    // Whoever hangs up in the middle hears nothing more, and nothing is wrong here.
    if (c.req.raw.signal.aborted || (error as NodeJS.ErrnoException).code === 'ECONNRESET') {
      return wrong(c, 400, 'The request ended before it was whole.')
    }
    report(error)
    return wrong(c, 500, `Something went wrong in Yiwen: ${error.message}.`)
  })
  app.notFound((c) => wrong(c, 404, `There is nothing at ${c.req.path}.`))

  return async (request) => app.fetch(request)
}

/** Milliseconds. Proxies and browsers take a stream that says nothing for a minute for dead. */
const HEARTBEAT = 15_000

/** In bytes: a whole apparatus in one change has room in it. */
const LARGEST_CHANGE = 32 * 1024 * 1024

/** What one question for words may ask, and how many lines of each text it is answered with. */
const MOST_WORDS = 20
const LONGEST_WORDS = 200
const MOST_LINES = 50

const isWords = (words: string) => words !== '' && words.length <= LONGEST_WORDS

const wrong = (c: Context, status: 400 | 404 | 413 | 415 | 500 | 503, error: string) =>
  c.json({ error }, status)

const noEdition = (c: Context) =>
  wrong(c, 404, `There is no edition 「${c.req.param('id')}」 that can be used.`)

const notBuilt = (c: Context) => c.text('The page is not built yet; run: npm run build', 503)

const numberIn = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null)

const listIn = (text: string | undefined): string[] | undefined =>
  text?.split(',').filter((part) => part !== '')

/** As many of `sentences` as a header may hold, in JSON, percent-encoded; what is left out is counted. */
function inHeader(sentences: readonly string[]): string {
  let kept = sentences.length
  const encoded = () =>
    encodeURIComponent(
      JSON.stringify(
        kept === sentences.length
          ? sentences
          : [
              ...sentences.slice(0, kept),
              `There are ${sentences.length - kept} more; the command line lists them.`,
            ],
      ),
    )
  while (kept > 0 && encoded().length > LARGEST_HEADER) kept = Math.floor(kept / 2)
  return encoded()
}

/** In bytes: half of what Node and browsers accept for all headers together. */
const LARGEST_HEADER = 8 * 1024

/** RFC 6266: the name in ASCII for old programs, and as it is. */
function attachment(name: string): string {
  return `attachment; filename="${name.replace(/[^\w.-]/gu, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
