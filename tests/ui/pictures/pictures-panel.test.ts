import { beforeEach, describe, expect, it } from 'vitest'
import { siglum } from '../../../src/core/apparatus/index.ts'
import { interfaceLanguages } from '../../../src/ui/messages/index.ts'
import { PicturesPanelElement } from '../../../src/ui/pictures/pictures-panel.ts'
import { edition, entry } from '../../core/edition/examples.ts'

describe('pictures-panel', () => {
  let panel: PicturesPanelElement

  beforeEach(async () => {
    panel = new PicturesPanelElement()
    panel.edition = edition('稱群都五年\n改保泰軍。\n稱拱化元年\n升西市城。', (text) => [
      entry('e-1', text, 7, 9),
      { ...entry('e-2', text, 19, 21), agreements: [{ witness: siglum('宋史') }], status: 'accepted' },
    ])
    panel.language = 'en'
    panel.messages = interfaceLanguages.en
    document.body.replaceChildren(panel)
    await panel.updateComplete
  })

  const row = (head: string) =>
    [...panel.renderRoot.querySelectorAll('tr')].find(
      (one) => one.querySelector('th[scope=row]')?.textContent.trim() === head,
    )!

  const counts = (head: string) =>
    [...row(head).querySelectorAll('td')].map(({ textContent }) => textContent.trim()).filter(Boolean)

  it('counts the entries of each section by status', () => {
    expect(counts('稱群都五年')).toEqual(['1', '1'])
    expect(row('稱拱化元年').querySelector('button')?.getAttribute('aria-label')).toContain('accepted')
  })

  it('counts what each witness has against the lemma and with it', () => {
    expect(counts('宋史')).toEqual(['1'])
    expect(
      [...panel.renderRoot.querySelectorAll('.sigla button')].map(({ textContent }) => textContent.trim()),
    ).toEqual(['0/1'])
  })

  it('leads from a number to its entries', async () => {
    row('稱拱化元年').querySelector('button')!.click()
    await panel.updateComplete
    const selected: unknown[] = []
    panel.addEventListener('select-entry', (event) => selected.push(event.id))
    panel.renderRoot.querySelector<HTMLElement>('.chosen button')!.click()
    expect(selected).toEqual(['e-2'])
  })
})
