import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { launchChromium } from './chromium.ts'
import { startWorkbench, type WorkbenchProcess } from './workbench-process.ts'

/** What a page is opened with. */
export interface Opening {
  /** What its reader chose before; the page is English and its reader 錢大昕 unless they say otherwise. */
  readonly preferences?: Readonly<Record<string, unknown>>
  /** Nothing chosen before, as at a first visit. */
  readonly firstVisit?: boolean
  /** What follows the address: `#/edition?status=proposed`. */
  readonly hash?: string
  /** What is there once the page can be used. */
  readonly until?: string
  readonly context?: BrowserContextOptions
}

/** A project, the built workbench on it, and pages that are watched: what the tests of a real browser share. */
export class BrowserFixture {
  /** What the pages complained of: a page that works says nothing. */
  readonly complaints: string[] = []
  project = ''
  workbench!: WorkbenchProcess
  browser!: Browser
  #axe = ''

  async launch(): Promise<void> {
    this.#axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    this.browser = await launchChromium()
  }

  /** Serves `project` from now on; `stop` removes it. */
  async serve(project: string): Promise<void> {
    this.project = project
    this.workbench = await startWorkbench(project)
    this.complaints.length = 0
  }

  /** Closes every page, ends the workbench and removes the project. */
  async stop(): Promise<void> {
    for (const context of this.browser.contexts()) await context.close()
    await this.workbench.stop()
    await rm(this.project, { recursive: true, force: true })
  }

  async open({ preferences = {}, firstVisit, hash = '', until, context }: Opening = {}): Promise<Page> {
    const made = await this.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      ...context,
    })
    const page = await made.newPage()
    page.on('pageerror', ({ message }) => this.complaints.push(message))
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
    const kept = { language: 'en', name: '錢大昕', greeted: true, ...preferences }
    if (firstVisit !== true)
      await page.addInitScript((kept) => {
        // What is chosen later stays chosen over a reload; the empty page that comes first keeps nothing.
        if (location.protocol !== 'about:' && localStorage.getItem('yiwen-preferences') === null)
          localStorage.setItem('yiwen-preferences', JSON.stringify(kept))
      }, kept)
    await page.goto(this.workbench.address + hash)
    await page.waitForSelector(until ?? '.base-text p')
    return page
  }

  /** What axe finds wrong on the page: rule, first element, what to do. */
  async violations(page: Page): Promise<unknown[]> {
    await page.evaluate(`${this.#axe};0`)
    const { violations } = await page.evaluate<{
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
    }>('axe.run()')
    return violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes[0]?.failureSummary])
  }

  /** The apparatus as it is on disk. */
  async apparatus<E>(edition = 'xixiaji-13'): Promise<{ revision: number; entries: E[] }> {
    const source = await readFile(join(this.project, `apparatus/${edition}.json`), 'utf8')
    return JSON.parse(source) as { revision: number; entries: E[] }
  }
}

/** The fixture of a test file: one browser, and for each test a fresh project made by `project`. */
export function useBrowser(project: () => Promise<string> = sampleProject): BrowserFixture {
  const fixture = new BrowserFixture()
  beforeAll(() => fixture.launch())
  afterAll(() => fixture.browser.close())
  beforeEach(async () => fixture.serve(await project()))
  afterEach(() => fixture.stop())
  return fixture
}

/** The fixture of a test file whose tests go on with one project, each where the one before it left off. */
export function useBrowserOnce(project: () => Promise<string>): BrowserFixture {
  const fixture = new BrowserFixture()
  beforeAll(async () => {
    await fixture.launch()
    await fixture.serve(await project())
  })
  afterAll(async () => {
    await fixture.stop()
    await fixture.browser.close()
  })
  return fixture
}

/** A copy of the sample project in a folder of its own. */
export async function sampleProject(): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'yiwen-browser-'))
  await cp('corpus', join(project, 'corpus'), { recursive: true })
  await cp('apparatus/xixiaji-13.json', join(project, 'apparatus/xixiaji-13.json'))
  return project
}

/** Waits for what a busy machine may take its time over. */
export const eventually = <T>(look: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> =>
  expect.poll(look, { timeout: 20_000 })

export const lemma = (page: Page, words: string) =>
  page.locator('.base-text .lemma', { hasText: new RegExp(`^${words}$`, 'u') }).first()

export const inHand = (page: Page) => page.locator('apparatus-entry[selected]')

export const notice = (page: Page) => page.locator('.notice').textContent()

export const saved = (page: Page) => page.locator('status-bar').getByText('Saved', { exact: true }).waitFor()

/** Selects words of the base text and puts the keyboard there; the editor, when focused, first restores its own. */
export async function selectWords(page: Page, words: string): Promise<void> {
  const select = () =>
    page.evaluate((words) => {
      const text = document.querySelector<HTMLElement>('.base-text')!
      text.focus()
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const at = walker.currentNode.textContent!.indexOf(words)
        if (at < 0) continue
        walker.currentNode.parentElement!.scrollIntoView({ block: 'center' })
        getSelection()!.setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length)
        break
      }
      return new Promise<string>((resolve) => setTimeout(() => resolve(getSelection()!.toString()), 60))
    }, words)
  await eventually(select).toBe(words)
}
