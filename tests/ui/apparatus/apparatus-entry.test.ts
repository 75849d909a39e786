import { afterEach, describe as suite, expect, it } from 'vitest'
import {
  type ApparatusEntry,
  describe,
  type EntryId,
  type ReadingId,
  siglum,
} from '../../../src/core/apparatus/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import type { EntryRequest, EntryRequestEvent } from '../../../src/ui/apparatus/entry-events.ts'
import '../../../src/ui/apparatus/apparatus-entry.ts'
import { interfaceLanguages } from '../../../src/ui/messages/index.ts'

const text = baseText('改西壽監軍司為保泰軍')

const entry: ApparatusEntry = {
  id: 'e-0001' as EntryId,
  layer: 'variants',
  kind: 'reading',
  lemma: [describe(text, { from: 7, to: 9 })],
  readings: [
    {
      id: 'r1' as ReadingId,
      kind: 'substitution',
      text: '保秦',
      attestations: [{ witness: siglum('續通鑑'), named: '畢沅《續通鑒》' }],
    },
  ],
  verdict: '未知孰是',
  origin: { by: 'hand' },
  status: 'disputed',
}

async function shown(entry: ApparatusEntry, language: 'en' | 'zh-Hant', selected = false) {
  const element = document.createElement('apparatus-entry')
  Object.assign(element, { entry, messages: interfaceLanguages[language], selected })
  document.body.append(element)
  await element.updateComplete
  return element
}

const words = (element: Element) =>
  element.shadowRoot!.querySelector('.printed')!.textContent.replace(/\s+/gu, ' ').trim()

afterEach(() => document.body.replaceChildren())

suite('<apparatus-entry>', () => {
  it('sets an entry as print does: lemma, bracket, reading, siglum', async () => {
    expect(words(await shown(entry, 'en'))).toBe('保泰］保秦 續通鑑')
  })

  it.each([
    ['en', { kind: 'omission', text: '' }, '保泰］om. 續通鑑'],
    ['zh-Hant', { kind: 'omission', text: '' }, '保泰］無 續通鑑'],
    ['en', { kind: 'conjecture', text: '保安', author: '錢大昕', attestations: [] }, '保泰］conj. 保安 錢大昕'],
    ['zh-Hant', { attestations: [{ witness: null }] }, '保泰］保秦 一本'],
  ] as const)('in %s prints %j', async (language, change, expected) => {
    const changed = { ...entry, readings: [{ ...entry.readings[0]!, ...change }] }
    expect(words(await shown(changed, language))).toBe(expected)
  })

  it('never takes words of an entry for markup', async () => {
    const hostile = { ...entry, readings: [{ ...entry.readings[0]!, text: '<img src=x onerror=alert(1)>' }] }
    const element = await shown(hostile, 'en')
    expect(element.shadowRoot!.querySelector('img')).toBeNull()
    expect(words(element)).toContain('<img')
  })

  it('asks for what is done with it, and not for what it is already', async () => {
    const element = await shown(entry, 'en', true)
    const requests: EntryRequest[] = []
    element.addEventListener('entry-request', (event: EntryRequestEvent) => requests.push(event.request))
    expect(element.shadowRoot!.querySelector('button.dispute')).toBeNull()
    element.shadowRoot!.querySelector<HTMLButtonElement>('button.accept')!.click()
    element.shadowRoot!.querySelector<HTMLButtonElement>('button.edit')!.click()
    expect(requests).toEqual([{ kind: 'set-status', status: 'accepted' }, { kind: 'edit' }])
  })
})
