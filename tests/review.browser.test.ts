import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeLargeEdition } from './bench/large-edition.ts'
import { launchChromium } from './chromium.ts'
import { startWorkbench, type WorkbenchProcess } from './workbench-process.ts'

let browser: Browser
let project: string
let workbench: WorkbenchProcess
let page: Page
/** What the page complained of: a page that works says nothing. */
const complaints: string[] = []

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'yiwen-review-'))
  await writeLargeEdition(project, 'dashu', { characters: 60_000, entries: 400, chapters: 12 })
  workbench = await startWorkbench(project)
  browser = await launchChromium()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  page = await context.newPage()
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.addInitScript(() =>
    localStorage.setItem('yiwen-preferences', JSON.stringify({ language: 'en', name: '錢大昕' })),
  )
  await page.goto(`${workbench.address}#/dashu?status=proposed`)
  await page.locator('apparatus-entry').first().waitFor()
})

afterAll(async () => {
  await browser.close()
  await workbench.stop()
  await rm(project, { recursive: true, force: true })
})

const inHand = () => page.evaluate(() => location.hash.split('?')[0])
const count = async () =>
  Number(/^\d+/u.exec((await page.locator('review-bar .count').textContent()) ?? '')?.[0])

describe('the review queue in the browser', () => {
  it('decides two hundred proposals of a long text by keyboard alone, none of them twice', async () => {
    const wanted = Math.min(200, await count())
    expect(wanted).toBeGreaterThan(150)
    const seen = new Set<string>()
    await page.keyboard.press('j')
    for (let n = 0; n < wanted - 1; n++) {
      await expect.poll(inHand, { timeout: 15_000 }).not.toBe('#/dashu')
      const entry = (await inHand())!
      expect(seen).not.toContain(entry)
      seen.add(entry)
      if (n % 10 === 3) {
        await page.keyboard.press('2')
        await page.locator('entry-decision input[name="reason"]').waitFor()
        await page.keyboard.type('本校')
        await page.keyboard.press('Enter')
      } else await page.keyboard.press('axd'[n % 3]!)
      await page.keyboard.press('j')
      await expect.poll(inHand, { timeout: 15_000 }).not.toBe(entry)
    }
    await page.locator('status-bar').getByText('Saved', { exact: true }).waitFor()
    const { entries } = JSON.parse(await readFile(join(project, 'apparatus/dashu.json'), 'utf8')) as {
      entries: { status: string; decision?: { prefer: string; reason: string } }[]
    }
    const settled = entries.filter(({ status }) => status === 'settled')
    expect(settled).toHaveLength(Math.ceil((wanted - 1 - 3) / 10))
    expect(settled.every(({ decision }) => decision?.prefer === 'r1' && decision.reason === '本校')).toBe(
      true,
    )
    expect(complaints).toEqual([])
  })

  it('keeps only what is near the view on the page', async () => {
    expect(await page.evaluate(() => document.querySelector('.base-text')!.textContent.length)).toBeLessThan(
      20_000,
    )
  })

  it('goes to the end of a long text and finds words there', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+f')
    await page.locator('find-panel input').fill('卷第12')
    await page.keyboard.press('Enter')
    await page.locator('.base-text h2', { hasText: '卷第12' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('shows whole lines of a long text right after something was typed into it', async () => {
    const lines = new Set((await readFile(join(project, 'corpus/dashu/base.txt'), 'utf8')).split('\n'))
    await page.keyboard.press('Escape')
    await page.keyboard.press('F2')
    await page.locator('.base-text p').nth(2).click()
    await page.keyboard.type('秦秦秦秦秦')
    await page.keyboard.press('Control+Home')
    for (let n = 0; n < 12; n++) await page.keyboard.press('Alt+PageUp')
    const shown = await page
      .locator('.base-text > *')
      .evaluateAll((elements) => elements.map((element) => element.textContent.replaceAll('‸', '')))
    expect(shown.length).toBeGreaterThan(5)
    expect(shown.filter((line) => !lines.has(line) && !line.includes('秦秦秦秦秦'))).toEqual([])
    await page.keyboard.press('F2')
    expect(complaints).toEqual([])
  })

  it('has no violations that axe knows', async () => {
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)
    })
    expect(violations).toEqual([])
  })
})
