import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Handler } from './handler.ts'

/** A server that listens. */
export interface Listening {
  readonly port: number
  /** `http://127.0.0.1:4747` */
  readonly address: string
  /** Takes no more requests, lets those under way end, and cuts the event streams. */
  close(): Promise<void>
}

/**
 * Listens on the loopback address at `port` (0: any that is free) and answers with the handler made for the port it
 * got. Rejects with the system's error when it cannot, such as EADDRINUSE.
 */
export async function listen(
  port: number,
  host: string,
  handlerFor: (port: number) => Handler,
): Promise<Listening> {
  let handler: Handler | null = null
  const fetch = (request: Request) => handler?.(request) ?? new Response(null, { status: 503 })
  const server = createAdaptorServer({ fetch, hostname: host, overrideGlobalObjects: false })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
  const found = (server.address() as AddressInfo).port
  handler = handlerFor(found)
  return {
    port: found,
    address: `http://${host.includes(':') ? `[${host}]` : host}:${found}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeIdleConnections' in server) {
          server.closeIdleConnections()
          // Event streams never end by themselves; whatever else is under way has this long.
          setTimeout(() => server.closeAllConnections(), LAST_REQUESTS).unref()
        }
      }),
  }
}

/** Milliseconds that requests under way get to end. */
const LAST_REQUESTS = 500
