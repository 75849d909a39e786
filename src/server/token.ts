import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** A new token that nobody can guess: 192 random bits, in characters that a URL takes as they are. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/** Why a token that somebody chose is not good enough; null when it is. */
export function tokenProblem(token: string): string | null {
  if (!/^[\w.~-]+$/.test(token)) return 'it may hold letters, digits, - . _ and ~ only'
  return token.length < SHORTEST ? `it should have ${SHORTEST} characters or more` : null
}

/**
 * Lets in whoever knows `token`: by the address with `?token=…` once, which gives a cookie and leads on to the address
 * without it, so that the token stays in no history and no link; by that cookie afterwards, event streams and downloads
 * included; or, for programs, by `Authorization: Bearer`.
 */
export function admission(token: string, port: number): MiddlewareHandler {
  const cookie = `yiwen-${port}`
  const known = digest(token)
  const is = (given: string | undefined) => given !== undefined && timingSafeEqual(digest(given), known)
  return async (c, next) => {
    const given = c.req.query('token')
    if (given !== undefined && c.req.method === 'GET' && !c.req.path.startsWith('/api/')) {
      if (!is(given)) return refused(c)
      setCookie(c, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' })
      return c.redirect('/', 303)
    }
    const bearer = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    if (!is(getCookie(c, cookie)) && !is(bearer)) return refused(c)
    await next()
    return undefined
  }
}

function refused(c: Context): Response {
  const error = 'This Yiwen asks for a token: open the whole address that it printed when it was started.'
  return c.req.path.startsWith('/api/') ? c.json({ error }, 401) : c.text(error, 401)
}

/** Of one length for all, so that comparing takes the same time for all. */
const digest = (text: string) => createHash('sha256').update(text).digest()

const SHORTEST = 16
