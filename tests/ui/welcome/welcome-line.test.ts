import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Preferences, readPreferences } from '../../../src/ui/preferences.ts'
import { PreferencesEvent } from '../../../src/ui/shell/settings-dialog.ts'
import '../../../src/ui/welcome/welcome-line.ts'

beforeEach(() => localStorage.clear())
afterEach(() => document.body.replaceChildren())

async function line(preferences: Partial<Preferences>, changed = false) {
  const element = document.createElement('welcome-line')
  const kept = { ...readPreferences(localStorage, ['en']), ...preferences }
  Object.assign(element, { preferences: kept, changed })
  let answer: Partial<Preferences> | null = null
  element.addEventListener('preferences', (event: Event) => {
    if (event instanceof PreferencesEvent) answer = event.changed
  })
  document.body.append(element)
  await element.updateComplete
  const root = element.shadowRoot!
  return {
    words: () => root.textContent.replace(/\s+/gu, ' ').trim(),
    press: (name: string) =>
      [...root.querySelectorAll('button')].find((button) => button.textContent.trim() === name)!.click(),
    input: () => root.querySelector('input'),
    submit: () => root.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { cancelable: true })),
    answer: () => answer,
  }
}

it('tells in three sentences how to begin, until they were understood', async () => {
  const first = await line({ name: '錢大昕' }, true)
  expect(first.words()).toMatch(/^J and K .*\. To mark .*\. Ctrl\+Z .*\. Got it$/u)
  first.press('Got it')
  expect(first.answer()).toEqual({ greeted: true })
  expect((await line({ greeted: true })).words()).toBe('')
})

it('asks for a name at the first change, once', async () => {
  const asked = await line({}, true)
  expect(asked.words()).toContain('signed “Editor”')
  asked.input()!.value = ' 錢大昕 '
  asked.submit()
  expect(asked.answer()).toEqual({ name: '錢大昕', nameAsked: true })
  const refused = await line({}, true)
  refused.press('Not now')
  expect(refused.answer()).toEqual({ nameAsked: true })
  expect((await line({ nameAsked: true, greeted: true }, true)).words()).toBe('')
})

it('asks nobody who gave a name, and nobody who changed nothing', async () => {
  expect((await line({ name: '錢大昕', greeted: true }, true)).words()).toBe('')
  expect((await line({ greeted: true })).words()).toBe('')
})
