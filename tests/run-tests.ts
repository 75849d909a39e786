import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium, howToGetChromium, installChromium } from './find-chromium.ts'

/*
 * `npm test`: builds what the tests drive, runs them all, and says in its last line how many passed and failed.
 * Arguments are vitest's own: `npm test -- tests/core`. It never passes without the browser tests unless
 * ALLOW_NO_BROWSER=1, and then says so.
 */

const root = fileURLToPath(new URL('..', import.meta.url))

/** What we read in vitest's JSON report. */
interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

const leftOut = browserTestsToLeaveOut()
for (const kind of [[], ['--ssr']]) {
  if (run('vite', ['build', ...kind, '--logLevel', 'warn']) !== 0) end(0, 1, 0, 'The build failed.')
}
const { status, report } = runVitest()
if (report === null) end(0, 1, 0, 'The tests could not be run.')
if (leftOut.length > 0) console.log(`browser tests SKIPPED (${leftOut.length} files): ALLOW_NO_BROWSER=1`)
// A file that cannot be loaded has no test that could fail, and is a failure all the same.
const unloaded = report.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
)
const failed = report.numFailedTests + unloaded.length
// So is an error outside of any test.
const outside = status !== 0 && failed === 0 ? 1 : 0
if (report.numPassedTests + failed === 0) end(0, 1, 0, 'No test was run.')
end(
  report.numPassedTests,
  failed + outside,
  report.numPendingTests + report.numTodoTests,
  outside > 0 ? 'An error happened outside the tests; see above.' : null,
)

/** The files of browser tests that cannot be run and need not be; ends the run when they need be. */
function browserTestsToLeaveOut(): string[] {
  try {
    if ((findChromium() ?? (installChromium() ? findChromium() : null)) !== null) return []
  } catch (error) {
    end(0, 1, 0, (error as Error).message)
  }
  if (process.env['ALLOW_NO_BROWSER'] !== '1') {
    end(
      0,
      1,
      0,
      `No Chromium, Chrome or Edge was found for the browser tests. Get one with: ${howToGetChromium}`,
    )
  }
  const files = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith('.browser.test.ts'))
}

function runVitest(): { status: number; report: Report | null } {
  const folder = mkdtempSync(join(tmpdir(), 'yiwen-tests-'))
  const file = join(folder, 'report.json')
  const status = run('vitest', [
    ...['run', '--config', 'tests/vitest.config.ts'],
    ...['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${file}`],
    ...(leftOut.length > 0 ? ['--project', 'node', '--project', 'dom'] : []),
    ...process.argv.slice(2),
  ])
  try {
    return { status, report: JSON.parse(readFileSync(file, 'utf8')) as Report }
  } catch {
    return { status, report: null }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function run(program: string, parameters: readonly string[]): number {
  const { status, error } = spawnSync(join(root, 'node_modules/.bin', program), parameters, {
    cwd: root,
    // Whoever runs TypeScript through Vite is in development by that; what is tested is what users get.
    env: { ...process.env, NODE_ENV: program === 'vite' ? 'production' : 'test' },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (error !== undefined) console.error(error.message)
  return status ?? 1
}

/** The last words: what must be said, then the counts. */
function end(passed: number, failed: number, skipped: number, sentence: string | null): never {
  if (sentence !== null) console.log(sentence)
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  process.exit(failed > 0 ? 1 : 0)
}
