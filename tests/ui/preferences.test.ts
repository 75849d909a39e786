import { beforeEach, describe, expect, it } from 'vitest'
import { preferredLanguage } from '../../src/ui/messages/index.ts'
import { keepPreferences, readPreferences } from '../../src/ui/preferences.ts'

describe('preferences', () => {
  beforeEach(() => localStorage.clear())

  it('are kept', () => {
    const chosen = {
      ...readPreferences(localStorage, ['en']),
      theme: 'dark',
      textSize: 24,
      name: '錢大昕',
      greeted: true,
    } as const
    keepPreferences(localStorage, chosen)
    expect(readPreferences(localStorage, ['en'])).toEqual(chosen)
  })

  it('are sensible where nonsense is kept', () => {
    localStorage.setItem('yiwen-preferences', '{"theme":"pink","textSize":"huge","name":7,"language":"xx"}')
    const nonsense = readPreferences(localStorage, ['zh-TW'])
    localStorage.setItem('yiwen-preferences', 'not JSON')
    expect(readPreferences(localStorage, ['zh-TW'])).toEqual(nonsense)
    expect(nonsense).toMatchObject({ theme: 'system', textSize: 21, name: '', language: 'zh-Hant' })
  })

  it.each([
    [['zh-CN', 'en'], 'zh-Hant'],
    [['de', 'en-GB', 'zh'], 'en'],
    [['de'], 'en'],
    [[], 'en'],
  ])('for a browser that asks for %j the interface speaks %s', (languages, expected) => {
    expect(preferredLanguage(languages)).toBe(expected)
  })
})
