import { describe, expect, it } from 'vitest'
import {
  type ApparatusEntry,
  describe as describeSpan,
  type EntryId,
} from '../../../src/core/apparatus/index.ts'
import type { Edition } from '../../../src/core/edition/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import '../../../src/ui/exchange/export-dialog.ts'
import '../../../src/ui/exchange/exchange-events.ts'
import '../../../src/ui/exchange/import-dialog.ts'
import { interfaceLanguages } from '../../../src/ui/messages/index.ts'

const text = baseText('改西壽為保泰軍。\n')
const entry = (id: string, status: ApparatusEntry['status']): ApparatusEntry => ({
  id: id as EntryId,
  layer: 'variants',
  kind: 'reading',
  lemma: [describeSpan(text, { from: 4, to: 6 })],
  readings: [],
  origin: { by: 'hand' },
  status,
})
const edition: Edition = {
  id: 'a',
  revision: 1,
  about: { title: '西夏紀' },
  witnesses: [],
  layers: [{ id: 'variants' }],
  text,
  entries: [entry('e-1', 'accepted'), entry('e-2', 'disputed')],
}

async function show<E extends HTMLElement & { updateComplete: Promise<unknown> }>(name: string): Promise<E> {
  const element = document.createElement(name) as E
  Object.assign(element, {
    edition,
    service: {
      fonts: async (characters: string) => [{ family: 'A', content: new Uint8Array(3), characters }],
    },
    language: 'en',
    messages: interfaceLanguages.en,
    textLanguage: 'zh-Hant',
  })
  document.body.append(element)
  await element.updateComplete
  return element
}

/** Waits until `ready` holds. */
async function until(ready: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !ready(); i++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(ready()).toBe(true)
}

const words = (element: HTMLElement) => element.shadowRoot!.textContent.replace(/\s+/g, ' ')
const button = (element: HTMLElement, name: string) =>
  [...element.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)!

describe('the export dialog', () => {
  it('previews the format and says how many entries are disputed before it saves', async () => {
    const dialog = await show('export-dialog')
    await until(() => words(dialog).includes('TEI'))
    await until(() => dialog.shadowRoot!.querySelector('pre') !== null)
    expect(dialog.shadowRoot!.querySelector('pre')!.textContent).toContain('<TEI')
    button(dialog, 'Save the file').click()
    await until(() => words(dialog).includes('1 entry is still disputed'))
    let seen: string | null = null
    dialog.addEventListener('see-disputed', (event) => (seen = event.id))
    button(dialog, 'Go and see them').click()
    expect(seen).toBe('e-2')
  })

  it('puts the fonts into a page that the server has for rare characters', async () => {
    const dialog = await show('export-dialog')
    Object.assign(dialog, { edition: { ...edition, text: baseText('改西壽為保泰軍𠀀。\n') } })
    const format = dialog.shadowRoot!.querySelector('select')!
    format.value = 'html'
    format.dispatchEvent(new Event('change'))
    await until(() => dialog.shadowRoot!.querySelector('pre')?.textContent.includes('@font-face') === true)
    expect(dialog.shadowRoot!.querySelector('pre')!.textContent).toContain('data:font/woff2;base64,AAAA')
  })
})

describe('the import dialog', () => {
  it('shows what would change, and asks for it only when told to', async () => {
    const dialog = await show('import-dialog')
    const field = dialog.shadowRoot!.querySelector('textarea')!
    field.value = 'lemma,reading,witnesses\n西壽,西市,長編\n'
    field.dispatchEvent(new Event('input'))
    const format = dialog.shadowRoot!.querySelector('select')!
    format.value = 'csv'
    format.dispatchEvent(new Event('change'))
    await (dialog as never as { updateComplete: Promise<void> }).updateComplete
    button(dialog, 'See what it holds').click()
    await until(() => words(dialog).includes('1 new entry'))
    expect(words(dialog)).toContain('西壽］西市 長編')
    let asked: unknown = null
    dialog.addEventListener('import-entries', (event) => (asked = event.act))
    button(dialog, 'Import').click()
    expect(asked).toMatchObject({ kind: 'batch', acts: [{ kind: 'put-witness' }, { kind: 'add-entries' }] })
  })
})
