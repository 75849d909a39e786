import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { launchChromium } from './chromium.ts'
import { startWorkbench } from './workbench-process.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(() => browser.close())

const ID = 'xixiaji-13'

interface Apparatus {
  readonly entries: { id: string; status: string; lemma: { exact: string }[] }[]
}

/** The sample without the entries that its notes hold from the second half on, so that there is something to read. */
async function sampleProject(): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'yiwen-windows-'))
  onTestFinished(() => rm(project, { recursive: true, force: true }))
  await cp(`corpus/${ID}`, join(project, `corpus/${ID}`), { recursive: true })
  const apparatus = JSON.parse(await readFile(`apparatus/${ID}.json`, 'utf8')) as Apparatus
  const entries = apparatus.entries.slice(0, 13)
  await mkdir(join(project, 'apparatus'))
  await writeFile(
    join(project, `apparatus/${ID}.json`),
    JSON.stringify({ ...apparatus, revision: 0, entries }),
  )
  return project
}

/** A window of somebody, and what the server answered to the changes that were made in it. */
interface Window {
  readonly context: BrowserContext
  readonly page: Page
  readonly acknowledged: Set<string>
  readonly refused: Set<string>
  readonly complaints: string[]
}

async function openWindow(address: string, name: string): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  onTestFinished(() => context.close())
  await context.addInitScript((name) => {
    if (location.protocol === 'about:') return
    localStorage.setItem('yiwen-preferences', JSON.stringify({ language: 'en', name }))
  }, name)
  const page = await context.newPage()
  const window: Window = {
    context,
    page,
    acknowledged: new Set(),
    refused: new Set(),
    complaints: [],
  }
  page.on('pageerror', ({ message }) => window.complaints.push(message))
  page.on('response', (response) => {
    const request = response.request()
    if (request.method() !== 'POST' || !request.url().endsWith('/changes')) return
    const { change } = request.postDataJSON() as { change: { id: string } }
    if (response.status() === 200) window.acknowledged.add(change.id)
    else if (response.status() === 409) window.refused.add(change.id)
    else window.complaints.push(`${response.status()} for a change`)
  })
  await page.goto(address)
  await page.waitForSelector('.base-text p')
  return window
}

const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 })

const saved = ({ page }: Window) =>
  page.locator('status-bar').getByText('Saved', { exact: true }).waitFor({ timeout: 20_000 })

/** Takes the entry on `words` in hand, and presses `key`. */
async function press({ page }: Window, words: string, key: string): Promise<void> {
  await page
    .locator('.base-text .lemma', { hasText: new RegExp(`^${words}$`, 'u') })
    .first()
    .click()
  await page.keyboard.press(key)
}

/** Corrects the base text: types `words` at the beginning of the paragraph that has `near` in it. */
async function correct({ page }: Window, near: string, words: string): Promise<void> {
  await page.keyboard.press('F2')
  const paragraph = page.locator('.base-text p', { hasText: near }).first()
  await paragraph.click({ position: { x: 4, y: 10 } })
  await page.keyboard.press('Home')
  await page.keyboard.type(words)
  await page.keyboard.press('F2')
}

/** All that a window shows: the text, and every entry with all that is in it, keys in order. */
const shown = ({ page }: Window) =>
  page.evaluate(() => {
    const entries: unknown[] = []
    const walk = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.localName === 'apparatus-entry') entries.push((element as { entry?: unknown }).entry)
        if (element.shadowRoot) walk(element.shadowRoot)
      }
    }
    walk(document)
    const inOrder = (_: string, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value
    const text = [...document.querySelector('.base-text')!.children].map((line) => line.textContent)
    return JSON.stringify({ text, entries }, inOrder, 1)
  })

const run = promisify(execFile)

/** Runs a command as a user does, in a process of its own; throws with what it said when it does not succeed. */
const yiwen = async (project: string, ...argv: string[]) =>
  (await run(process.execPath, ['dist/node/yiwen.js', ...argv, '--project', project])).stdout

interface Logged {
  readonly id: string
  readonly revision: number
  readonly by: string
}

const logOf = async (project: string) =>
  (await readFile(join(project, `apparatus/${ID}.log.jsonl`), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Logged)

/** The dialog in which a window shows both versions; `answer` is the name of the button that is pressed. */
async function answerDialog({ page }: Window, answer: string, ...versions: string[]): Promise<void> {
  const dialog = page.locator('refusal-dialog dialog')
  await dialog.waitFor({ timeout: 20_000 })
  for (const version of versions) await eventually(() => dialog.textContent()).toContain(version)
  await dialog.getByRole('button', { name: answer }).click()
}

describe('three windows and a command line at once', () => {
  it('lose nothing, show who contends both versions, and see the same in the end', { retry: 4 }, async () => {
    const project = await sampleProject()
    const workbench = await startWorkbench(project)
    onTestFinished(() => workbench.stop())
    const windows = await Promise.all(['甲', '乙', '丙'].map((name) => openWindow(workbench.address, name)))
    const [first, second, third] = windows as [Window, Window, Window]
    const text = join(project, `corpus/${ID}/base.txt`)

    // Different entries, the text, and two commands, all at the same time.
    await writeFile(join(project, 'list.csv'), 'lemma,reading,witnesses\n司馬光抗言其非,司馬光抗言,甲本\n')
    const [read, imported] = await Promise.all([
      yiwen(project, 'notes', ID, '--into'),
      yiwen(project, 'import', join(project, 'list.csv'), '--into', ID),
      (async () => {
        await press(first, '西壽', 'a')
        await press(first, '石州', 'd')
        await press(first, '禹臧花麻', 'a')
      })(),
      (async () => {
        await press(second, '保泰', 'x')
        await press(second, '韋州', 'a')
        await correct(second, '夏四月，進馬於宋，求賜書', '〔乙〕')
      })(),
      correct(third, '慶帥孫長卿禦之', '〔丙〕'),
    ])
    expect(read).toMatch(/^\d+ new entries proposed/)
    expect(imported).toMatch(/entry/)
    for (const window of windows) await saved(window)
    for (const words of ['〔乙〕', '〔丙〕'])
      for (const { page } of windows) await page.locator('.base-text', { hasText: words }).waitFor()

    // The same entry, and the same words of the text, in windows that do not hear of each other.
    await first.context.setOffline(true)
    await second.context.setOffline(true)
    await press(first, '西壽', 'd')
    await press(second, '西壽', 'x')
    await correct(second, '改西壽監軍司', '〔乙甲〕')
    await first.page.getByText('Not saved').first().waitFor()
    await second.page.getByText('Not saved').first().waitFor()
    await press(third, '西壽', 'p')
    await press(third, '西壽', 'a')
    await press(third, '西壽', 'x')
    await correct(third, '改西壽監軍司', '〔丙甲〕')
    await saved(third)
    await first.context.setOffline(false)
    await answerDialog(first, 'Take mine', 'disputed', 'rejected')
    await saved(first)
    await second.context.setOffline(false)
    await answerDialog(second, 'Keep theirs', 'disputed', 'rejected')
    await answerDialog(second, 'Keep theirs', '〔乙甲〕')
    for (const window of windows) await saved(window)

    // The text replaced by a command while the windows go on.
    const source = await readFile(text, 'utf8')
    const replaced = `${source.replace('石州監軍司為靜塞軍', '石川監軍司為靜塞軍')}\n是月，無事。\n`
    await writeFile(join(project, 'new.txt'), replaced)
    await Promise.all([
      yiwen(project, 'reanchor', ID, join(project, 'new.txt')),
      press(first, '禹臧花麻', 'd'),
      press(second, '保泰', 'a'),
      press(third, '韋州', 'd'),
    ])
    for (const window of windows) await saved(window)
    for (const { page } of windows) await page.locator('.base-text', { hasText: '是月，無事。' }).waitFor()

    const log = await logOf(project)
    for (const { page } of windows)
      await eventually(() => page.locator('refusal-dialog dialog[open]').count()).toBe(0)
    const there = await shown(first)
    await eventually(() => shown(second)).toBe(there)
    await eventually(() => shown(third)).toBe(there)
    expect(there).toContain('石川監軍司')
    expect(there).toContain('〔丙甲〕')
    expect(there).toContain('words changed: 石州 → 石川')
    expect(windows.map(({ complaints }) => complaints)).toEqual([[], [], []])

    expect(log.map(({ revision }) => revision)).toEqual(log.map((_, i) => i + 1))
    const ids = log.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const acknowledged = windows.flatMap(({ acknowledged }) => [...acknowledged])
    expect(log.filter(({ by }) => by === 'Yiwen')).toHaveLength(3)
    expect(ids.length).toBe(acknowledged.length + 3)
    expect(ids).toEqual(expect.arrayContaining(acknowledged))
    const refused = windows.flatMap(({ refused }) => [...refused])
    expect(ids.filter((id) => refused.includes(id))).toEqual([])

    // Whoever opens the project anew, the files alone at hand, sees the same.
    await workbench.stop()
    const again = await startWorkbench(project)
    onTestFinished(() => again.stop())
    expect(await shown(await openWindow(again.address, '丁'))).toBe(there)
  })
})
