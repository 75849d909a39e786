import { readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventually, saved } from './browser-fixture.ts'
import { act, cell, cells, collationPages } from './collation-page.ts'
import { copyOf } from './transcribed-project.ts'

const { open, project, address, about, violations } = collationPages()

const collationEntries = async () => {
  const source = await readFile(join(project(), 'apparatus/xixiaji-13.json'), 'utf8')
  const { entries } = JSON.parse(source) as {
    entries: {
      status: string
      origin: { by: string }
      lemma: { exact: string }[]
      readings: { text: string; attestations: { witness: string }[] }[]
      agreements?: { witness: string }[]
    }[]
  }
  return entries.filter(({ origin }) => origin.by === 'collation')
}

describe('collation in the page', () => {
  it('shows who agrees with whom, and goes about by keys', async () => {
    const page = await open()
    await page.keyboard.press('c')
    await cell(page, 1, '市').waitFor()
    const grid = page.getByRole('grid')
    expect(await grid.getAttribute('aria-rowcount')).toBe('5')
    expect((await cell(page, 1, '秦').textContent())?.replace(/\s/gu, '')).toBe('秦a')
    expect(await cell(page, 2, '秦').getAttribute('class')).toContain('r1')
    await grid.focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    const active = await grid.getAttribute('aria-activedescendant')
    expect(active).toMatch(/^c1-\d+$/)
    await eventually(() => page.locator(`alignment-grid #${active}`).count()).toBe(1)
    expect(await violations(page)).toEqual([])
  })

  it('follows the text, and shows in the text what is clicked', async () => {
    const page = await open()
    await page.keyboard.press('c')
    await cells(page).first().waitFor()
    await page
      .locator('.base-text .lemma', { hasText: /^保泰$/u })
      .first()
      .click()
    await eventually(() => page.locator('alignment-grid .active').textContent()).toContain('泰')
    await cell(page, 0, '石').click()
    await eventually(() => page.evaluate(() => getSelection()?.toString())).toBe('石')
  })

  it('takes a variant as an entry with all who attest it, and takes it back', async () => {
    const page = await open()
    await page.keyboard.press('c')
    await cell(page, 1, '秦').click()
    await act(page, 'Accept as entry').click()
    await saved(page)
    await eventually(async () => (await collationEntries()).length).toBe(1)
    const [entry] = await collationEntries()
    expect(entry).toMatchObject({
      status: 'accepted',
      lemma: [{ exact: '泰' }],
      readings: [{ text: '秦', attestations: [{ witness: '甲本' }, { witness: '乙本' }] }],
      agreements: [{ witness: '丙本' }],
    })
    await page.keyboard.press('Control+z')
    await eventually(async () => (await collationEntries()).length).toBe(0)
  })

  it('proposes all that is shown at once, never touches what was decided, and undoes it at once', async () => {
    const page = await open()
    await page.keyboard.press('c')
    await cell(page, 1, '市').click()
    await act(page, 'Accept as entry').click()
    const all = page.getByRole('button', { name: /^Propose all \d+$/u })
    const count = Number(/\d+/u.exec((await all.textContent())!)![0])
    await all.click()
    await eventually(async () => (await collationEntries()).length).toBe(count)
    const statuses = (await collationEntries()).map(({ status }) => status)
    expect(statuses.filter((status) => status === 'accepted')).toHaveLength(1)
    await all.click()
    await page.getByText('The apparatus has all of it already.').waitFor()
    await page.keyboard.press('Control+z')
    await eventually(async () => (await collationEntries()).length).toBe(1)
  })

  it('edits the table, keeps the edit with the edition, undoes it, and does it again in another window', async () => {
    const page = await open()
    await page.keyboard.press('c')
    await cell(page, 0, '壽').click()
    const grid = page.getByRole('grid')
    const before = Number(await grid.getAttribute('aria-colcount'))
    await grid.focus()
    await page.keyboard.press('b')
    // 司 stands before 西壽 no more alone: the cut between 西 and 壽 remains, that after 壽 is gone.
    await eventually(() => cell(page, 1, '市監').count()).toBeGreaterThan(0)
    await saved(page)
    await eventually(async () => (await about()).collation?.edits.map(({ kind }) => kind)).toEqual([
      'keep-together',
    ])
    const other = await page.context().newPage()
    await other.goto(address())
    await other.waitForSelector('.base-text p')
    await other.keyboard.press('c')
    await eventually(() => cell(other, 1, '市監').count()).toBeGreaterThan(0)
    await page.bringToFront()
    await page.keyboard.press('Control+z')
    await eventually(() => cell(page, 1, '市監').count()).toBe(0)
    await eventually(() => cell(other, 1, '市監').count()).toBe(0)
    expect(Number(await grid.getAttribute('aria-colcount'))).toBe(before)
    await eventually(async () => (await about()).collation).toBeUndefined()
  })

  it('regularises a pair everywhere from the list of pairs, and folds less at once', async () => {
    const page = await open()
    await page.keyboard.press('c')
    await cells(page).first().waitFor()
    const columns = async () => Number(await page.getByRole('grid').getAttribute('aria-colcount'))
    const before = await columns()
    await page.locator('collation-panel summary', { hasText: 'Pairs' }).click()
    await page.getByRole('button', { name: '諒／亮 everywhere' }).click()
    await eventually(columns).toBeLessThan(before)
    const after = await columns()
    await page.locator('collation-panel summary', { hasText: 'Look away from' }).click()
    await page.getByLabel('variant graphs 侯/矦').uncheck()
    await eventually(columns).toBeGreaterThan(after)
    expect(await violations(page)).toEqual([])
  })

  it('draws the variant graph, and tells it in words', async () => {
    const page = await open()
    await page.keyboard.press('c')
    await cell(page, 1, '市').click()
    await page.getByRole('button', { name: 'Graph', exact: true }).click()
    const graph = page.locator('variant-graph')
    await graph.locator('svg text', { hasText: /^市$/u }).waitFor()
    await graph.locator('summary').click()
    expect(await graph.locator('li').allTextContents()).toContainEqual(expect.stringContaining('甲本: '))
    expect(await violations(page)).toEqual([])
  })

  it('sets witnesses side by side, level with the base text', async () => {
    const page = await open()
    await page.keyboard.press('Shift+C')
    const panel = page.locator('parallel-panel')
    await panel.getByLabel('乙本').check()
    const texts = panel.locator('.texts')
    await eventually(() => panel.locator('.sigla > div').allTextContents()).toEqual([
      'base text',
      '甲本',
      '乙本',
    ])
    await eventually(async () => {
      await texts.evaluate((element) => (element.scrollTop = 2300))
      return panel.locator('mark').count()
    }).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])
  })

  it('adds witnesses from files, guesses their encoding, and refuses what is no text or another work', async () => {
    const page = await open([])
    const base = await readFile(join(project(), 'corpus/xixiaji-13/base.txt'), 'utf8')
    await page.keyboard.press('c')
    await page.getByRole('button', { name: 'Add witnesses…' }).click()
    const utf16 = Buffer.from(`\ufeff${copyOf(base, '甲本')}`, 'utf16le')
    const other =
      '天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽雲騰致雨露結為霜金生麗水玉出崑岡劍號巨闕珠稱夜光果珍李柰菜重芥薑'
    await page.locator('add-witnesses input[type=file]').setInputFiles([
      { name: 'xixiaji.A.txt', mimeType: 'text/plain', buffer: utf16 },
      { name: '千字文.txt', mimeType: 'text/plain', buffer: Buffer.from(other) },
      { name: 'scan.txt', mimeType: 'text/plain', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]) },
    ])
    await page.getByText('scan.txt is no plain text').waitFor()
    await page.getByText(/does not seem to be the same text as the base: \d % in common/u).waitFor()
    await page.getByText('UTF-16').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.getByLabel('Siglum').first().inputValue()).toBe('A')
    await page.getByRole('button', { name: 'Add the witness' }).click()
    await cell(page, 1, '市').waitFor()
    await saved(page)
    await eventually(async () =>
      (await about()).witnesses.find(({ siglum }) => siglum === 'A'),
    ).toMatchObject({
      title: 'xixiaji',
      transcription: 'corpus/xixiaji-13/witnesses/A.txt',
    })
    expect(await readFile(join(project(), 'corpus/xixiaji-13/witnesses/A.txt'), 'utf8')).toBe(
      copyOf(base, '甲本'),
    )
    await page.keyboard.press('Control+z')
    await page.getByText('No witness of this edition is transcribed yet.').waitFor()
    await page.keyboard.press('Control+Shift+z')
    await cell(page, 1, '市').waitFor()
  })

  it('collates ten witnesses of 100,000 characters without holding up the page', async () => {
    const names = Array.from({ length: 10 }, (_, i) => `W${i}`)
    let base = ''
    const page = await open([], async (folder) => {
      const chapter = await readFile(join(folder, 'corpus/xixiaji-13/base.txt'), 'utf8')
      // Numbered, so that no chapter is the same as another.
      while (base.length < 100_000) base += `卷${String.fromCharCode(0x3400 + base.length / 7)}\n${chapter}`
      const edition = join(folder, 'corpus/xixiaji-13')
      await writeFile(join(edition, 'base.txt'), base)
      await rm(join(folder, 'apparatus/xixiaji-13.json'))
      const json = JSON.parse(await readFile(join(edition, 'edition.json'), 'utf8')) as {
        witnesses: unknown[]
      }
      let seed = 7
      for (const name of names) {
        const text = Array.from(base, (character) => {
          seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
          return seed % 97 === 0 ? '某' : seed % 89 === 0 ? '' : character
        })
        const transcription = `corpus/xixiaji-13/witnesses/${name}.txt`
        await writeFile(join(folder, transcription), text.join(''))
        json.witnesses.push({ siglum: name, transcription })
      }
      await writeFile(join(edition, 'edition.json'), JSON.stringify(json))
    })
    // The drawer takes room from a long text, which is laid out anew: that is not the collation's doing.
    await page.keyboard.press('v')
    await page.locator('evidence-panel').waitFor()
    await page.waitForTimeout(1500)
    await page.evaluate(() => {
      const frames: number[] = []
      let last = performance.now()
      const next = (now: number) => {
        frames.push(now - last)
        last = now
        requestAnimationFrame(next)
      }
      requestAnimationFrame(next)
      Object.assign(globalThis, { frames })
    })
    const framesSince = () =>
      page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames.splice(0))
    const late = (frames: readonly number[]) => frames.filter((frame) => frame - 1000 / 60 > 50).length
    // What other programs do to the page meanwhile is known by what they did to it before.
    await page.waitForTimeout(4000)
    const idle = await framesSince()
    await page.keyboard.press('c')
    await cells(page).first().waitFor({ timeout: 60_000 })
    const frames = await framesSince()
    const took = (await page.locator('collation-panel .foot').textContent())!.trim()
    console.log(
      `ten witnesses of ${base.length} characters: ${took}; frames late by more than 50 ms: ${late(frames)} of ${frames.length}, ` +
        `the longest ${Math.max(...frames).toFixed(0)} ms (before, with nothing to do: ${late(idle)} of ${idle.length}, ${Math.max(...idle).toFixed(0)} ms)`,
    )
    if (loadavg()[0]! > 1.5 * cpus().length) {
      // Frames are late then for want of a processor, whatever the page does.
      console.log('other programs keep the machine busy: late frames were counted, but not judged')
      return
    }
    expect(late(frames)).toBeLessThanOrEqual(6)
  })
})
