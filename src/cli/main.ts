#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import type { Io } from './command.ts'
import { run } from './run.ts'

// A reader that has seen enough (`yiwen … | head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

/** What a shell gives for a program that was interrupted. */
const INTERRUPTED = 130

const io: Io = {
  out: (data) => void process.stdout.write(data),
  say: (line) => void process.stderr.write(`${line}\n`),
  isTerminal: process.stderr.isTTY === true,
  cwd: process.cwd(),
  pageFolder: fileURLToPath(new URL('../page', import.meta.url)),
  stopped: new Promise((resolve) => {
    let asked = false
    const stop = () => {
      // Whoever asks twice does not want to wait.
      if (asked) process.exit(INTERRUPTED)
      asked = true
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  }),
}

try {
  process.exitCode = await run(process.argv.slice(2), io)
} catch (error) {
  io.say(`yiwen: ${error instanceof Error ? error.message : String(error)}`)
  if (process.env['YIWEN_DEBUG'] !== undefined) console.error(error)
  process.exitCode = 1
}
