import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { sha256 } from '../src/storage/index.ts'
import { launchChromium } from './chromium.ts'
import { hostileWords } from './hostile-words.ts'
import { crashTabs } from './torture/tab-crashes.ts'
import { startWorkbench, type WorkbenchProcess } from './workbench-process.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(() => browser.close())

/** A copy of the sample project; it is gone when the test is. */
async function sampleProject(): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'yiwen-browser-'))
  onTestFinished(() => rm(project, { recursive: true, force: true }))
  await cp('corpus/xixiaji-13', join(project, 'corpus/xixiaji-13'), { recursive: true })
  await cp('apparatus/xixiaji-13.json', join(project, 'apparatus/xixiaji-13.json'))
  return project
}

async function serve(project: string, port?: number, ...more: string[]): Promise<WorkbenchProcess> {
  const workbench = await startWorkbench(project, port, more)
  onTestFinished(() => workbench.stop())
  return workbench
}

async function newContext(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  onTestFinished(() => context.close())
  await context.addInitScript(() => {
    // The empty page that comes first keeps nothing.
    if (location.protocol === 'about:') return
    localStorage.setItem('yiwen-preferences', JSON.stringify({ language: 'en', name: '錢大昕' }))
  })
  return context
}

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForSelector('.base-text p')
  return page
}

const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 })

const lemma = (page: Page, words: string) =>
  page.locator('.base-text .lemma', { hasText: new RegExp(`^${words}$`, 'u') }).first()

const saved = (page: Page) => page.locator('status-bar').getByText('Saved', { exact: true }).waitFor()

interface Apparatus {
  readonly entries: { id: string; status: string; lemma: { exact: string }[] }[]
}

const statusOnDisk = async (project: string, words: string) => {
  const source = await readFile(join(project, 'apparatus/xixiaji-13.json'), 'utf8')
  return (JSON.parse(source) as Apparatus).entries.find(({ lemma }) => lemma[0]?.exact === words)?.status
}

const loggedIds = async (project: string) =>
  (await readFile(join(project, 'apparatus/xixiaji-13.log.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id)

describe('what is done in the page', () => {
  it('loses at most the last second of typing when the page crashes', async () => {
    const { longestLoss, faults } = await crashTabs(browser, 2)
    expect(faults).toEqual([])
    expect(longestLoss).toBeLessThan(1000)
  })

  it('outlives a power cut of the server and a reload, and is sent once though two windows are there', async () => {
    const project = await sampleProject()
    const first = await serve(project)
    const port = Number(new URL(first.address).port)
    const context = await newContext()
    const page = await open(context, first.address)
    const other = await open(context, first.address)
    await lemma(page, '保泰').click()
    await lemma(other, '西壽').click()
    await first.kill()
    await page.keyboard.press('a')
    await other.bringToFront()
    await other.keyboard.press('d')
    await page.getByText('Not saved').first().waitFor()
    await other.getByText('Not saved').first().waitFor()
    await page.waitForTimeout(500)
    await page.goto('about:blank')
    await serve(project, port)
    await saved(other)
    expect(await statusOnDisk(project, '西壽')).toBe('disputed')
    await page.goto(first.address)
    await page.waitForSelector('.base-text p')
    await eventually(() => statusOnDisk(project, '保泰')).toBe('accepted')
    await eventually(() => lemma(other, '保泰').getAttribute('class')).toContain('accepted')
    const ids = await loggedIds(project)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(2)
  })

  it('goes to the dialogue when somebody else changed the same while the window was gone', async () => {
    const project = await sampleProject()
    const { address } = await serve(project)
    const [mine, theirs] = [await newContext(), await newContext()]
    const page = await open(mine, address)
    await lemma(page, '保泰').click()
    await mine.setOffline(true)
    await page.keyboard.press('a')
    await page.getByText('Not saved').first().waitFor()
    await page.waitForTimeout(1500)
    await page.close()
    const other = await open(theirs, address)
    await lemma(other, '保泰').click()
    await other.keyboard.press('x')
    await saved(other)
    await mine.setOffline(false)
    const again = await open(mine, address)
    const dialog = again.locator('refusal-dialog dialog')
    await dialog.waitFor()
    expect(await dialog.textContent()).toContain('accepted')
    expect(await dialog.textContent()).toContain('rejected')
    await dialog.getByRole('button', { name: 'Take mine' }).click()
    await eventually(() => statusOnDisk(project, '保泰')).toBe('accepted')
  })
})

describe('files that another program changes', () => {
  it('are seen within a second, and conflict marks are told of and left as they are', async () => {
    const project = await sampleProject()
    const { address } = await serve(project)
    const page = await open(await newContext(), address)
    const text = join(project, 'corpus/xixiaji-13/base.txt')
    const source = await readFile(text, 'utf8')
    const began = Date.now()
    await writeFile(text, `${source}𣈆夏四月。\n`)
    await page.locator('.base-text', { hasText: '𣈆夏四月。' }).waitFor()
    expect(Date.now() - began).toBeLessThan(8000)
    const broken = `<<<<<<< HEAD\n${source}=======\n${source}>>>>>>> colleague\n`
    await writeFile(text, broken)
    await page.getByText(/base\.txt: The file holds the marks of a git merge/).waitFor()
    await lemma(page, '保泰').click()
    await page.keyboard.press('a')
    await saved(page)
    expect(await readFile(text, 'utf8')).toBe(broken)
    await writeFile(text, source)
    await eventually(() => page.getByText(/marks of a git merge/).count()).toBe(0)
    await eventually(() => statusOnDisk(project, '保泰')).toBe('accepted')
  })
})

describe('a server that asks for a token', () => {
  it('lets in whoever opens the printed address, and nobody else', async () => {
    const project = await sampleProject()
    const { address } = await serve(project, undefined, '--token', 'my-own-long-token-1')
    const context = await newContext()
    const stranger = await context.newPage()
    expect((await stranger.goto(address))?.status()).toBe(401)
    const page = await open(context, `${address}?token=my-own-long-token-1`)
    expect(page.url()).not.toContain('token')
    await lemma(page, '保泰').click()
    await page.keyboard.press('a')
    await eventually(() => statusOnDisk(project, '保泰')).toBe('accepted')
  })
})

describe('hostile words', () => {
  it('in every field are shown as words: none runs, none asks for anything', async () => {
    const project = await mkdtemp(join(tmpdir(), 'yiwen-hostile-'))
    onTestFinished(() => rm(project, { recursive: true, force: true }))
    await writeHostileProject(project)
    const { address } = await serve(project)
    const context = await newContext()
    const asked: string[] = []
    const complaints: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    context.on('weberror', (error) => complaints.push(error.error().message))
    context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    const page = await open(context, address)
    page.on('dialog', (dialog) => complaints.push(`a dialog: ${dialog.message()}`))

    for (let entry = 0; entry < hostileWords.length; entry++) {
      await page.keyboard.press('j')
      if (entry % 8 !== 0) continue
      await page.keyboard.press('e')
      await page.locator('entry-form').waitFor()
      await page.keyboard.press('Escape')
    }
    for (const key of ['w', '?', 'Control+,']) {
      await page.keyboard.press(key)
      await page.waitForTimeout(100)
      await page.keyboard.press('Escape')
    }
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
    expect(await page.evaluate(() => (window as { ran?: unknown }).ran ?? null)).toBeNull()
    expect(complaints).toEqual([])
    expect(asked.filter((url) => !url.startsWith(address) && !url.startsWith('data:image/svg'))).toEqual([])
    const shown = await page.evaluate(() => {
      const walk = (root: ParentNode): string =>
        [...root.querySelectorAll('*')].map((e) => (e.shadowRoot ? walk(e.shadowRoot) : '')).join('') +
        root.textContent
      return walk(document.body)
    })
    expect(shown).toContain('<img src=http://127.0.0.1:1/pixel.png>')
    expect(await page.title()).toContain('</title><script>window.ran=1</script>')
    for (const element of ['iframe', 'object', 'embed', 'base', 'form[action]', 'img', 'video', 'animate'])
      expect(await page.locator(element).count()).toBe(0)
  })
})

/** A project in which every field that a file or an editor can fill holds hostile words. */
async function writeHostileProject(folder: string): Promise<void> {
  const words = (n: number) => hostileWords[n % hostileWords.length]!
  const text = hostileWords.map((line) => line.replace(/\n/gu, ' ')).join('\n') + '\n'
  const characters = Array.from(text)
  let start = 0
  const entries = hostileWords.map((line, n) => {
    const length = Array.from(line).length
    const place = {
      start,
      end: start + length,
      exact: characters.slice(start, start + length).join(''),
      prefix: '',
      suffix: '',
    }
    start += length + 1
    return {
      id: `e-${n} ${words(n + 1)}`,
      layer: 'variants',
      kind: 'reading',
      lemma: [place],
      quotedLemma: words(n + 2),
      readings: [
        {
          id: `r1${words(n + 3)}`,
          kind: n % 2 === 0 ? 'substitution' : 'conjecture',
          text: words(n + 4),
          class: words(n + 5),
          author: words(n + 6),
          attestations: [
            { witness: words(n + 7), named: words(n + 8), hand: words(n + 9), locus: words(n + 10) },
          ],
        },
      ],
      agreements: [{ witness: null, named: words(n + 11) }],
      verdict: words(n + 12),
      origin:
        n % 3 === 0
          ? { by: 'notes', note: place, clause: place, rule: words(n + 13), basis: words(n + 14) }
          : { by: 'import', file: words(n + 13), format: words(n + 14) },
      status: n % 4 === 0 ? 'settled' : 'disputed',
      ...(n % 4 === 0 && {
        decision: {
          prefer: 'lemma',
          reason: words(n + 15),
          method: words(n + 16),
          by: words(n + 17),
          at: words(n + 18),
        },
      }),
      opinions: [{ by: words(n + 19), at: '2026-11-24T12:00:00Z', prefer: 'none', reason: words(n + 20) }],
      comments: [{ id: words(n + 21), by: words(n + 22), at: words(n + 23), text: words(n + 24) }],
    }
  })
  const about = {
    title: '</title><script>window.ran=1</script>',
    author: words(1),
    language: '"><script>window.ran=1</script>',
    credits: [{ role: words(2), name: words(3) }],
    witnesses: hostileWords
      .filter((siglum) => /\S/u.test(siglum))
      .map((siglum, n) => ({
        siglum,
        title: words(n + 1),
        aliases: [words(n + 2)],
        author: words(n + 3),
        date: words(n + 4),
        group: words(n + 5),
      })),
  }
  const apparatus = {
    format: 'yiwen-apparatus',
    version: 1,
    edition: 'hostile',
    text: { file: 'corpus/hostile/base.txt', sha256: sha256(text), length: characters.length },
    revision: 0,
    layers: [{ id: 'variants', title: words(5) }],
    entries,
  }
  await cp('corpus/xixiaji-13', join(folder, 'corpus/hostile'), { recursive: true })
  await cp('apparatus/xixiaji-13.json', join(folder, 'apparatus/hostile.json'))
  await writeFile(join(folder, 'corpus/hostile/edition.json'), JSON.stringify(about))
  await writeFile(join(folder, 'corpus/hostile/base.txt'), text)
  await writeFile(join(folder, 'apparatus/hostile.json'), JSON.stringify(apparatus))
}
