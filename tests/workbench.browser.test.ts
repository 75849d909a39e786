import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { eventually, inHand, lemma, saved, useBrowser } from './browser-fixture.ts'
import { startWorkbench } from './workbench-process.ts'

const fixture = useBrowser()
const { complaints } = fixture

const open = (preferences: Readonly<Record<string, unknown>> = {}, hash = '') =>
  fixture.open({ preferences, hash })

interface Stored {
  readonly id: string
  readonly status: string
  readonly lemma: readonly { readonly exact: string }[]
  readonly readings: readonly { readonly text: string }[]
}

const apparatus = () => fixture.apparatus<Stored>()

/** The file follows the log within a moment. */
const entryOnDisk = (words: string) =>
  eventually(async () => (await apparatus()).entries.find((entry) => entry.lemma[0]?.exact === words))

/** Where words stand on the page, brought into view; they must stand on one line. */
async function placeOf(page: Page, words: string) {
  return page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector('.base-text')!, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const at = walker.currentNode.textContent!.indexOf(words)
      if (at < 0) continue
      walker.currentNode.parentElement!.scrollIntoView({ block: 'center' })
      const range = document.createRange()
      range.setStart(walker.currentNode, at)
      range.setEnd(walker.currentNode, at + words.length)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      return { left, right, middle: (top + bottom) / 2 }
    }
    throw new Error(`「${words}」 does not stand together in the text`)
  }, words)
}

/** Selects words of the base text as an editor does, by dragging over them. */
async function selectWords(page: Page, words: string): Promise<void> {
  const { left, right, middle } = await placeOf(page, words)
  await page.mouse.move(left + 1, middle)
  await page.mouse.down()
  await page.mouse.move((left + right) / 2, middle, { steps: 3 })
  await page.mouse.move(right - 1, middle, { steps: 3 })
  await page.mouse.up()
  await expect.poll(() => page.evaluate(() => getSelection()!.toString())).toBe(words)
}

describe('the workbench', () => {
  it('shows the chapter, its headings, notes and lemmas, with the apparatus level with its lines', async () => {
    const page = await open()
    expect(await page.locator('.base-text h2').allTextContents()).toEqual([
      '西夏稱群都五年',
      '西夏稱奲都六年',
      '西夏稱拱化元年',
      '西夏稱拱化二年',
      '西夏稱拱化三年',
      '西夏稱拱化四年',
      '西夏稱拱化五年',
    ])
    expect(await page.locator('.base-text .note').count()).toBeGreaterThan(70)
    await lemma(page, '保泰').click()
    await eventually(() => inHand(page).textContent()).not.toBe(null)
    const level = async () => {
      const text = (await lemma(page, '保泰').boundingBox())!
      const entry = (await inHand(page).boundingBox())!
      return Math.abs(text.y - entry.y)
    }
    await eventually(level).toBeLessThan(24)
    expect(await page.locator('.base-text .clause.selected').first().textContent()).toContain('保泰')
    expect(complaints).toEqual([])
  })

  it('keeps what is accepted, disputed, marked and taken back, over a reload', async () => {
    const page = await open()
    await lemma(page, '保泰').click()
    await page.keyboard.press('a')
    await entryOnDisk('保泰').toMatchObject({ status: 'accepted' })
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('d')
    await entryOnDisk('保泰').toMatchObject({ status: 'disputed' })

    await selectWords(page, '蘇安靜')
    await page.keyboard.press('n')
    const form = page.locator('entry-form')
    await form.getByLabel('Reading', { exact: true }).fill('蘇安靖')
    await form.getByLabel('Another witness').fill('宋會要')
    await page.keyboard.press('Control+Enter')
    await entryOnDisk('蘇安靜').toMatchObject({
      status: 'accepted',
      readings: [{ text: '蘇安靖', attestations: [{ witness: '宋會要' }] }],
      origin: { by: 'hand', person: '錢大昕' },
    })

    await selectWords(page, '諒祚遂聽命')
    await page.keyboard.press('n')
    await form.getByLabel('Kind').selectOption('omission')
    await page.keyboard.press('Control+Enter')
    await entryOnDisk('諒祚遂聽命').toBeDefined()
    await page.keyboard.press('Control+z')
    await entryOnDisk('諒祚遂聽命').toBeUndefined()

    await saved(page)
    await page.reload()
    await lemma(page, '蘇安靜').waitFor()
    expect(await lemma(page, '保泰').getAttribute('class')).toContain('disputed')
    expect(await page.locator('.base-text .lemma', { hasText: '諒祚遂聽命' }).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('settles a disputed reading with a reason, and keeps comments', async () => {
    const page = await open()
    await lemma(page, '保泰').click()
    await page.keyboard.press('s')
    const entry = inHand(page)
    await entry.getByRole('radio', { name: 'the lemma' }).check()
    await entry.getByLabel('Reason', { exact: true }).fill('《宋史》亦作保泰')
    await page.keyboard.press('Enter')
    await entryOnDisk('保泰').toMatchObject({
      status: 'settled',
      decision: { prefer: 'lemma', reason: '《宋史》亦作保泰', by: '錢大昕' },
    })
    await entry.getByLabel('Comment').fill('形近而訛')
    await page.keyboard.press('Enter')
    await entryOnDisk('保泰').toMatchObject({ comments: [{ text: '形近而訛', by: '錢大昕' }] })
  })

  it('corrects the base text, and every anchor follows', async () => {
    const page = await open()
    await page.keyboard.press('F2')
    const { left, middle } = await placeOf(page, '更諸軍名')
    await page.mouse.click(left + 1, middle)
    await page.keyboard.type('𣈆夏')
    await eventually(() => readFile(join(fixture.project, 'corpus/xixiaji-13/base.txt'), 'utf8')).toContain(
      '𣈆夏更諸軍名',
    )
    await page.keyboard.press('Escape')
    const text = Array.from(await readFile(join(fixture.project, 'corpus/xixiaji-13/base.txt'), 'utf8'))
    for (const { lemma } of (await apparatus()).entries as unknown as {
      lemma: { start: number; end: number; exact: string }[]
    }[]) {
      for (const { start, end, exact } of lemma) expect(text.slice(start, end).join('')).toBe(exact)
    }
    await page.keyboard.press('Control+z')
    await eventually(() => readFile(join(fixture.project, 'corpus/xixiaji-13/base.txt'), 'utf8')).toBe(
      await readFile('corpus/xixiaji-13/base.txt', 'utf8'),
    )
    expect(complaints).toEqual([])
  })

  it('leaves the old words as a reading when the text is emended', async () => {
    const page = await open()
    await selectWords(page, '席從之')
    await page.keyboard.press('m')
    await page.locator('entry-form').getByLabel('New words').fill('帝從之')
    await page.keyboard.press('Control+Enter')
    await entryOnDisk('帝從之').toMatchObject({
      status: 'accepted',
      readings: [{ kind: 'substitution', text: '席從之', attestations: [{ witness: '底本' }] }],
    })
    await eventually(() => readFile(join(fixture.project, 'corpus/xixiaji-13/base.txt'), 'utf8')).toContain(
      '帝從之',
    )
  })

  it('shows in one window what is done in another, and asks when both change the same', async () => {
    const [first, second] = [await open({ name: '王念孫' }), await open({ name: '段玉裁' })]
    await lemma(first, '西壽').click()
    await first.keyboard.press('a')
    await eventually(() => lemma(second, '西壽').getAttribute('class')).toContain('accepted')

    // Both act on the same entry before either hears of the other.
    await lemma(first, '保泰').click()
    await lemma(second, '保泰').click()
    await second.context().setOffline(true)
    await second.keyboard.press('x')
    await first.keyboard.press('a')
    await saved(first)
    await second.context().setOffline(false)
    const dialog = second.locator('refusal-dialog dialog')
    await dialog.waitFor({ timeout: 20_000 })
    await dialog.getByRole('button', { name: 'Take mine' }).click()
    await entryOnDisk('保泰').toMatchObject({ status: 'rejected' })
    await eventually(() => lemma(first, '保泰').getAttribute('class')).toContain('rejected')
  })

  it('makes one witness of two, and takes it back', async () => {
    const page = await open()
    await page.keyboard.press('w')
    const dialog = page.locator('witness-dialog dialog')
    await dialog.getByRole('button', { name: 'Edit 長編拾補' }).click()
    await dialog.getByLabel('The same as').selectOption('長編')
    await dialog.getByRole('button', { name: 'Merge' }).click()
    const sigla = async () => {
      const edition = await readFile(join(fixture.project, 'corpus/xixiaji-13/edition.json'), 'utf8')
      return (JSON.parse(edition) as { witnesses: { siglum: string }[] }).witnesses.map(
        ({ siglum }) => siglum,
      )
    }
    await eventually(sigla).not.toContain('長編拾補')
    // The two files are replaced one after the other.
    await eventually(async () => JSON.stringify(await apparatus())).not.toContain('"witness":"長編拾補"')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await eventually(sigla).toContain('長編拾補')
    expect(complaints).toEqual([])
  })

  it('greets once, asks for a name at the first change, and signs with it from then on', async () => {
    const context = await fixture.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
    })
    const page = await context.newPage()
    await page.goto(fixture.workbench.address)
    await page.getByRole('button', { name: 'Got it' }).click()
    await lemma(page, '西壽').click()
    await page.keyboard.press('a')
    await page.locator('welcome-line').getByRole('textbox').fill('錢大昕')
    await page.keyboard.press('Enter')
    await page.keyboard.press('x')
    await entryOnDisk('西壽').toMatchObject({ status: 'rejected' })
    await page.reload()
    await lemma(page, '保泰').click()
    await page.keyboard.press('d')
    await entryOnDisk('保泰').toMatchObject({ status: 'disputed' })
    expect(await page.locator('welcome-line').getByRole('button').count()).toBe(0)
    const log = await readFile(join(fixture.project, 'apparatus/xixiaji-13.log.jsonl'), 'utf8')
    const signed = log.split('\n').flatMap((line) => /"by":"([^"]*)"/u.exec(line)?.[1] ?? [])
    expect(signed.slice(-3)).toEqual(['Editor', '錢大昕', '錢大昕'])
  })

  it.each([
    ['horizontal', 1280, 640],
    ['vertical', 1280, 640],
    ['horizontal', 390, 844],
    ['vertical', 390, 844],
  ])('leaves the text above an open drawer: %s, %d×%d', async (direction, width, height) => {
    const page = await open({ direction })
    await page.setViewportSize({ width, height })
    await page.keyboard.press('j')
    await page.keyboard.press('v')
    await page.locator('evidence-panel').waitFor()
    const boxes = await page.evaluate(() =>
      ['base-text-panel', 'apparatus-panel', '.scroller', 'workbench-drawer'].map((part) =>
        document.querySelector(part)!.getBoundingClientRect(),
      ),
    )
    const [text, apparatus, scroller, drawer] = boxes
    expect(Math.round(scroller!.bottom)).toBeLessThanOrEqual(Math.round(drawer!.top) + 1)
    if (width < 900) expect(Math.round(text!.bottom)).toBeLessThanOrEqual(Math.round(apparatus!.top))
  })

  it('adds up the years of eras with each reading', async () => {
    const page = await open({ language: 'zh-Hant' })
    await lemma(page, '拱化五年').click()
    await inHand(page).getByText('一＋三＋四＋六＋六＝二十').waitFor()
    await inHand(page).getByText('一＋三＋四＋六＋五＝十九').waitFor()
  })

  it('goes on when the server stops, and sends what was done when it is back', async () => {
    const page = await open()
    const port = Number(new URL(fixture.workbench.address).port)
    await lemma(page, '保泰').click()
    await fixture.workbench.kill()
    await page.keyboard.press('a')
    await page.getByText('Not saved').first().waitFor()
    expect(await lemma(page, '保泰').getAttribute('class')).toContain('accepted')
    fixture.workbench = await startWorkbench(fixture.project, port)
    await saved(page)
    await entryOnDisk('保泰').toMatchObject({ status: 'accepted' })
  })

  it('says which file is broken, where, and leaves it as it is', async () => {
    await fixture.workbench.stop()
    const path = join(fixture.project, 'apparatus/xixiaji-13.json')
    const broken = (await readFile(path, 'utf8')).replace('"revision"', '"revision')
    await writeFile(path, broken)
    fixture.workbench = await startWorkbench(fixture.project)
    const context = await fixture.browser.newContext({ locale: 'en-GB' })
    const page = await context.newPage()
    await page.goto(fixture.workbench.address)
    await page.getByText('apparatus/xixiaji-13.json:10:').waitFor()
    expect(await readFile(path, 'utf8')).toBe(broken)
  })

  it('reads the notes without repeating what is there', async () => {
    const page = await open()
    const before = (await apparatus()).entries.length
    await page.getByRole('button', { name: 'Read the notes' }).click()
    await page.getByText('The notes hold nothing new.').waitFor()
    expect((await apparatus()).entries).toHaveLength(before)
    expect(complaints).toEqual([])
  })

  it('can be worked through from the keyboard alone', async () => {
    const page = await open()
    const count = (await apparatus()).entries.length
    for (let n = 0; n < count; n++) {
      await page.keyboard.press('j')
      await eventually(() => inHand(page).count()).toBe(1)
      await page.keyboard.press('a')
    }
    await eventually(async () =>
      (await apparatus()).entries.every(({ status }) => status === 'accepted'),
    ).toBe(true)
  })

  it.each([
    ['en', 'light', 'horizontal'],
    ['zh-Hant', 'dark', 'horizontal'],
    ['zh-Hant', 'light', 'vertical'],
    ['en', 'dark', 'vertical'],
  ])('has nothing that axe finds wrong in %s, %s, %s', async (language, theme, direction) => {
    const page = await open({ language, theme, direction })
    const check = () => fixture.violations(page)
    expect(await check()).toEqual([])
    await lemma(page, '保泰').click()
    await page.keyboard.press('s')
    expect(await check()).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await page.locator('entry-form').waitFor()
    expect(await check()).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('w')
    await page
      .locator('witness-dialog')
      .getByRole('button', { name: /長編拾補/u })
      .click()
    expect(await check()).toEqual([])
  })
})
