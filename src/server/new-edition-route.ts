import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { type EditionDesk, isEditionId } from '../core/edition/index.ts'

const whole = v.pipe(v.string(), v.regex(/^\P{Surrogate}*$/u, 'must not hold half a character'))
const NewEdition = v.object({ id: v.string(), about: whole, text: whole, apparatus: whole })

/**
 * `POST /api/editions` with `{ "id", "about", "text", "apparatus" }`, the last three as the files are to be, adds an
 * edition to the project: 201, or 409 with the reason why not.
 */
export function newEditionRoute(desk: EditionDesk): Hono {
  const app = new Hono()
  const tooLarge = (c: Context) =>
    c.json(
      {
        error: `An edition larger than ${LARGEST >> 20} megabytes cannot be made here; yiwen import --edition can.`,
      },
      413,
    )
  app.post('/api/editions', bodyLimit({ maxSize: LARGEST, onError: tooLarge }), async (c) => {
    if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? ''))
      return c.json({ error: 'An edition is sent as application/json.' }, 415)
    const body = v.safeParse(NewEdition, await c.req.json<unknown>().catch(() => null))
    if (!body.success) {
      const [issue] = body.issues
      return c.json({ error: `The edition is not of the right shape: ${issue.message}.` }, 400)
    }
    const { id, ...files } = body.output
    if (!isEditionId(id))
      return c.json({ error: `「${id}」 cannot name an edition: letters, digits, . _ and - only.` }, 400)
    const answer = await desk.create(id, files)
    return c.json(answer, answer.kind === 'created' ? 201 : 409)
  })
  return app
}

/** In bytes: fifty thousand entries on a text of three megabytes take forty. */
const LARGEST = 192 * 1024 * 1024
