import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { faultsOf, newProject } from './project.ts'

/** What a series of kills came to. */
export interface Toll {
  readonly kills: number
  readonly acknowledged: number
  /** One sentence each; empty when every promise was kept. */
  readonly faults: readonly string[]
}

/**
 * Kills a program that makes changes, `kills` times in projects of fifty kills, each once it has acknowledged between
 * one and about `apart` changes more, and looks each time at what is there. After `minutes` it leaves off.
 */
export async function killWriters(
  kills: number,
  apart: number,
  parallel: number,
  minutes = Infinity,
): Promise<Toll> {
  const end = Date.now() + 60_000 * minutes
  const program = await writerProgram()
  let left = kills
  const tolls: Toll[] = []
  const worker = async () => {
    while (left > 0 && Date.now() < end) {
      const some = Math.min(left, 50)
      left -= some
      tolls.push(await killInOneProject(program, some, apart, end))
    }
  }
  await Promise.all(Array.from({ length: parallel }, worker))
  await rm(dirname(program), { recursive: true, force: true })
  return {
    kills: tolls.reduce((sum, toll) => sum + toll.kills, 0),
    acknowledged: tolls.reduce((sum, toll) => sum + toll.acknowledged, 0),
    faults: tolls.flatMap(({ faults }) => faults),
  }
}

async function killInOneProject(program: string, most: number, apart: number, end: number): Promise<Toll> {
  const folder = await newProject()
  const faults: string[] = []
  let acknowledged = 0
  let kills = 0
  for (; kills < most && Date.now() < end; kills++) {
    const kill = kills
    const enough = acknowledged + 1 + Math.floor(Math.random() * 2 * apart)
    const before = acknowledged
    acknowledged = await writeUntil(program, folder, enough, acknowledged)
    if (acknowledged === before) faults.push(`kill ${kill}: the writer wrote nothing`)
    faults.push(
      ...(await faultsOf(folder, acknowledged)).map((fault) => `kill ${kill} at ${acknowledged}: ${fault}`),
    )
    const left = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yiwen.tmp'))
    if (left.length > 0) faults.push(`kill ${kill}: left over: ${left.join(', ')}`)
  }
  await rm(folder, { recursive: true, force: true })
  return { kills, acknowledged, faults }
}

/** Starts the writer and kills it in the middle of something once it said `enough`; gives what it said last. */
async function writeUntil(program: string, folder: string, enough: number, from: number): Promise<number> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let said = from
  let rest = ''
  let dying = false
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    said = Number(lines.at(-1) ?? said)
    if (said < enough || dying) return
    dying = true
    // Somewhere within the next change or two, not always right after an acknowledgement.
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 5)
  })
  await closed
  return said
}

/** The writer as one file that Node runs at once. */
async function writerProgram(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yiwen-writer-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'tests/torture/write-until-killed.ts',
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  })
  return join(folder, 'writer.mjs')
}
