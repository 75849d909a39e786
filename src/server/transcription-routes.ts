import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import type { EditionDesk, Transcriptions } from '../core/edition/index.ts'

const NewTranscription = v.object({
  name: v.pipe(v.string(), v.regex(/\S/u, 'must not be blank'), v.maxLength(1000)),
  text: v.pipe(v.string(), v.regex(/^\P{Surrogate}*$/u, 'must not hold half a character')),
})

/**
 * The transcriptions of an edition's witnesses, below `/api/editions/:id`: `GET transcriptions?path=…` gives
 * `{ "text": … }`, `POST transcriptions` with `{ "name", "text" }` keeps a text and gives `{ "path": … }`. Texts go as
 * JSON, in which a byte order mark is a character like any other.
 */
export function transcriptionRoutes(desk: EditionDesk, transcriptions: Transcriptions): Hono {
  const app = new Hono()

  app.get('/api/editions/:id/transcriptions', async (c) => {
    const { id, edition } = await editionIn(c, desk)
    if (edition === null) return noEdition(c, id)
    const path = c.req.query('path') ?? ''
    const text = await transcriptions.read(id, path)
    return text === null
      ? c.json(
          { error: `There is no transcription 「${path}」; put the file back, or add the witness anew.` },
          404,
        )
      : c.json({ text })
  })

  const tooLarge = (c: Context) =>
    c.json(
      { error: `A transcription cannot be larger than ${LARGEST >> 20} megabytes; take it in parts.` },
      413,
    )
  app.post(
    '/api/editions/:id/transcriptions',
    bodyLimit({ maxSize: LARGEST, onError: tooLarge }),
    async (c) => {
      if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? '')) {
        return c.json({ error: 'A transcription is sent as application/json.' }, 415)
      }
      const { name, text } = readNew(await c.req.text())
      const { id, edition } = await editionIn(c, desk)
      if (edition === null) return noEdition(c, id)
      return c.json({ path: await transcriptions.add(id, name, text) })
    },
  )

  return app
}

async function editionIn(c: Context, desk: EditionDesk) {
  const id = c.req.param('id') ?? ''
  return { id, edition: await desk.edition(id) }
}

const noEdition = (c: Context, id: string) =>
  c.json({ error: `There is no edition 「${id}」 that can be used.` }, 404)

/** Throws a SyntaxError that says what is wrong. */
function readNew(body: string): v.InferOutput<typeof NewTranscription> {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw new SyntaxError('The body is not JSON.')
  }
  const result = v.safeParse(NewTranscription, value)
  if (result.success) return result.output
  const issue = result.issues[0]
  throw new SyntaxError(
    `The transcription is not of the right shape: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}.`,
  )
}

/** In bytes: a standard history, 3 million characters, is 10 megabytes. */
const LARGEST = 64 * 1024 * 1024
