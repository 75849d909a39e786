/**
 * Measures `yiwen notes --json`, each text in a process of its own with its start and its output: `npm run bench:notes --
 * [FOLDER…]`. FOLDER holds further annotated texts (*.txt), to be mixed with those of this repository and to be read
 * repeated, too. Processor time counts the compiler's and the collector's threads; memory is the most that was held.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { hostileNotes } from '../core/notes/hostile-notes.ts'
import { variedNotes } from './varied-notes.ts'

const root = join(import.meta.dirname, '../..')
const folders = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'yiwen-bench-'))

const REPORT = `data:text/javascript,
  import { writeSync } from 'node:fs'
  process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())))`

interface Usage {
  readonly userCPUTime: number
  readonly systemCPUTime: number
  readonly maxRSS: number
}

/** What reading `content` takes: seconds of processor time and megabytes. */
async function measure(content: string): Promise<{ seconds: number; megabytes: number }> {
  const file = join(folder, 'text.txt')
  writeFileSync(file, content)
  const reader = spawn(
    process.execPath,
    ['--import', REPORT, join(root, 'dist/node/yiwen.js'), 'notes', file, '--json'],
    { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] },
  )
  let report = ''
  for await (const piece of reader.stdio[3] as AsyncIterable<Buffer>) report += piece.toString()
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(report) as Usage
  return { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }
}

async function row(name: string, content: string): Promise<void> {
  const { seconds, megabytes } = await measure(content)
  const each = ((seconds / content.length) * 1e6).toFixed(2)
  console.log(
    `${name.padEnd(34)} ${(content.length / 1e6).toFixed(2).padStart(6)} M ${seconds.toFixed(2).padStart(7)} s ` +
      `${each.padStart(7)} µs a character ${megabytes.toFixed(0).padStart(6)} MB`,
  )
}

try {
  for (const size of [1e5, 1e6, 1e7]) await row('notes of all kinds', variedNotes(size, folders))
  const files = [
    join(root, 'corpus/xixiaji-13/base.txt'),
    ...folders.flatMap((name) =>
      readdirSync(name)
        .filter((file) => file.endsWith('.txt'))
        .map((file) => join(name, file)),
    ),
  ]
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    await row(`${basename(file)}, repeated`, text.repeat(Math.ceil(1e7 / text.length)))
  }
  for (const [name, content] of hostileNotes(336_000)) await row(name, content)
} finally {
  rmSync(folder, { recursive: true })
}
