import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { eventually, lemma, notice, selectWords, useBrowser } from './browser-fixture.ts'

const fixture = useBrowser()
const { complaints } = fixture

const open = (preferences: Readonly<Record<string, unknown>> = {}) => fixture.open({ preferences })

interface Stored {
  status: string
  lemma: { exact: string }[]
  readings: { kind: string; text: string; attestations: { witness: string | null }[] }[]
}

const entryOnDisk = (words: string) =>
  eventually(async () =>
    (await fixture.apparatus<Stored>()).entries.find(
      ({ lemma }) => lemma.map(({ exact }) => exact).join('……') === words,
    ),
  )

const formWords = (page: Page) =>
  eventually(() =>
    page.evaluate(() => {
      const form = document.querySelector('apparatus-panel')?.shadowRoot?.querySelector('entry-form')
      return form?.shadowRoot?.activeElement?.className ?? ''
    }),
  ).toContain('words')

describe('marking from the keyboard', () => {
  it('marks each kind of reading by one key, with its witnesses by figure, and saves with Enter', async () => {
    const page = await open()
    await selectWords(page, '蘇安靜')
    await page.keyboard.press('r')
    await formWords(page)
    await page.keyboard.insertText('蘇安靖')
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await entryOnDisk('蘇安靜').toMatchObject({
      status: 'accepted',
      readings: [{ kind: 'substitution', text: '蘇安靖', attestations: [{ witness: '長編' }] }],
    })

    await selectWords(page, '諒祚遂聽命')
    await page.keyboard.press('l')
    await formWords(page)
    await page.keyboard.press('1')
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await entryOnDisk('諒祚遂聽命').toMatchObject({
      readings: [{ kind: 'omission', text: '', attestations: [{ witness: '宋史' }, { witness: '長編' }] }],
    })

    // Within an entry that is there already: lemmas may overlap.
    await selectWords(page, '安靜')
    await page.keyboard.press('z')
    await formWords(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await entryOnDisk('安靜').toMatchObject({
      readings: [{ kind: 'transposition', text: '靜安', attestations: [{ witness: '長編' }] }],
    })
    expect(complaints).toEqual([])
  })

  it('joins a lemma of several selections', async () => {
    const page = await open()
    await selectWords(page, '夏四月')
    await page.keyboard.press('b')
    await eventually(() => page.locator('.base-text .held').allTextContents()).toEqual(['夏四月'])
    await eventually(() => notice(page)).toContain('夏四月')
    await selectWords(page, '求賜書')
    await page.keyboard.press('f')
    await formWords(page)
    await page.keyboard.insertText('秋……求書')
    await page.keyboard.press('Enter')
    await entryOnDisk('夏四月……求賜書').toMatchObject({
      readings: [{ kind: 'conjecture', text: '秋……求書' }],
    })
    expect(await page.locator('.base-text .held').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('says what to do when nothing is selected, and fires nothing beside the text', async () => {
    const page = await open()
    await page.locator('.base-text').focus()
    await page.keyboard.press('l')
    await eventually(() => notice(page)).toContain('Select the words')
    await lemma(page, '保泰').click()
    await page.keyboard.press('j')
    await page.keyboard.press('r')
    await eventually(() => notice(page)).toContain('Select the words')
    expect(await page.locator('entry-form').count()).toBe(0)
  })
})

describe('a reading tried in the text', () => {
  it('is shown in the place of its lemma and marked, and the text stays as it is', async () => {
    const page = await open()
    const before = await page.locator('.base-text').innerText()
    await lemma(page, '西壽').click()
    const at = await lemma(page, '西壽').boundingBox()
    await page.keyboard.press('t')
    const shown = page.locator('.base-text .instead')
    await eventually(() => shown.allTextContents()).toEqual(['西市as in 長編'])
    await eventually(() => notice(page)).toContain('as in 長編')
    const moved = await shown.boundingBox()
    expect(Math.abs(moved!.x - at!.x)).toBeLessThan(6)
    await page.keyboard.press('t')
    await eventually(() => shown.count()).toBe(0)
    await page.keyboard.press('t')
    await eventually(() => shown.count()).toBe(1)
    await page.keyboard.press('Escape')
    await eventually(() => shown.count()).toBe(0)
    await eventually(() => notice(page)).toBe('')
    expect(await page.locator('.base-text').innerText()).toBe(before)
    // The entry stays in hand, and its reading goes with it when another is taken.
    await page.keyboard.press('t')
    await eventually(() => shown.count()).toBe(1)
    await page.keyboard.press('j')
    await eventually(() => shown.count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('shares a reading out among the parts of its lemma', async () => {
    const page = await open({ direction: 'vertical' })
    await lemma(page, '靜塞軍').click()
    await page.keyboard.press('t')
    await eventually(() => page.locator('.base-text .instead').allTextContents()).toEqual([
      '韋州',
      '靜塞as in 宋史',
    ])
    expect(complaints).toEqual([])
  })
})

describe('the history of an entry', () => {
  it('tells who did what, and puts an earlier state back as a change that can be undone', async () => {
    const page = await open()
    await lemma(page, '保泰').click()
    await page.keyboard.press('a')
    await page.keyboard.press('d')
    await page.keyboard.press('h')
    const panel = page.locator('history-panel')
    const said = async () => (await panel.locator('li').allInnerTexts()).join('\n')
    await eventually(said).toMatch(/accepted → disputed[^]*proposed → accepted/u)
    expect(await said()).toContain('錢大昕')
    await panel.getByRole('button', { name: 'Restore what was before' }).last().click()
    await entryOnDisk('保泰').toMatchObject({ status: 'proposed' })
    await eventually(said).toContain('disputed → proposed')
    await page.keyboard.press('Control+z')
    await entryOnDisk('保泰').toMatchObject({ status: 'disputed' })
    expect(complaints).toEqual([])
  })

  it('speaks Chinese', async () => {
    const page = await open({ language: 'zh-Hant' })
    await lemma(page, '保泰').click()
    await page.keyboard.press('a')
    await page.keyboard.press('h')
    await eventually(async () => (await page.locator('history-panel li').allInnerTexts()).join()).toContain(
      '狀態：待審 → 採錄',
    )
  })
})

describe('the list of headings', () => {
  it('goes to the heading that is chosen by its words', async () => {
    const page = await open()
    await page.keyboard.press('Control+g')
    const list = page.locator('chapter-list')
    await eventually(() => list.getByRole('option').count()).toBeGreaterThan(6)
    await page.keyboard.type('拱化五年')
    await eventually(() => list.getByRole('option').count()).toBe(1)
    await page.keyboard.press('Enter')
    await eventually(() => list.count()).toBe(0)
    const heading = page.locator('.base-text h2', { hasText: '拱化五年' })
    await eventually(async () => (await heading.boundingBox())?.y ?? -1).toBeLessThan(800)
    expect((await heading.boundingBox())!.y).toBeGreaterThan(0)
    expect(complaints).toEqual([])
  })
})
