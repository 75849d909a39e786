import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { eventually, inHand, lemma, useBrowser } from './browser-fixture.ts'

const fixture = useBrowser()

/** The pieces of notes on the page, each with the column of the page it stands in and how many small columns it has. */
const pieces = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('.base-text .piece'), (piece) => {
      const range = document.createRange()
      range.selectNodeContents(piece)
      const columns = new Set(Array.from(range.getClientRects(), ({ left }) => Math.round(left)))
      const { left, right, top, bottom } = piece.getBoundingClientRect()
      const line = piece.closest('p')!.getBoundingClientRect()
      return {
        words: piece.textContent,
        columns: columns.size,
        boxes: piece.getClientRects().length,
        inside: top >= line.top - 1 && bottom <= line.bottom + 1,
        width: right - left,
      }
    }),
  )

describe('notes in two small columns (雙行夾注)', () => {
  it('stand in the line in two columns each, long ones over several lines, and hold all their words', async () => {
    const page = await fixture.open({ preferences: { direction: 'vertical' } })
    await page.locator('.base-text .piece').first().waitFor()
    const all = await pieces(page)
    const notes = await page.locator('.base-text p .note').allTextContents()
    expect(all.length).toBeGreaterThan(notes.length)
    expect(all.map(({ words }) => words).join('')).toBe(notes.join(''))
    expect(all.filter(({ boxes, inside }) => boxes !== 1 || !inside)).toEqual([])
    // A piece of a single character has but one column.
    expect(all.filter(({ words, columns }) => columns > 2 || (columns < 2 && words.length > 3))).toEqual([])
    expect(Math.max(...all.map(({ width }) => width))).toBeLessThan(42)
    expect(fixture.complaints).toEqual([])
  })

  it('let words in them be selected and take the caret, and go when the text is set horizontally', async () => {
    const page = await fixture.open({ preferences: { direction: 'vertical' } })
    await lemma(page, '保泰').click()
    await eventually(() => inHand(page).count()).toBe(1)
    const piece = page.locator('.base-text .piece').first()
    await piece.scrollIntoViewIfNeeded()
    // Wherever the page was brought before, it rests now.
    await page.waitForTimeout(600)
    // The first character of the piece is at the top of its right column, the last at the foot of its left one.
    const box = (await piece.boundingBox())!
    await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2)
    const caret = () =>
      page.evaluate(() => {
        const selection = getSelection()!
        return selection.focusNode?.parentElement?.closest('.piece')?.textContent ?? ''
      })
    const words = (await piece.textContent())!
    await eventually(caret).toBe(words)
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    const selected = () => page.evaluate(() => getSelection()!.toString())
    await eventually(async () => (await selected()).length).toBe(2)
    expect(words).toContain(await selected())
    await page.mouse.move(box.x + box.width * 0.75, box.y + 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.25, box.y + box.height - 14, { steps: 6 })
    await page.mouse.up()
    await eventually(() => page.evaluate(() => getSelection()!.toString().length)).toBeGreaterThan(
      words.length / 2,
    )
    await page.keyboard.press('Control+,')
    await page.getByRole('button', { name: 'horizontally' }).click()
    await eventually(() => page.locator('.base-text .piece').count()).toBe(0)
    expect(await page.locator('.base-text .note').first().textContent()).toBe(words)
    expect(fixture.complaints).toEqual([])
  })
})
