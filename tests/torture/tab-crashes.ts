import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startWorkbench } from '../workbench-process.ts'

/** What a series of crashes came to: how long the typing was that each lost, in milliseconds. */
export interface Crashes {
  readonly crashes: number
  readonly longestLoss: number
  readonly faults: readonly string[]
}

/**
 * Types into the base text while the server is out of reach, crashes the page somewhere in it, and looks what the next
 * page brings to the server: all but what was typed in the last second.
 */
export async function crashTabs(browser: Browser, times: number): Promise<Crashes> {
  const project = await mkdtemp(join(tmpdir(), 'yiwen-crash-'))
  await cp('corpus/xixiaji-13', join(project, 'corpus/xixiaji-13'), { recursive: true })
  await cp('apparatus/xixiaji-13.json', join(project, 'apparatus/xixiaji-13.json'))
  const workbench = await startWorkbench(project)
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, locale: 'en-GB' })
  const faults: string[] = []
  let longestLoss = 0
  try {
    for (let crash = 0; crash < times; crash++) {
      const page = await openPage(context, workbench.address)
      await page.keyboard.press('F2')
      await page
        .locator('.base-text p')
        .nth(3)
        .click({ position: { x: 5, y: 8 } })
      await context.setOffline(true)
      const mark = `〔${crash}：`
      await page.keyboard.type(mark)
      const typed: number[] = []
      for (let n = 0; n < 5 + Math.floor(Math.random() * 25); n++) {
        await page.keyboard.type(String.fromCodePoint(0x3400 + n))
        typed.push(performance.now())
        await page.waitForTimeout(Math.random() * 80)
      }
      const died = await crashPage(context, page)
      await context.setOffline(false)
      const next = await openPage(context, workbench.address)
      const text = await settledText(next, workbench.address)
      const at = text.indexOf(mark)
      const early = typed.filter((when) => when < died - 1000).length
      const kept = at < 0 ? 0 : countTyped(text.slice(at + mark.length))
      const lost = typed[kept]
      if (lost !== undefined) longestLoss = Math.max(longestLoss, died - lost)
      if (kept < early)
        faults.push(`crash ${crash}: of ${early} characters older than a second ${kept} are there`)
      await next.close()
    }
  } finally {
    await context.close()
    await workbench.stop()
    await rm(project, { recursive: true, force: true })
  }
  return { crashes: times, longestLoss, faults }
}

async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForSelector('.base-text p')
  return page
}

/** Kills the process of the page, as when memory runs out; gives when. */
async function crashPage(context: BrowserContext, page: Page): Promise<number> {
  const session = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  const died = performance.now()
  // It is never answered.
  session.send('Page.crash').catch(() => undefined)
  await crashed
  await page.close()
  return died
}

/** The base text on the server, once the page has had time to send what it found. */
async function settledText(page: Page, address: string): Promise<string> {
  await page.waitForTimeout(700)
  await page.locator('status-bar').getByText('Saved', { exact: true }).waitFor({ timeout: 20_000 })
  const response = await fetch(`${address}api/editions/xixiaji-13`)
  const { files } = (await response.json()) as { files: { text: { source: string } } }
  return files.text.source
}

/** How many of the characters that were typed stand there in their order. */
function countTyped(text: string): number {
  let count = 0
  while (text.codePointAt(count) === 0x3400 + count) count++
  return count
}
