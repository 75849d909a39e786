import type { MiddlewareHandler } from 'hono'

/**
 * Lets through what our own page asks for and nothing else. Any web site may send requests to a loopback address:
 * one whose name was rebound to it is known by Host, one that merely posts to it by Origin and Sec-Fetch-Site.
 * `names` are further hosts it answers to, as they stand in a URL.
 */
export function guard(port: number, names: readonly string[] = []): MiddlewareHandler {
  const hosts = new Set(
    ['127.0.0.1', 'localhost', '[::1]', ...names.map((name) => name.toLowerCase())].flatMap((name) => [
      `${name}:${port}`,
      ...bare(name),
    ]),
  )
  function bare(name: string): string[] {
    return port === HTTP_PORT ? [name] : []
  }
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    if (!hosts.has(host.toLowerCase())) {
      return c.json({ error: `Yiwen answers at http://127.0.0.1:${port}, not to the name ${host}.` }, 403)
    }
    const site = c.req.header('sec-fetch-site')
    const fromElsewhere = site !== undefined && site !== 'same-origin' && site !== 'none'
    if (c.req.path.startsWith('/api/') && fromElsewhere) {
      return c.json({ error: 'Only the page of Yiwen itself may ask for this.' }, 403)
    }
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && c.req.header('origin') !== `http://${host}`) {
      return c.json({ error: 'Only the page of Yiwen itself may change anything.' }, 403)
    }
    await next()
    return undefined
  }
}

/** What every answer says to the browser: nothing from elsewhere, nothing inline, no frame, no guessing. */
export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    for (const [name, value] of HEADERS) c.res.headers.set(name, value)
    if (c.req.path.startsWith('/api/')) c.res.headers.set('cache-control', 'no-store')
  }
}

const HTTP_PORT = 80

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // Lit's templates; our workers; the editor's reading of what is pasted, in a document of its own where nothing runs.
  'trusted-types lit-html ProseMirrorClipboard yiwen-worker',
].join('; ')

const HEADERS: readonly (readonly [string, string])[] = [
  ['content-security-policy', CONTENT_SECURITY_POLICY],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
]
