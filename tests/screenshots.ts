// Takes pictures of the main views with the built page in Chromium: `npm run screenshots [FOLDER]`.
// They are for looking at: what is ugly, cramped or unclear in them is mended.
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { transcribedProject } from './transcribed-project.ts'
import { startWorkbench } from './workbench-process.ts'

interface View {
  readonly name: string
  readonly language?: 'en' | 'zh-Hant'
  readonly theme?: 'light' | 'dark'
  readonly direction?: 'horizontal' | 'vertical'
  readonly width?: number
  readonly height?: number
  readonly zoom?: number
  /** Whether the edition has transcribed witnesses. */
  readonly transcribed?: boolean
  readonly act?: (page: Page) => Promise<void>
}

const select = (words: string) => async (page: Page) => {
  await page.locator('.base-text .lemma', { hasText: words }).first().click()
  await page.waitForTimeout(250)
}

const mark = async (page: Page) => {
  await page.locator('.base-text .lemma').first().scrollIntoViewIfNeeded()
  await page.evaluate(() => {
    const text = document.querySelector('.base-text')!
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const at = walker.currentNode.textContent!.indexOf('蘇安靜')
      if (at < 0) continue
      getSelection()!.setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 3)
      ;(text as HTMLElement).focus()
      return
    }
  })
  await page.waitForTimeout(100)
  await page.keyboard.press('n')
}

const collation = async (page: Page) => {
  await page.keyboard.press('c')
  await page.locator('alignment-grid .cell', { hasText: '市' }).first().click()
}

const graph = async (page: Page) => {
  await collation(page)
  await page.locator('collation-panel .bar > button').first().click()
  await page.waitForTimeout(500)
}

const parallel = async (page: Page) => {
  await select('保泰')(page)
  await page.keyboard.press('Shift+C')
  await page.locator('parallel-panel .level').nth(3).waitFor()
}

const tried = (words: string) => async (page: Page) => {
  await select(words)(page)
  await page.keyboard.press('t')
}

const history = async (page: Page) => {
  await select('保泰')(page)
  for (const key of ['a', 'd', 'p', 'h']) await page.keyboard.press(key)
  await page.locator('history-panel li').first().waitFor()
}

const exported = (format: string) => async (page: Page) => {
  await page.keyboard.press('Control+Shift+E')
  await page.locator('export-dialog #format').selectOption(format)
  await page.locator('export-dialog [aria-label] , export-dialog section p').first().waitFor()
  await page.waitForTimeout(600)
}

/** With a disputed entry, the gate is before the file. */
const gate = async (page: Page) => {
  await select('保泰')(page)
  await page.keyboard.press('d')
  await exported('reledmac')(page)
  await page.locator('export-dialog .primary').click()
}

const LIST =
  'lemma,reading,witnesses\n殺訛龐,弒訛龐,長編\n西壽,西市,長編\n更諸軍名,更軍名,甲本 乙本\n無此語,無之語,甲本\n'

const imported = async (page: Page) => {
  await page.keyboard.press('Control+o')
  await page.locator('import-dialog textarea').fill(LIST)
  await page.locator('import-dialog select').selectOption('csv')
  await page.locator('import-dialog button').first().click()
  await page.locator('import-dialog section').first().waitFor()
}

const newEdition = async (page: Page) => {
  await page.keyboard.press('Control+o')
  await page.locator('import-dialog input[type=radio]').nth(1).check()
  await page
    .locator('import-dialog textarea')
    .fill('昔者聖人（一作先王）之治天下也，\n必有所本（宋本作「末」）。\n'.repeat(5))
  await page.locator('import-dialog select').selectOption('text')
  await page.locator('import-dialog button').first().click()
  await page.locator('import-dialog section').first().waitFor()
}

const views: readonly View[] = [
  { name: 'export', act: exported('tei') },
  { name: 'export-chinese-dark', language: 'zh-Hant', theme: 'dark', act: gate },
  { name: 'export-narrow', width: 390, height: 844, act: exported('html') },
  { name: 'import', act: imported },
  { name: 'import-chinese-dark', language: 'zh-Hant', theme: 'dark', act: imported },
  { name: 'import-new', act: newEdition },
  { name: 'import-new-chinese-narrow', language: 'zh-Hant', width: 390, height: 844, act: newEdition },
  { name: 'import-narrow', width: 390, height: 844, act: imported },
  { name: 'tried', act: tried('西壽') },
  {
    name: 'tried-vertical-dark',
    language: 'zh-Hant',
    theme: 'dark',
    direction: 'vertical',
    act: tried('靜塞軍'),
  },
  { name: 'welcome' },
  { name: 'welcome-chinese-narrow', language: 'zh-Hant', theme: 'dark', width: 390, height: 844 },
  { name: 'history', act: history },
  {
    name: 'history-chinese-dark',
    language: 'zh-Hant',
    theme: 'dark',
    width: 1280,
    height: 720,
    act: history,
  },
  { name: 'chapters', language: 'zh-Hant', act: (page) => page.keyboard.press('Control+g') },
  { name: 'collation', transcribed: true, act: collation },
  { name: 'collation-chinese-dark', transcribed: true, language: 'zh-Hant', theme: 'dark', act: graph },
  { name: 'collation-narrow', transcribed: true, width: 390, height: 844, act: collation },
  { name: 'parallel', transcribed: true, language: 'zh-Hant', act: parallel },
  { name: 'add-witnesses', act: (page) => page.keyboard.press('Shift+W') },
  { name: 'workbench', act: select('保泰') },
  { name: 'opening', language: 'zh-Hant' },
  { name: 'dark', theme: 'dark', act: select('保泰') },
  { name: 'chinese', language: 'zh-Hant', act: select('保泰') },
  { name: 'vertical', language: 'zh-Hant', direction: 'vertical', act: select('保泰') },
  { name: 'vertical-dark', direction: 'vertical', theme: 'dark', act: select('呂寧') },
  { name: 'form', act: mark },
  { name: 'form-chinese-dark', language: 'zh-Hant', theme: 'dark', act: mark },
  { name: 'small', width: 1280, height: 720, act: select('保泰') },
  { name: 'wide', width: 3440, height: 1440, act: select('保泰') },
  { name: 'narrow', width: 390, height: 844, act: select('保泰') },
  { name: 'zoomed', zoom: 2, act: select('保泰') },
  { name: 'settings', act: (page) => page.keyboard.press('Control+,') },
  { name: 'keys', language: 'zh-Hant', act: (page) => page.keyboard.press('?') },
  {
    name: 'evidence',
    act: async (page) => {
      await select('保泰')(page)
      await page.keyboard.press('v')
      await page.waitForTimeout(900)
    },
  },
  {
    name: 'evidence-chinese-dark',
    language: 'zh-Hant',
    theme: 'dark',
    act: async (page) => {
      await select('保泰')(page)
      await page.keyboard.press('v')
      await page.waitForTimeout(900)
    },
  },
  {
    name: 'pictures',
    language: 'zh-Hant',
    act: async (page) => {
      await page.keyboard.press('g')
      await page.waitForTimeout(500)
      await page.locator('pictures-panel .sigla button').first().click()
    },
  },
  {
    name: 'consistency',
    act: async (page) => {
      await page.keyboard.press('Shift+V')
      await page.locator('consistency-panel li').first().waitFor()
      await page.locator('consistency-panel li .in-context').first().click()
    },
  },
  {
    name: 'consistency-dark',
    language: 'zh-Hant',
    theme: 'dark',
    act: async (page) => {
      await page.keyboard.press('Shift+V')
      await page.locator('consistency-panel li').first().waitFor()
    },
  },
  { name: 'palette', language: 'zh-Hant', act: (page) => page.keyboard.press('Control+k') },
  { name: 'witnesses', act: (page) => page.keyboard.press('w') },
  { name: 'end', language: 'zh-Hant', act: select('福聖承道') },
]

async function shoot(browser: Browser, address: string, folder: string, view: View): Promise<void> {
  const {
    language = 'en',
    theme = 'light',
    direction = 'horizontal',
    width = 1440,
    height = 900,
    zoom = 1,
  } = view
  const context = await browser.newContext({
    viewport: { width: width / zoom, height: height / zoom },
    deviceScaleFactor: zoom,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`${view.name}: ${error.message}`))
  await page.addInitScript(
    (preferences) => localStorage.setItem('yiwen-preferences', JSON.stringify(preferences)),
    {
      language,
      theme,
      direction,
      textSize: 21,
      name: '',
      greeted: !view.name.startsWith('welcome'),
      nameAsked: true,
    },
  )
  await page.goto(address)
  await page.waitForSelector('.base-text p')
  await page.waitForTimeout(400)
  await view.act?.(page)
  await page.waitForTimeout(400)
  await page.screenshot({ path: join(folder, `${view.name}.png`) })
  await context.close()
}

const folder = resolve(process.argv[2] ?? '.cache/screenshots')
const only = process.argv.slice(3)
await mkdir(folder, { recursive: true })
const project = await mkdtemp(join(tmpdir(), 'yiwen-screenshots-'))
await cp('corpus', join(project, 'corpus'), { recursive: true })
await cp('apparatus/xixiaji-13.json', join(project, 'apparatus/xixiaji-13.json'))
const workbench = await startWorkbench(project)
const transcribed = await transcribedProject()
const collating = await startWorkbench(transcribed)
const browser = await launchChromium()
try {
  for (const view of views) {
    const { address } = view.transcribed === true ? collating : workbench
    if (only.length === 0 || only.includes(view.name)) await shoot(browser, address, folder, view)
  }
  console.log(`${views.length} views in ${folder}`)
} finally {
  await browser.close()
  await workbench.stop()
  await collating.stop()
  for (const one of [project, transcribed]) await rm(one, { recursive: true, force: true })
}
