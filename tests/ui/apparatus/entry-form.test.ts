import { afterEach, describe as suite, expect, it } from 'vitest'
import {
  type ApparatusEntry,
  describe,
  type EntryId,
  type ReadingId,
  siglum,
} from '../../../src/core/apparatus/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import type { FormEvent } from '../../../src/ui/apparatus/entry-events.ts'
import '../../../src/ui/apparatus/entry-form.ts'
import { interfaceLanguages } from '../../../src/ui/messages/index.ts'

const text = baseText('石州監軍司為靜塞軍；韋州監軍司為祥軍')
const witnesses = [{ siglum: siglum('長編'), title: '續資治通鑑長編' }, { siglum: siglum('宋史') }]
const reading = { id: 'r1' as ReadingId, kind: 'substitution', text: '韋州', attestations: [] } as const
const layers = [{ id: 'variants' }, { id: 'testimonia' }]

async function form(fields: Record<string, unknown> = {}) {
  const element = document.createElement('entry-form')
  Object.assign(element, {
    messages: interfaceLanguages.en,
    text,
    witnesses,
    layers,
    lemma: [describe(text, { from: 0, to: 2 })],
    ...fields,
  })
  const outcomes: FormEvent['outcome'][] = []
  element.addEventListener('entry-form', (event: FormEvent) => outcomes.push(event.outcome))
  document.body.append(element)
  await element.updateComplete
  const root = element.shadowRoot!
  const write = (selector: string, value: string, event = 'input') => {
    const field = root.querySelector<HTMLInputElement>(selector)!
    field.value = value
    field.dispatchEvent(new Event(event))
  }
  const press = (key: string, more: KeyboardEventInit = {}) =>
    root.querySelector('.words')!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))
  return { element, root, outcomes, write, press }
}

afterEach(() => document.body.replaceChildren())

suite('<entry-form>', () => {
  it('saves lemma, reading and witnesses with Ctrl+Enter', async () => {
    const { outcomes, write, press, root, element } = await form()
    write('.words', '韋州')
    root.querySelector<HTMLButtonElement>('.chip')!.click()
    await element.updateComplete
    press('Enter', { ctrlKey: true })
    expect(outcomes).toMatchObject([
      {
        kind: 'save',
        draft: {
          kind: 'reading',
          layer: 'variants',
          lemma: [{ exact: '石州' }],
          readings: [{ id: 'r1', kind: 'substitution', text: '韋州', attestations: [{ witness: '長編' }] }],
        },
      },
    ])
  })

  it('asks for words, and saves an omission without them', async () => {
    const { outcomes, press, root, element } = await form()
    press('Enter', { ctrlKey: true })
    await element.updateComplete
    expect(outcomes).toEqual([])
    expect(root.querySelector('[role=alert]')).not.toBeNull()
    const kind = root.querySelector('select')!
    kind.value = 'omission'
    kind.dispatchEvent(new Event('change'))
    await element.updateComplete
    press('Enter', { ctrlKey: true })
    expect(outcomes).toMatchObject([{ draft: { readings: [{ kind: 'omission', text: '' }] } }])
  })

  it('takes a witness that the edition does not have, and knows one by its title', async () => {
    const { outcomes, write, press } = await form()
    write('.words', '韋州')
    write('.new-witness', '通志', 'change')
    write('.new-witness', '《續資治通鑑長編》', 'change')
    press('Enter', { ctrlKey: true })
    expect(outcomes).toMatchObject([
      {
        draft: {
          readings: [{ attestations: [{ witness: '通志' }, { witness: '長編' }] }],
          newWitnesses: [{ siglum: '通志' }],
        },
      },
    ])
  })

  it('adds the words selected as a further part of the lemma, in text order', async () => {
    const { outcomes, root, write, press, element } = await form({
      lemma: [describe(text, { from: 6, to: 9 })],
      selection: describe(text, { from: 0, to: 2 }),
    })
    root.querySelectorAll<HTMLButtonElement>('.lemma-choice button')[1]!.click()
    await element.updateComplete
    write('.words', '韋州靜塞')
    press('Enter', { ctrlKey: true })
    expect(outcomes).toMatchObject([{ draft: { lemma: [{ exact: '石州' }, { exact: '靜塞軍' }] } }])
  })

  it('keeps what it does not show of an entry that is edited', async () => {
    const entry: ApparatusEntry = {
      id: 'e-0001' as EntryId,
      layer: 'variants',
      kind: 'reading',
      lemma: [describe(text, { from: 0, to: 2 })],
      readings: [
        {
          id: 'r1' as ReadingId,
          kind: 'substitution',
          text: '韋州',
          class: '異說',
          attestations: [{ witness: siglum('宋史'), named: '《宋史·本傳》', locus: '本傳' }],
        },
      ],
      origin: { by: 'hand' },
      status: 'proposed',
    }
    const { outcomes, write, press } = await form({ entry, lemma: [] })
    write('.words', '韋洲')
    press('Enter', { ctrlKey: true })
    expect(outcomes).toMatchObject([
      { draft: { readings: [{ ...entry.readings[0], text: '韋洲' }] } },
    ])
  })

  it('keeps what is being written, and the lemma on its words, when the text or the entry changes meanwhile', async () => {
    const entry = { id: 'e-1', kind: 'reading', layer: 'variants', readings: [reading], lemma: [describe(text, { from: 0, to: 2 })] }
    const { element, outcomes, write, press } = await form({ entry, lemma: [] })
    write('.words', '韋洲')
    const longer = baseText(`改${text.content}`)
    Object.assign(element, {
      text: longer,
      entry: { ...entry, status: 'disputed', lemma: [describe(longer, { from: 1, to: 3 })] },
    })
    await element.updateComplete
    press('Enter', { ctrlKey: true })
    expect(outcomes).toMatchObject([
      { draft: { lemma: [{ exact: '石州', span: { from: 1, to: 3 } }], readings: [{ text: '韋洲' }] } },
    ])
  })

  it('does not save a lemma whose words were deleted meanwhile', async () => {
    const { element, outcomes, root, write, press } = await form()
    write('.words', '韋州')
    Object.assign(element, { text: baseText(text.content.slice(2)) })
    await element.updateComplete
    press('Enter', { ctrlKey: true })
    await element.updateComplete
    expect(outcomes).toEqual([])
    expect(root.querySelector('[role=alert]')).not.toBeNull()
  })

  it('closes with Escape, and does neither while an input method is composing', async () => {
    const { outcomes, press } = await form()
    press('Escape', { isComposing: true })
    press('Enter', { ctrlKey: true, isComposing: true })
    expect(outcomes).toEqual([])
    press('Escape')
    expect(outcomes).toEqual([{ kind: 'cancel' }])
  })

  it('toggles witnesses by figures where nothing is written, and saves with Enter', async () => {
    const { outcomes, press, root, element } = await form({ readingKind: 'omission' })
    expect(root.querySelector<HTMLInputElement>('.words')!.readOnly).toBe(true)
    press('2', { code: 'Digit2' })
    await element.updateComplete
    const checked = () => [...root.querySelectorAll('.chip')].map((chip) => chip.getAttribute('aria-checked'))
    expect(checked()).toEqual(['false', 'true', 'false'])
    press('Enter')
    expect(outcomes).toMatchObject([
      { draft: { readings: [{ kind: 'omission', text: '', attestations: [{ witness: '宋史' }] }] } },
    ])
  })

  it.each([
    ['a figure among Han characters is the number of a witness', '石州', '韋州', '1', true],
    ['in full width too', '石州', '韋州', '１', true],
    ['a figure among figures is written', '12 石', '韋州', '1', false],
    ['a figure among letters is written', 'virum', 'uirum', '1', false],
    ['a figure that no witness has is written', '石州', '韋州', '9', false],
  ])('%s', async (_, lemma, reading, figure, toggles) => {
    const words = baseText(lemma)
    const { root, element, write } = await form({
      text: words,
      lemma: [describe(words, { from: 0, to: lemma.length })],
    })
    write('.words', reading)
    const event = new InputEvent('beforeinput', { data: figure, bubbles: true, cancelable: true })
    root.querySelector('.words')!.dispatchEvent(event)
    await element.updateComplete
    expect(event.defaultPrevented).toBe(toggles)
    expect(root.querySelector('.chip')!.getAttribute('aria-checked')).toBe(String(toggles))
  })

  it('turns two characters round for a transposition, and takes no reading that is the lemma', async () => {
    const { root, element, outcomes, press, write } = await form({ readingKind: 'transposition' })
    expect(root.querySelector<HTMLInputElement>('.words')!.value).toBe('州石')
    write('.words', '石州')
    await element.updateComplete
    press('Enter')
    await element.updateComplete
    expect(outcomes).toEqual([])
    expect(root.querySelector('[role=alert]')!.textContent).toContain('same words')
  })
})
