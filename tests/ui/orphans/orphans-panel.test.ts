import { beforeEach, describe, expect, it } from 'vitest'
import { type ApparatusEntry, lemmaText } from '../../../src/core/apparatus/index.ts'
import { apply, type Edition } from '../../../src/core/edition/index.ts'
import { interfaceLanguages } from '../../../src/ui/messages/index.ts'
import { OrphansPanelElement } from '../../../src/ui/orphans/orphans-panel.ts'
import type { PlaceEntryEvent } from '../../../src/ui/orphans/place-event.ts'
import { edition, entry } from '../../core/edition/examples.ts'

describe('orphans-panel', () => {
  let panel: OrphansPanelElement
  let current: Edition

  const show = async (next: Edition) => {
    current = next
    panel.edition = next
    await panel.updateComplete
  }

  const button = (words: string) =>
    [...panel.renderRoot.querySelectorAll('button')].find((one) => one.textContent.includes(words))

  const lemmas = () => current.entries.map(lemmaText)

  beforeEach(async () => {
    panel = new OrphansPanelElement()
    panel.language = 'en'
    panel.messages = interfaceLanguages.en
    panel.addEventListener('place-entry', ({ act }: PlaceEntryEvent) => {
      current = apply(current, { id: 'c', by: '戴', at: '2026-11-24T00:00:00Z', act })
    })
    const start = edition('改西壽監軍司為保泰軍。升西市城為保泰軍。', (text) => [
      entry('e-1', text, 7, 9),
      entry('e-2', text, 12, 14),
    ])
    const lost: ApparatusEntry = {
      ...start.entries[0]!,
      lemma: [{ exact: '保泰', prefix: '監軍司為', suffix: '軍', span: null, lost: { start: 7, end: 9 } }],
    }
    const doubtful: ApparatusEntry = {
      ...start.entries[1]!,
      lemma: [
        {
          ...start.entries[1]!.lemma[0]!,
          exact: '西壽',
          reanchored: { by: 'edits', score: 0.9, reason: 'words changed: 西壽 → 西市' },
        },
      ],
    }
    current = { ...start, entries: [doubtful, lost] }
    panel.edition = current
    document.body.replaceChildren(panel)
    await panel.updateComplete
  })

  it('lists the likeliest places of what was lost, and puts it where the editor says', async () => {
    expect(panel.renderRoot.querySelectorAll('.places li')).toHaveLength(2)
    button('Place here')!.click()
    await show(current)
    expect(current.entries.every(({ lemma }) => lemma.every(({ span }) => span !== null))).toBe(true)
    expect(lemmas()).toContain('保泰')
    expect(panel.renderRoot.querySelector('.places')).toBeNull()
  })

  it('puts it on the words that are selected', async () => {
    expect(button('Place on the selected words')!.disabled).toBe(true)
    panel.selection = { span: { from: 3, to: 5 }, exact: '監軍', prefix: '', suffix: '' }
    await panel.updateComplete
    button('Place on the selected words')!.click()
    expect(lemmas()).toContain('監軍')
  })

  it('says why what was found is doubtful, until the editor confirms it', async () => {
    expect(panel.renderRoot.textContent).toContain('words changed: 西壽 → 西市')
    button('This is the place')!.click()
    await show(current)
    expect(lemmas()).toContain('西市')
    expect(panel.renderRoot.textContent).not.toContain('words changed')
  })

  it('says so when every entry has its place', async () => {
    await show({ ...current, entries: [] })
    expect(panel.renderRoot.textContent).toContain('Every entry stands on its words.')
  })
})
