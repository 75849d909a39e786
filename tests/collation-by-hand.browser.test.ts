import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { saved } from './browser-fixture.ts'
import { act, cell, cells, collationPages } from './collation-page.ts'
import { copyOf } from './transcribed-project.ts'

const { open, project, about } = collationPages()
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 })

const kinds = async () => (await about()).collation?.edits.map(({ kind }) => kind)
const row = (page: Page, number: number) =>
  page
    .locator('alignment-grid .row')
    .nth(number + 1)
    .locator('.cell')
const baseOf = () => readFile(join(project(), 'corpus/xixiaji-13/base.txt'), 'utf8')

async function collated(names?: readonly string[]): Promise<Page> {
  const page = await open(names)
  await page.keyboard.press('c')
  await cells(page).first().waitFor()
  return page
}

/** Undoes the one edit there is, and sees that it is gone from the edition. */
async function undo(page: Page): Promise<void> {
  await page.getByRole('grid').focus()
  await page.keyboard.press('Control+z')
  await eventually(kinds).toBeUndefined()
}

describe('witnesses in the page', () => {
  it('are taken from a file that is dropped', async () => {
    const page = await open([])
    const text = copyOf(await baseOf(), '甲本')
    await page.keyboard.press('Shift+W')
    const drop = page.locator('add-witnesses .drop')
    await drop.waitFor()
    const carried = await page.evaluateHandle((text) => {
      const carried = new DataTransfer()
      carried.items.add(new File([text], '甲本.txt', { type: 'text/plain' }))
      return carried
    }, text)
    await drop.dispatchEvent('dragover', { dataTransfer: carried })
    await eventually(() => drop.getAttribute('class')).toContain('over')
    await drop.dispatchEvent('drop', { dataTransfer: carried })
    await eventually(() => page.getByLabel('Siglum').first().inputValue()).toBe('甲本')
    expect(await drop.getAttribute('class')).not.toContain('over')
    await page.getByRole('button', { name: 'Add the witness' }).click()
    await saved(page)
    await eventually(() => readFile(join(project(), 'corpus/xixiaji-13/witnesses/甲本.txt'), 'utf8')).toBe(
      text,
    )
  })

  it('are taken from what is pasted, under the siglum that the editor gives', async () => {
    const page = await open([])
    const text = copyOf(await baseOf(), '乙本')
    await page.keyboard.press('Shift+W')
    await page.locator('add-witnesses summary').click()
    await page.locator('add-witnesses textarea').fill(text)
    await page.locator('add-witnesses details button').click()
    await page.getByLabel('Siglum').fill('乙')
    await page.getByRole('button', { name: 'Add the witness' }).click()
    await saved(page)
    await page.keyboard.press('c')
    await cell(page, 1, '韋').waitFor()
    expect((await about()).witnesses.map(({ siglum }) => siglum)).toContain('乙')
  })

  it('are not collated on when the editor cancels, and are when asked again', async () => {
    const page = await open(['甲本'])
    // The worker waits as a long collation would: nothing comes back from it until it is asked again.
    await page.route(/collation-worker/u, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500))
      await route.continue().catch(() => undefined)
    })
    await page.keyboard.press('c')
    await page.locator('collation-panel').getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('The collation was cancelled').waitFor()
    await page.waitForTimeout(2000)
    expect(await cells(page).count()).toBe(0)
    await page.locator('collation-panel').getByRole('button', { name: 'Collate', exact: true }).click()
    await cell(page, 1, '市').waitFor()
  })
})

describe('the alignment table by hand', () => {
  it('has words moved to the next column, and taken back', async () => {
    const page = await collated(['甲本'])
    await cell(page, 1, '市').click()
    const before = await row(page, 1).allTextContents()
    await page.getByRole('grid').focus()
    await page.keyboard.press('Alt+ArrowRight')
    await eventually(() => row(page, 1).allTextContents()).not.toEqual(before)
    await saved(page)
    await eventually(kinds).toEqual(['move'])
    await undo(page)
    await eventually(() => row(page, 1).allTextContents()).toEqual(before)
  })

  it('has columns joined to a phrase and cut again, each one step of undo', async () => {
    const page = await collated(['甲本'])
    await cell(page, 1, '秦').click()
    await page.getByRole('grid').focus()
    await page.locator('collation-panel select').first().selectOption({ label: 'with context' })
    await page.getByRole('grid').focus()
    await page.keyboard.press('g')
    await eventually(kinds).toEqual(['join'])
    await eventually(() => page.locator('unit-bar .unit b').textContent()).toMatch(/^泰.+/u)
    await act(page, 'Split').click()
    await page.locator('unit-bar .cuts button').first().click()
    await eventually(kinds).toEqual(['join', 'split'])
    await eventually(() => page.locator('unit-bar .unit b').textContent()).toBe('泰')
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+z')
    await eventually(kinds).toEqual(['join'])
    await undo(page)
  })

  it('is not cut where the editor says so', async () => {
    const page = await collated(['甲本'])
    await cell(page, 1, '市').click()
    await act(page, 'Do not cut here').click()
    await eventually(kinds).toEqual(['keep-together'])
    await eventually(() => cell(page, 1, '市監').count()).toBeGreaterThan(0)
    await undo(page)
    await eventually(() => cell(page, 1, '市監').count()).toBe(0)
  })

  it('takes a graph for another spelling in a section, and nowhere else', async () => {
    const page = await collated(['甲本'])
    const columns = async () => Number(await page.getByRole('grid').getAttribute('aria-colcount'))
    const before = await columns()
    await cell(page, 1, '秦').click()
    await act(page, 'in this section').click()
    await saved(page)
    await eventually(async () => (await about()).collation?.edits.map(({ scope }) => scope?.kind)).toEqual([
      'section',
    ])
    await eventually(columns).toBeLessThan(before)
    await undo(page)
    await eventually(columns).toBe(before)
  })

  it('has words marked as moved, and unmarked', async () => {
    const page = await collated(['甲本'])
    await cell(page, 1, '市').click()
    await page.getByRole('grid').focus()
    await page.keyboard.press('m')
    await page.getByText(/choose the words of the base/u).waitFor()
    await cell(page, 0, '泰').click()
    await page.getByRole('grid').focus()
    await page.keyboard.press('m')
    await eventually(kinds).toEqual(['transpose'])
    await undo(page)
  })
})
