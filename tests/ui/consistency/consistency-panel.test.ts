import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CharacterTables, loadCharacterTables } from '../../../src/core/characters/index.ts'
import { checkConsistency } from '../../../src/core/consistency/index.ts'
import { apply, type Edition } from '../../../src/core/edition/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import { ConsistencyPanelElement } from '../../../src/ui/consistency/consistency-panel.ts'
import type { ProposeFindsEvent } from '../../../src/ui/consistency/propose-event.ts'
import type { ShowSpanEvent } from '../../../src/ui/evidence/evidence-events.ts'
import { edition } from '../../core/edition/examples.ts'

const TEXT = '築堡於古渭州之側。屯於占渭州，秦人皆懼。諒祚築堡於古渭州之側而還。戍申，雪。帝曰：「可。'

let tables: CharacterTables
beforeAll(async () => {
  tables = await loadCharacterTables()
})

describe('consistency-panel', () => {
  let panel: ConsistencyPanelElement
  let current: Edition
  let checks: number

  const shown = () => panel.renderRoot.textContent.replace(/\s+/gu, ' ')
  const lines = () => [...panel.renderRoot.querySelectorAll('li')]
  const button = (words: string) =>
    [...panel.renderRoot.querySelectorAll('button')].find((one) => one.textContent.includes(words))
  const settle = async () => {
    await Promise.resolve()
    await panel.updateComplete
    await panel.updateComplete
  }

  beforeEach(async () => {
    checks = 0
    panel = new ConsistencyPanelElement()
    panel.language = 'en'
    panel.check = async (content) => {
      checks++
      return checkConsistency(baseText(content), tables)
    }
    panel.addEventListener('propose-finds', ({ act }: ProposeFindsEvent) => {
      current = apply(current, { id: 'c', by: '戴', at: '2026-12-01T00:00:00Z', act })
      panel.edition = current
    })
    current = edition(TEXT, () => [])
    panel.edition = current
    document.body.replaceChildren(panel)
    await settle()
  })

  it('lists each place in its context, with what the text has elsewhere and why', () => {
    expect(lines()).toHaveLength(3)
    expect(lines()[0]!.textContent.replace(/\s+/gu, '')).toContain('占］古')
    expect(shown()).toContain('they look alike')
  })

  it('speaks Chinese too', async () => {
    panel.language = 'zh-Hant'
    await panel.updateComplete
    expect(shown()).toContain('形近')
    expect(shown()).toContain('標號不成對')
  })

  it('leads to the place and to what speaks against it', () => {
    const seen: string[] = []
    panel.addEventListener('show-span', ({ span }: ShowSpanEvent) =>
      seen.push(TEXT.slice(span.from, span.to)),
    )
    lines()[0]!.querySelector<HTMLButtonElement>('.in-context')!.click()
    lines()[0]!.querySelector<HTMLButtonElement>('.why button')!.click()
    expect(seen).toEqual(['占', '堡於古渭州'])
  })

  it('takes one, or all that name other words, into the apparatus', async () => {
    button('Propose')!.click()
    await settle()
    expect(button('Propose all 1')).toBeUndefined()
    lines()[0]!.querySelector<HTMLButtonElement>(':scope > button:last-child')?.click()
    await settle()
    expect(current.entries.map(({ origin, status }) => [origin.by, status])).toEqual([
      ['consistency', 'proposed'],
      ['consistency', 'proposed'],
    ])
    expect(shown()).toContain('has an entry')
    expect(button('Propose')).toBeUndefined()
  })

  it('shows only what is likely when that is wanted', async () => {
    const box = panel.renderRoot.querySelector('input')!
    box.checked = true
    box.dispatchEvent(new Event('change'))
    await panel.updateComplete
    expect(shown()).not.toContain('a mark without its partner')
  })

  it('says that the text was changed, and checks again when it is asked', async () => {
    panel.edition = edition(TEXT.replace('占', '古'), () => [])
    await settle()
    expect(checks).toBe(1)
    expect(shown()).toContain('changed since')
    button('Check again')!.click()
    await settle()
    expect(checks).toBe(2)
    expect(lines()).toHaveLength(2)
  })

  it('says why a check came to no end', async () => {
    panel.check = () => Promise.reject(new Error('no memory'))
    panel.edition = edition(`${TEXT}。`, () => [])
    await settle()
    button('Check again')!.click()
    await settle()
    expect(shown()).toContain('no memory')
  })
})
