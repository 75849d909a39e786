import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ExportTools } from '../core/formats/index.ts'

/**
 * Parts of the fonts of this machine, for documents that a page writes: `POST /api/fonts` with `{ "characters": "𠀀…" }`
 * gives a list of `{ "family", "characters", "content" }`, the content as WOFF 2 in base 64.
 */
export function fontRoutes(tools: ExportTools): Hono {
  const app = new Hono()
  const tooLarge = (c: Context) => c.json({ error: 'So many characters are no question for fonts.' }, 413)
  app.post('/api/fonts', bodyLimit({ maxSize: LARGEST, onError: tooLarge }), async (c) => {
    if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? ''))
      return c.json({ error: 'Characters are sent as application/json.' }, 415)
    const body = await c.req.json<unknown>().catch(() => null)
    const characters = (body as { characters?: unknown } | null)?.characters
    if (typeof characters !== 'string') return c.json({ error: 'characters should be a text.' }, 400)
    const fonts = (await tools.embedFonts?.(characters)) ?? []
    return c.json(
      fonts.map(({ content, ...rest }) => ({ ...rest, content: Buffer.from(content).toString('base64') })),
    )
  })
  return app
}

/** In bytes: each of the hundred thousand characters there are, once. */
const LARGEST = 512 * 1024
