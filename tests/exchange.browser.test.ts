import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import Papa from 'papaparse'
import type { Browser, Page } from 'playwright-core'
import { parseXmlDocument } from 'slimdom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportFormats } from '../src/core/formats/index.ts'
import { launchChromium } from './chromium.ts'
import { startWorkbench, type WorkbenchProcess } from './workbench-process.ts'

let browser: Browser
let project: string
let workbench: WorkbenchProcess
let page: Page
/** What the page complained of: a page that works says nothing. */
const complaints: string[] = []

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'yiwen-exchange-'))
  await cp('corpus', join(project, 'corpus'), { recursive: true })
  await cp('apparatus/xixiaji-13.json', join(project, 'apparatus/xixiaji-13.json'))
  workbench = await startWorkbench(project)
  browser = await launchChromium()
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    acceptDownloads: true,
  })
  page = await context.newPage()
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.addInitScript(() =>
    localStorage.setItem(
      'yiwen-preferences',
      JSON.stringify({ language: 'en', name: '錢大昕', greeted: true, nameAsked: true }),
    ),
  )
  await page.goto(workbench.address)
  await page.locator('apparatus-entry').first().waitFor()
})

afterAll(async () => {
  await browser.close()
  await workbench.stop()
  await rm(project, { recursive: true, force: true })
})

/** Where the keyboard is, through all shadow roots. */
const focused = () =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element === null ? '' : `${element.localName}.${element.className}`
  })

const violations = async () => {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)
  })
}

/** Closes the dialog by the keyboard. */
const leave = async () => {
  await page.keyboard.press('Escape')
  await page.locator('tool-dialog').waitFor({ state: 'detached' })
}

const saved = () => page.locator('status-bar').getByText('Saved', { exact: true }).waitFor()
const apparatus = async (id = 'xixiaji-13') =>
  JSON.parse(await readFile(join(project, `apparatus/${id}.json`), 'utf8')) as {
    entries: { id: string; status: string; readings: { text: string }[] }[]
  }

/** Throws when a file of that format does not open, and gives something of what is in it. */
const opens: Readonly<Record<string, (bytes: Buffer) => unknown>> = {
  '.xml': (bytes) => parseXmlDocument(bytes.toString()).documentElement!.localName,
  '.graphml': (bytes) => parseXmlDocument(bytes.toString()).documentElement!.localName,
  '.json': (bytes) => JSON.parse(bytes.toString()) as unknown,
  '.jsonld': (bytes) => JSON.parse(bytes.toString()) as unknown,
  '.csv': (bytes) => {
    const { data, errors } = Papa.parse<string[]>(bytes.toString().replace(/^\ufeff/u, ''))
    expect(errors).toEqual([])
    return data.length
  },
  '.tex': (bytes) =>
    expect(bytes.toString()).toMatch(/\\begin\{document\}[^]+保泰[^]+\\end\{document\}\s*$/u),
  '.nex': (bytes) => expect(bytes.toString()).toMatch(/^#NEXUS[^]+END;\s*$/iu),
  '.html': (bytes) => expect(bytes.toString()).toMatch(/^<!DOCTYPE html>[^]+保秦[^]+<\/html>\s*$/u),
  '.txt': (bytes) => expect(bytes.toString()).toContain('「保泰」'),
  '.md': (bytes) => expect(bytes.toString()).toContain('「保泰」'),
  '.docx': async (bytes) => {
    const { value } = await mammoth.extractRawText({ buffer: bytes })
    expect(value).toContain('保泰')
  },
  '.epub': (bytes) => {
    const files = unzipSync(bytes)
    expect(Buffer.from(files['mimetype']!).toString()).toBe('application/epub+zip')
    expect(Object.keys(files)).toContainEqual(expect.stringMatching(/\.xhtml$/))
  },
}

describe('export in the browser', () => {
  it('opens by the keyboard, says what it has to say to everybody, and gives the keyboard back', async () => {
    await page.keyboard.press('j')
    const before = await focused()
    await page.keyboard.press('Control+Shift+E')
    await page.locator('export-dialog pre').waitFor()
    expect(await focused()).toContain('select')
    expect(await violations()).toEqual([])
    await leave()
    expect(await focused()).toBe(before)
  })

  it('saves a file in every format that opens', async () => {
    await page.keyboard.press('Control+Shift+E')
    for (const { name, extension } of exportFormats) {
      await page.locator('export-dialog #format').selectOption(name)
      const save = page.locator('export-dialog .primary')
      await Promise.race([
        save.and(page.locator(':enabled')).waitFor({ timeout: 30_000 }),
        page.locator('export-dialog [role=alert]').waitFor({ timeout: 30_000 }),
      ])
      expect(await page.locator('export-dialog [role=alert]').allTextContents(), name).toEqual([])
      const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
      expect(download.suggestedFilename()).toBe(`xixiaji-13${extension}`)
      const open = opens[extension]
      if (open === undefined) throw new Error(`nothing here opens ${extension}`)
      const bytes = await readFile(await download.path())
      try {
        await open(bytes)
      } catch (error) {
        throw new Error(`${name} does not open`, { cause: error })
      }
    }
    await leave()
  }, 180_000)

  it('previews the part of the file where the entries are', async () => {
    await page.keyboard.press('Control+Shift+E')
    await page.locator('export-dialog #format').selectOption('reledmac')
    const preview = page.locator('export-dialog pre')
    await expect.poll(() => preview.textContent()).toContain('\\edtext{')
    await expect.poll(() => preview.evaluate((pre) => pre.scrollTop)).toBeGreaterThan(200)
    await leave()
  })

  it('asks before it exports what is disputed, and leads to it', async () => {
    await page.locator('.base-text .lemma', { hasText: '保泰' }).first().click()
    await page.keyboard.press('d')
    await saved()
    await page.keyboard.press('Control+Shift+E')
    await page.locator('export-dialog .primary').click()
    await page.locator('export-dialog .gate').getByText('1 entry is still disputed').waitFor()
    expect(await focused()).toContain('button')
    expect(await violations()).toEqual([])
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect((await readFile(await download.path())).toString()).toContain('status.disputed')
    await page.locator('export-dialog .primary').click()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('export-dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => location.hash)).toMatch(/^#\/xixiaji-13\/e-/)
    expect(complaints).toEqual([])
  })
})

const LIST = 'lemma,reading,witnesses\n殺訛龐,弒訛龐,新本\n更諸軍名,更軍名,新本\n'

describe('import in the browser', () => {
  it('shows what would change, does it, and adds nothing a second time', async () => {
    const before = (await apparatus()).entries.length
    for (const again of [false, true]) {
      await page.keyboard.press('Control+o')
      const file = { name: '新本.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${LIST}`) }
      await page.locator('import-dialog input[type=file]').setInputFiles(file)
      if (again) {
        await page.locator('import-dialog').getByText('The edition has all of it already.').waitFor()
        await leave()
        continue
      }
      await page.locator('import-dialog').getByText('2 new entries').waitFor()
      expect(await violations()).toEqual([])
      await page.locator('import-dialog .primary').focus()
      await page.keyboard.press('Enter')
      await page.locator('import-dialog').waitFor({ state: 'detached' })
      await saved()
    }
    const { entries } = await apparatus()
    expect(entries).toHaveLength(before + 2)
    expect(entries.flatMap(({ readings }) => readings.map(({ text }) => text))).toContain('弒訛龐')
    expect(complaints).toEqual([])
  })

  it('says in a sentence what is wrong with a file, and changes nothing', async () => {
    const before = await readFile(join(project, 'apparatus/xixiaji-13.log.jsonl'), 'utf8')
    await page.keyboard.press('Control+o')
    for (const [name, content, sentence] of [
      [
        'broken.xml',
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>\n<body><p>甲</body></text></TEI>',
        /line 2/,
      ],
      ['bomb.xml', '<!DOCTYPE TEI [<!ENTITY a "aaaa">]><TEI><text>&a;</text></TEI>', /entit|DOCTYPE/i],
      ['not.docx', 'PK but no archive', /archive|docx|Word/i],
    ] as const) {
      const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }
      await page.locator('import-dialog input[type=file]').setInputFiles(file)
      await page.locator('import-dialog [role=alert]').getByText(sentence).first().waitFor()
      expect(await page.locator('import-dialog button.primary', { hasText: 'Import' }).count()).toBe(0)
    }
    await leave()
    expect(await readFile(join(project, 'apparatus/xixiaji-13.log.jsonl'), 'utf8')).toBe(before)
    expect(complaints).toEqual([])
  })

  it('shows how far it has read a large file', async () => {
    const entry = '<app><lem>甲乙</lem><rdg wit="#A">丙丁</rdg></app>，'
    const large = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>${entry.repeat(60_000)}</p></body></text></TEI>`
    await page.keyboard.press('Control+o')
    await page.evaluate(() => {
      const seen = ((globalThis as { seen?: number[] }).seen = [] as number[])
      const host = document.querySelector('import-dialog')!.shadowRoot!
      new MutationObserver(() => {
        const bar = host.querySelector('progress')
        if (bar !== null && bar.value !== seen.at(-1)) seen.push(bar.value)
      }).observe(host, { subtree: true, childList: true, attributes: true, characterData: true })
    })
    const file = { name: 'large.xml', mimeType: 'text/xml', buffer: Buffer.from(large) }
    await page.locator('import-dialog input[type=file]').setInputFiles(file)
    await page.locator('import-dialog progress').waitFor()
    await page.locator('import-dialog progress').waitFor({ state: 'detached', timeout: 80_000 })
    const seen = await page.evaluate(() => (globalThis as { seen?: number[] }).seen!)
    expect(seen.length).toBeGreaterThan(3)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    await leave()
  }, 120_000)

  it('makes a new edition of a file, and refuses a name that is taken', async () => {
    const tei = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>論語</title></titleStmt></fileDesc></teiHeader>
<text><body><p>學而時習之，不亦<app><lem>說</lem><rdg wit="#皇本">悅</rdg></app>乎。</p></body></text></TEI>`
    await page.keyboard.press('Control+o')
    await page.locator('import-dialog input[type=radio]').nth(1).check()
    const file = { name: '論語 (1).xml', mimeType: 'text/xml', buffer: Buffer.from(tei) }
    await page.locator('import-dialog input[type=file]').setInputFiles(file)
    const name = page.locator('import-dialog input[name=name]')
    await name.waitFor()
    expect(await name.inputValue()).toBe('論語-1')
    await page.locator('import-dialog').getByText('1 new entry').waitFor()
    expect(await violations()).toEqual([])
    await name.fill('xixiaji-13')
    await page.locator('import-dialog').getByRole('button', { name: 'Make the edition' }).click()
    await page.locator('import-dialog [role=alert]').getByText('already').waitFor()
    await name.fill('lunyu')
    await page.locator('import-dialog').getByRole('button', { name: 'Make the edition' }).click()
    await page.locator('.base-text', { hasText: '不亦說乎' }).waitFor()
    expect(await page.evaluate(() => location.hash)).toBe('#/lunyu')
    await expect
      .poll(() => page.locator('workbench-header select option').allTextContents())
      .toContain('論語')
    expect(await readFile(join(project, 'corpus/lunyu/base.txt'), 'utf8')).toBe('學而時習之，不亦說乎。\n')
    expect((await apparatus('lunyu')).entries).toMatchObject([{ readings: [{ text: '悅' }] }])
    expect(complaints.filter((one) => !one.includes('409'))).toEqual([])
  })
})
