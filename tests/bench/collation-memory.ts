/**
 * How much memory a collation of two texts takes, each figure from a process of its own: `measureMemory` starts them;
 * run by itself with `held` or `peak` and two files it prints one as bytes. `held` is what the result keeps alive, after
 * garbage was collected, input apart; many small collations go before, so that neither dictionaries nor the program
 * are counted. `peak` is the most that the process had in memory beyond what it had before, looked at every two
 * milliseconds; there nothing goes before, since memory that was used and freed would hide what is used again, so that
 * the program and its dictionaries are in it.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

export interface MemoryTaken {
  readonly held: number
  readonly peak: number
}

const WARMING = 200
const RUNNER = 'tests/run-typescript.mjs'
const THIS = 'tests/bench/collation-memory.ts'

/** Measures two texts. Run from the top of the repository, as npm does. */
export function measureMemory(a: string, b: string): MemoryTaken {
  const folder = mkdtempSync(join(tmpdir(), 'yiwen-memory-'))
  try {
    const files = [a, b].map((text, i) => {
      const file = join(folder, String(i))
      writeFileSync(file, text)
      return file
    })
    const bytes = (what: keyof MemoryTaken) =>
      Number(
        execFileSync(process.execPath, ['--expose-gc', RUNNER, THIS, what, ...files], { encoding: 'utf8' }),
      )
    return { held: bytes('held'), peak: bytes('peak') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Starts the thread that collates and watches the memory of both. */
function watch([what, ...files]: readonly string[]): void {
  const worker = new Worker(resolve(RUNNER), { argv: [THIS, ...files], workerData: { what } })
  let before = 0
  let most = 0
  const look = () => (most = Math.max(most, process.memoryUsage.rss()))
  worker.on('message', (held: number | null) => {
    if (held !== null) {
      look()
      process.stdout.write(String(what === 'held' ? held : most - before))
      process.exit()
    }
    before = process.memoryUsage.rss()
    setInterval(look, 2)
    worker.postMessage('begin')
  })
}

async function collateOnce(what: string, [a, b]: readonly string[]): Promise<void> {
  const { collate } = await import('../../src/core/collation/index.ts')
  const texts = [a!, b!].map((file) => readFileSync(file, 'utf8'))
  const collated = (length: number) =>
    collate({ siglum: 'A', text: texts[0]!.slice(0, length) }, [
      { siglum: 'B', text: texts[1]!.slice(0, length) },
    ])
  const collect = (globalThis as { gc?: () => void }).gc!
  const inUse = () => {
    // Buffers are given back by the next collection after the one that found them free.
    for (let i = 0; i < 3; i++) collect()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  if (what === 'held') for (let i = 0; i < WARMING; i++) collated(1000)
  const before = inUse()
  parentPort!.once('message', () => {
    const result = collated(Infinity)
    const held = inUse() - before
    // Read after it was measured, so that it is still there.
    parentPort!.postMessage(result.units.count >= 0 ? held : 0)
  })
  parentPort!.postMessage(null)
}

const { what } = (workerData ?? {}) as { what?: string }
if (!isMainThread && what !== undefined) await collateOnce(what, process.argv.slice(2))
else if (process.argv[1]?.endsWith('collation-memory.ts') === true) watch(process.argv.slice(2))
