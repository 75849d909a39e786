import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { eventually, inHand, lemma, notice, selectWords, useBrowser } from './browser-fixture.ts'

const fixture = useBrowser()

const open = (preferences: Readonly<Record<string, unknown>> = {}): Promise<Page> =>
  fixture.open({ preferences, context: { permissions: ['clipboard-read', 'clipboard-write'] } })

interface Stored {
  readonly status: string
  readonly lemma: readonly { readonly exact: string }[]
  readonly readings: readonly { readonly kind: string; readonly text: string }[]
}

const onDisk = (words: string) =>
  eventually(async () =>
    (await fixture.apparatus<Stored>()).entries.filter(
      ({ lemma }) => lemma.map(({ exact }) => exact).join('……') === words,
    ),
  )

const copied = (page: Page, type = 'text/plain') =>
  page.evaluate(async (type) => {
    const [item] = await navigator.clipboard.read()
    return (await item!.getType(type)).text()
  }, type)

const copy = (page: Page, words: string) =>
  page.evaluate((words) => navigator.clipboard.writeText(words), words)

describe('entries on the clipboard', () => {
  it('copies the entry in hand as it is printed, and words of the text when they are selected', async () => {
    const page = await open()
    await lemma(page, '保泰').click()
    await page.keyboard.press('Control+c')
    await eventually(() => notice(page)).toBe('One entry copied.')
    expect(await copied(page)).toBe('「保泰」，畢沅《續通鑒》作「保秦」。未知孰是。')
    expect(await copied(page, 'text/html')).toContain('保秦')
    await selectWords(page, '更諸軍名')
    await page.keyboard.press('Control+c')
    await eventually(() => copied(page)).toBe('更諸軍名')
    expect(fixture.complaints).toEqual([])
  })

  it('copies all that are chosen, a line each, from the palette too', async () => {
    const page = await open({ language: 'zh-Hant' })
    await page.locator('.base-text').focus()
    await page.keyboard.press('Shift+Y')
    const count = (await fixture.apparatus()).entries.length
    await eventually(() => notice(page)).toBe(`已複製 ${count} 條，各佔一行。`)
    expect((await copied(page)).split('\n')).toHaveLength(count)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('複製此條')
    await page.keyboard.press('Enter')
    await eventually(() => notice(page)).toContain('請先選定')
  })

  it('proposes an entry at the selected words from a line that is pasted, and takes it back', async () => {
    const page = await open()
    await copy(page, '蘇安靜，《長編》作蘇安靖')
    await selectWords(page, '蘇安靜')
    await page.keyboard.press('Control+v')
    await onDisk('蘇安靜').toMatchObject([{ status: 'proposed', readings: [{ text: '蘇安靖' }] }])
    await eventually(() => notice(page)).toBe('One entry proposed.')
    await inHand(page).getByText('蘇安靖').first().waitFor()
    await page.keyboard.press('Control+z')
    await onDisk('蘇安靜').toEqual([])
    await copy(page, '諒祚遂聽命] om. B')
    await selectWords(page, '諒祚遂聽命')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Paste')
    await page.keyboard.press('Enter')
    await onDisk('諒祚遂聽命').toMatchObject([{ status: 'proposed', readings: [{ kind: 'omission' }] }])
    expect(fixture.complaints).toEqual([])
  })

  it('says what it did not understand, and leaves fields to themselves', async () => {
    const page = await open()
    const before = (await fixture.apparatus()).revision
    await copy(page, 'a line that says nothing of the kind')
    await selectWords(page, '蘇安靜')
    await page.keyboard.press('Control+v')
    await eventually(() => notice(page)).toContain('was not understood')
    await page.keyboard.press('Control+f')
    await page.locator('find-panel input').focus()
    await page.keyboard.press('Control+v')
    await eventually(() => page.locator('find-panel input').inputValue()).toContain('a line that says')
    expect((await fixture.apparatus()).revision).toBe(before)
  })
})
