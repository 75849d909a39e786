import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchChromium } from './chromium.ts'
import { transcribedProject } from './transcribed-project.ts'
import { startWorkbench, type WorkbenchProcess } from './workbench-process.ts'

/**
 * A browser for the tests of a file, and a workbench with transcribed witnesses for each of them; after each, nothing
 * may have been complained of in the page's console.
 */
export function collationPages() {
  let browser: Browser
  let project = ''
  let workbench: WorkbenchProcess
  let complaints: string[] = []

  beforeAll(async () => {
    browser = await launchChromium()
  })

  afterAll(() => browser.close())

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    await workbench.stop()
    await rm(project, { recursive: true, force: true })
    expect(complaints).toEqual([])
  })

  /** Opens the page of a project with the copies `names`, which `prepare` may change before. */
  async function open(
    names?: readonly string[],
    prepare?: (project: string) => Promise<void>,
  ): Promise<Page> {
    project = await transcribedProject(names)
    await prepare?.(project)
    workbench = await startWorkbench(project)
    complaints = []
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
    const page = await context.newPage()
    page.on('pageerror', ({ message }) => complaints.push(message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.addInitScript(() =>
      localStorage.setItem('yiwen-preferences', JSON.stringify({ language: 'en', name: '錢大昕' })),
    )
    await page.goto(workbench.address)
    await page.waitForSelector('.base-text p')
    return page
  }

  return {
    open,
    project: () => project,
    address: () => workbench.address,
    /** What the edition's file says of its witnesses and of edits of the table. */
    about: async () =>
      JSON.parse(await readFile(join(project, 'corpus/xixiaji-13/edition.json'), 'utf8')) as {
        witnesses: { siglum: string; transcription?: string; title?: string }[]
        collation?: { edits: { kind: string; scope?: { kind: string } }[] }
      },
  }
}

export const cells = (page: Page) => page.locator('alignment-grid .cell')
/** The first cell of a text (the base is 0) that has `words`. */
export const cell = (page: Page, row: number, words: string) =>
  page
    .locator(`alignment-grid .row`)
    .nth(row + 1)
    .locator('.cell', { hasText: words })
    .first()
export const act = (page: Page, name: string | RegExp) =>
  page.locator('unit-bar').getByRole('button', { name })
export const saved = (page: Page) => page.locator('status-bar').getByText('Saved', { exact: true }).waitFor()
