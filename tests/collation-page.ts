import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { BrowserFixture } from './browser-fixture.ts'
import { transcribedProject } from './transcribed-project.ts'

/**
 * A browser for the tests of a file, and a workbench with transcribed witnesses for each of them; after each, nothing
 * may have been complained of in the page's console.
 */
export function collationPages() {
  const fixture = new BrowserFixture()

  beforeAll(() => fixture.launch())

  afterAll(() => fixture.browser.close())

  afterEach(async () => {
    await fixture.stop()
    expect(fixture.complaints).toEqual([])
  })

  /** Opens the page of a project with the copies `names`, which `prepare` may change before. */
  async function open(
    names?: readonly string[],
    prepare?: (project: string) => Promise<void>,
  ): Promise<Page> {
    const project = await transcribedProject(names)
    await prepare?.(project)
    await fixture.serve(project)
    return fixture.open()
  }

  return {
    open,
    project: () => fixture.project,
    address: () => fixture.workbench.address,
    violations: (page: Page) => fixture.violations(page),
    /** What the edition's file says of its witnesses and of edits of the table. */
    about: async () =>
      JSON.parse(await readFile(join(fixture.project, 'corpus/xixiaji-13/edition.json'), 'utf8')) as {
        witnesses: { siglum: string; transcription?: string; title?: string }[]
        collation?: { edits: { kind: string; scope?: { kind: string } }[] }
      },
  }
}

export const cells = (page: Page) => page.locator('alignment-grid .cell')
/** The first cell of a text (the base is 0) that has `words`. */
export const cell = (page: Page, row: number, words: string) =>
  page
    .locator(`alignment-grid .row`)
    .nth(row + 1)
    .locator('.cell', { hasText: words })
    .first()
export const act = (page: Page, name: string | RegExp) =>
  page.locator('unit-bar').getByRole('button', { name })
