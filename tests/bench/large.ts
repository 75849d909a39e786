// Measures the page on a made-up edition of a million characters with 50,000 entries in 300 chapters, in Chromium:
// `npm run bench:large`. Prints what a user waits for, what the page weighs, and how smoothly it scrolls.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchChromium } from '../chromium.ts'
import { startWorkbench } from '../workbench-process.ts'
import { writeLargeEdition } from './large-edition.ts'
import { percentiles, pressing, row } from './measure.ts'

const project = await mkdtemp(join(tmpdir(), 'yiwen-large-'))
await writeLargeEdition(project, 'dashu')
// Frames as soon as there is something to draw: what is measured is the work, not the wait for a display.
const browser = await launchChromium(
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
  '--enable-precise-memory-info',
)

const begun = performance.now()
const workbench = await startWorkbench(project)
try {
  row('server listens', `${(performance.now() - begun).toFixed(0)} ms`)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const opened = await opening(page, workbench.address)
  row('page usable, server just started', `${opened.toFixed(0)} ms`)
  const again: number[] = []
  for (let n = 0; n < 3; n++) again.push(await opening(page, workbench.address))
  row('page usable', percentiles(again))

  row('next entry to screen', percentiles(await pressing(page, 'j', 60)))
  // What was measured before let go of the entry in hand; it takes one to accept.
  await page.keyboard.press('j')
  row('accept to screen', percentiles(await pressing(page, 'a', 20)))
  await page.keyboard.press('F2')
  await page.locator('.base-text p').nth(3).click()
  row('key to screen, 200 keys', percentiles(await pressing(page, 'x', 200)))
  row('frames while scrolling', percentiles(await scrolling(page)))
  row('memory of the page', `${(await memory(page)).toFixed(0)} MB`)
  row('elements in the page', String(await page.evaluate(() => document.querySelectorAll('*').length)))
} finally {
  await browser.close()
  await workbench.stop()
  await rm(project, { recursive: true, force: true })
}

async function opening(page: Page, address: string): Promise<number> {
  await page.goto('about:blank')
  const start = performance.now()
  await page.goto(address)
  await page.waitForSelector('.base-text .lemma', { state: 'attached' })
  await page.locator('apparatus-entry').first().waitFor()
  return performance.now() - start
}

/** Milliseconds of each frame while the text is scrolled by the wheel, and then by long jumps. */
async function scrolling(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = []
    Object.assign(globalThis, { frames })
    let last = performance.now()
    const next = (now: number) => {
      frames.push(now - last)
      last = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
  await page.mouse.move(500, 400)
  for (let n = 0; n < 120; n++) {
    await page.mouse.wheel(0, 240)
    await page.waitForTimeout(16)
  }
  for (let n = 1; n <= 10; n++) {
    await page.evaluate((share) => {
      const scroller = document.querySelector('.scroller')!
      scroller.scrollTop = scroller.scrollHeight * share
    }, n / 11)
    await page.waitForTimeout(150)
  }
  return page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames)
}

/** Megabytes of the page's heap after what is not used any more was let go. */
async function memory(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1024 / 1024
}
