import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeLargeEdition } from './bench/large-edition.ts'
import { saved, useBrowserOnce } from './browser-fixture.ts'

const fixture = useBrowserOnce(async () => {
  const project = await mkdtemp(join(tmpdir(), 'yiwen-review-'))
  await writeLargeEdition(project, 'dashu', { characters: 180_000, entries: 1200, chapters: 36 })
  return project
})
const { complaints } = fixture
let page: Page

beforeAll(async () => {
  page = await fixture.open({ hash: '#/dashu?status=proposed' })
  await page.locator('apparatus-entry').first().waitFor()
})

const inHand = () => page.evaluate(() => location.hash.split('?')[0])
const count = async () =>
  Number(/^\d+/u.exec((await page.locator('review-bar .count').textContent()) ?? '')?.[0])

const accepted = async () =>
  Number(
    /(\d+)\s+accepted/u.exec(
      (await page.locator('status-bar').evaluate((bar) => bar.shadowRoot!.textContent)) ?? '',
    )?.[1],
  )

interface Decided {
  readonly id: string
  readonly status: string
  readonly decision?: { readonly prefer: string; readonly reason: string; readonly method?: string }
  readonly comments?: readonly { readonly text: string }[]
  readonly opinions?: readonly { readonly prefer: string }[]
}

/** The field for the reason, once the keyboard is in it. */
const reason = () => page.locator('entry-decision input[name="reason"]:focus')

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

/** Each of the things that are done to an entry, by keys alone. */
const decide: readonly (() => Promise<void>)[] = [
  () => press('a'),
  () => press('x'),
  () => press('d'),
  async () => {
    await press('2')
    await reason().waitFor()
    await page.keyboard.type('本書亦然')
    await press('Enter')
  },
  async () => {
    await press('q')
    await reason().waitFor()
    await press('Enter')
  },
  async () => {
    await press('0')
    await reason().waitFor()
    await page.keyboard.type('皆誤')
    await press('Enter')
  },
  async () => {
    await press('1')
    await reason().waitFor()
    await page.keyboard.type('他書可證')
    await press('Shift+Tab', 'Shift+Tab', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter')
  },
  async () => {
    const before = await accepted()
    await press('a')
    await expect.poll(accepted).toBe(before + 1)
    await press('Control+z')
    await expect.poll(accepted).toBe(before)
    await press('x')
  },
  async () => {
    await press('u')
    await page.keyboard.type('待考')
    await press('Enter', 'd')
  },
  async () => {
    await press('i')
    await page.locator('entry-decision input[name="prefer"]').first().waitFor()
    await press('2')
    await page.keyboard.type('從眾')
    await press('Enter', 'a')
  },
]

describe('the review queue in the browser', () => {
  it.each([
    [
      'decides two hundred proposals of a long text by keyboard alone, none of them twice',
      200,
      decide.slice(0, 4),
    ],
    ['decides in every way by keyboard alone', 20, decide],
  ] as const)('%s', async (_, most, decide) => {
    const wanted = most + 1
    expect(await count()).toBeGreaterThan(wanted)
    const seen = new Set<string>()
    await page.keyboard.press('j')
    for (let n = 0; n < wanted - 1; n++) {
      await expect.poll(inHand, { timeout: 15_000 }).not.toBe('#/dashu')
      const entry = (await inHand())!
      expect(seen).not.toContain(entry)
      seen.add(entry)
      await decide[n % decide.length]!()
      await page.keyboard.press('j')
      await expect.poll(inHand, { timeout: 15_000 }).not.toBe(entry)
    }
    await saved(page)
    // The log has all when it is saved; the apparatus file comes after it.
    const revision = async () => (await fixture.apparatus('dashu')).revision
    await expect
      .poll(
        async () => {
          const before = await revision()
          await page.waitForTimeout(1500)
          return (await revision()) - before
        },
        { timeout: 30_000 },
      )
      .toBe(0)
    // Some were decided before.
    const entries = (await fixture.apparatus<Decided>('dashu')).entries.filter(({ id }) =>
      seen.has(`#/dashu/${id}`),
    )
    expect(entries).toHaveLength(wanted - 1)
    const times = (n: number) =>
      Array.from({ length: wanted - 1 }, (_, i) => i % decide.length).filter((i) => i === n).length
    const settled = (prefer: string, reason: string) =>
      entries.filter(({ decision }) => decision?.prefer === prefer && decision.reason === reason)
    expect(settled('r1', '本書亦然')).toHaveLength(times(3))
    expect(settled('open', '')).toHaveLength(times(4))
    expect(settled('none', '皆誤')).toHaveLength(times(5))
    expect(settled('lemma', '他書可證').map(({ decision }) => decision!.method)).toEqual(
      Array(times(6)).fill('他校'),
    )
    // Accepted, taken back, rejected.
    expect(entries.filter(({ status }) => status === 'rejected')).toHaveLength(times(1) + times(7))
    expect(entries.filter(({ comments = [] }) => comments[0]?.text === '待考')).toHaveLength(times(8))
    expect(entries.filter(({ opinions = [] }) => opinions[0]?.prefer === 'r1')).toHaveLength(times(9))
    expect(complaints).toEqual([])
  })

  it('keeps only what is near the view on the page', async () => {
    expect(await page.evaluate(() => document.querySelector('.base-text')!.textContent.length)).toBeLessThan(
      20_000,
    )
  })

  it('goes to the end of a long text and finds words there', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+f')
    await page.locator('find-panel input').fill('卷第12')
    await page.keyboard.press('Enter')
    await page.locator('.base-text h2', { hasText: '卷第12' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('shows whole lines of a long text right after something was typed into it', async () => {
    const lines = new Set(
      (await readFile(join(fixture.project, 'corpus/dashu/base.txt'), 'utf8')).split('\n'),
    )
    await page.keyboard.press('Escape')
    await page.keyboard.press('F2')
    await page.locator('.base-text p').nth(2).click()
    await page.keyboard.type('秦秦秦秦秦')
    await page.keyboard.press('Control+Home')
    for (let n = 0; n < 12; n++) await page.keyboard.press('Alt+PageUp')
    const shown = await page
      .locator('.base-text > *')
      .evaluateAll((elements) => elements.map((element) => element.textContent.replaceAll('‸', '')))
    expect(shown.length).toBeGreaterThan(5)
    expect(shown.filter((line) => !lines.has(line) && !line.includes('秦秦秦秦秦'))).toEqual([])
    await page.keyboard.press('F2')
    expect(complaints).toEqual([])
  })

  it('has no violations that axe knows', async () => {
    expect(await fixture.violations(page)).toEqual([])
  })
})
