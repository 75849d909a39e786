// Measures the page on the sample in Chromium: `npm run bench:page`. Prints what a user waits for: from the start of
// the server to a usable page, what the browser loads first, and from a key in the base text to the screen.
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { launchChromium } from '../chromium.ts'
import { startWorkbench } from '../workbench-process.ts'
import { percentiles, pressing, row } from './measure.ts'

const KEYS = 200

const project = await mkdtemp(join(tmpdir(), 'yiwen-bench-'))
await cp('corpus', join(project, 'corpus'), { recursive: true })
await cp('apparatus/xixiaji-13.json', join(project, 'apparatus/xixiaji-13.json'))
// Frames as soon as there is something to draw: what is measured is the work, not the wait for a display.
const browser = await launchChromium('--disable-frame-rate-limit', '--disable-gpu-vsync')

const begun = performance.now()
const workbench = await startWorkbench(project)
const listening = performance.now()
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const scripts = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.set(response.url(), response.body())
  })
  await page.goto(workbench.address)
  await page.waitForSelector('.base-text .lemma')
  await page.locator('apparatus-entry').first().waitFor()
  const usable = performance.now()
  const loaded = Buffer.concat(await Promise.all(scripts.values()))

  row('server listens', `${(listening - begun).toFixed(0)} ms`)
  row('page usable (server start included)', `${(usable - begun).toFixed(0)} ms`)
  row(
    'script of the first load',
    `${kilobytes(gzipSync(loaded))} gzip, ${kilobytes(brotliCompressSync(loaded))} brotli`,
  )
  row('a key that does nothing, to the next frame', percentiles(await pressing(page, 'z', 60)))
  row(`key to screen, ${KEYS} keys`, percentiles(await typing(page)))
  row('next entry to screen', percentiles(await pressing(page, 'j', 60)))
} finally {
  await browser.close()
  await workbench.stop()
  await rm(project, { recursive: true, force: true })
}

/** Milliseconds from each key typed into the base text to the frame after it was drawn. */
async function typing(page: Page): Promise<number[]> {
  await page.keyboard.press('F2')
  await page.locator('.base-text p', { hasText: '初，宋遣李思道' }).click()
  return pressing(page, 'x', KEYS)
}

function kilobytes({ length }: Buffer): string {
  return `${(length / 1024).toFixed(1)} KB`
}
