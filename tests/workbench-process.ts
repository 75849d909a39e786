import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A server of the built workbench, as a user starts it. */
export interface WorkbenchProcess {
  readonly address: string
  /** Ends it as Ctrl+C does, and waits until it has ended. */
  stop(): Promise<void>
  /** Ends it as a power cut does. */
  kill(): Promise<void>
}

/** Starts the built workbench on `project` at a port that is free. Throws with what it said when it does not start. */
export async function startWorkbench(
  project: string,
  port?: number,
  more: readonly string[] = [],
): Promise<WorkbenchProcess> {
  const at = port ?? (await freePort())
  const child = spawn(
    process.execPath,
    ['dist/node/yiwen.js', 'serve', project, '--port', String(at), ...more],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes(`:${at}`)) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => reject(new Error(`the workbench did not start: ${said}`)))
  })
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  return { address: `http://127.0.0.1:${at}/`, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
