import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { eventually, lemma, useBrowser } from './browser-fixture.ts'
import { transcribedProject } from './transcribed-project.ts'

const fixture = useBrowser(() => transcribedProject(['甲本']))

/** The key that opens each panel, what is there then, and by which name a screen reader has it in either language. */
const panels = [
  ['Control+k', 'command-palette', 'All commands', '全部命令'],
  ['?', 'keys-dialog dialog[open]', 'Keys', '按鍵'],
  ['Control+,', 'settings-dialog dialog[open]', 'Settings', '設定'],
  ['w', 'witness-dialog dialog[open] table', 'Witnesses', '校本'],
  ['Control+g', 'chapter-list', 'Chapters', '篇目'],
  ['Control+Shift+E', 'export-dialog', 'Export', '匯出'],
  ['Control+o', 'import-dialog', 'Import', '匯入'],
  ['/', 'find-panel', 'Find words', '查找字詞'],
  ['v', 'evidence-panel', 'Evidence', '考據'],
  ['h', 'history-panel', 'History', '沿革'],
  ['g', 'pictures-panel', 'Counts and pictures', '統計圖表'],
  ['o', 'orphans-panel', 'To be placed', '待定位'],
  ['c', 'collation-panel', 'Collation', '對校'],
  ['Shift+C', 'parallel-panel', 'Side by side', '並排'],
  ['Shift+W', 'add-witnesses', 'Add witnesses', '加入校本'],
] as const

/** Where the keyboard is, from the document inwards. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const path: string[] = []
    let element = document.activeElement
    while (element !== null) {
      path.push(element.classList.contains('base-text') ? 'text' : element.localName)
      element = element.shadowRoot?.activeElement ?? null
    }
    return path.join(' ')
  })

describe('every panel and dialog', () => {
  it.each([
    ['en', 'light'],
    ['zh-Hant', 'dark'],
  ] as const)(
    'opens by its key, has a name, nothing that axe finds wrong, and gives the keyboard back: %s, %s',
    async (language, theme) => {
      const page = await fixture.open({ preferences: { language, theme } })
      await lemma(page, '保泰').click()
      await page.locator('.base-text').focus()
      const wrong: unknown[] = []
      for (const [key, element, english, chinese] of panels) {
        await page.keyboard.press(key)
        await page.locator(element).waitFor()
        const name = language === 'en' ? english : chinese
        const role = /^(?:drawer|complementary)$/u.test(
          await page
            .locator(element)
            .evaluate((one) => (one.closest('workbench-drawer') === null ? 'dialog' : 'drawer')),
        )
          ? 'complementary'
          : 'dialog'
        await eventually(() => page.getByRole(role, { name, exact: true }).count()).toBeGreaterThan(0)
        const violations = await fixture.violations(page)
        if (violations.length > 0) wrong.push([key, violations])
        // Where a field has the keyboard its first Escape may be its own.
        await page.keyboard.press('Escape')
        if ((await page.locator(element).count()) > 0 && role === 'complementary')
          await page.keyboard.press('Escape')
        await eventually(() => page.locator(element).count()).toBe(0)
        const at = await focused(page)
        if (!at.endsWith('text')) wrong.push([key, `the keyboard is at ${at}`])
        await page.locator('.base-text').focus()
        if ((await page.locator('apparatus-entry[selected]').count()) === 0) await lemma(page, '保泰').click()
      }
      expect(wrong).toEqual([])
      expect(fixture.complaints).toEqual([])
    },
    // Fifteen panels, each looked through by axe.
    240_000,
  )

  it('greets in words that axe finds nothing wrong with, and gives the keyboard to the text', async () => {
    const page = await fixture.open({ firstVisit: true })
    const greeting = page.locator('welcome-line').getByRole('region')
    await greeting.waitFor()
    expect(await fixture.violations(page)).toEqual([])
    await greeting.getByRole('button').press('Enter')
    await eventually(() => greeting.count()).toBe(0)
    expect(await focused(page)).toBe('text')
  })
})

describe('where there is nothing to show', () => {
  it('says that the filter lets nothing through, and shows all at a key', async () => {
    const page = await fixture.open({ hash: '#/xixiaji-13?words=無此字句也' })
    const empty = page.locator('apparatus-panel .empty')
    await empty.waitFor()
    expect(await empty.textContent()).toContain('No entry passes the filter')
    expect(await fixture.violations(page)).toEqual([])
    await empty.getByRole('button', { name: 'Show all entries' }).press('Enter')
    await page.locator('apparatus-entry').first().waitFor()
    expect(fixture.complaints).toEqual([])
  })
})
