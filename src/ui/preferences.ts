import { type PersonColour, personColour } from '../core/edition/index.ts'
import { type InterfaceLanguage, interfaceLanguages, preferredLanguage } from './messages/index.ts'

/** What an editor chose for herself on this machine; it is kept in the browser. */
export interface Preferences {
  readonly language: InterfaceLanguage
  readonly theme: 'system' | 'light' | 'dark'
  readonly direction: 'horizontal' | 'vertical'
  /** Of the base text, in CSS pixels. */
  readonly textSize: number
  /** Signs every change; empty until it was given. */
  readonly name: string
  /** Goes with the name; null for the one that the name is given by itself. */
  readonly colour: PersonColour | null
  /** Whether she was asked for it, so that nobody is asked twice. */
  readonly nameAsked: boolean
  /** Whether she was told how to begin. */
  readonly greeted: boolean
}

export const textSizes = [18, 20, 21, 24, 28] as const

/** The preferences kept in `storage`, and sensible ones where none or nonsense is kept. */
export function readPreferences(storage: Storage, languages: readonly string[]): Preferences {
  const kept = parse(storage.getItem(KEY))
  return {
    language: oneOf(kept['language'], keysOf(interfaceLanguages)) ?? preferredLanguage(languages),
    theme: oneOf(kept['theme'], ['system', 'light', 'dark']) ?? 'system',
    direction: oneOf(kept['direction'], ['horizontal', 'vertical']) ?? 'horizontal',
    textSize: oneOf(kept['textSize'], textSizes) ?? 21,
    name: typeof kept['name'] === 'string' ? kept['name'] : '',
    colour: personColour(kept['colour']),
    nameAsked: kept['nameAsked'] === true,
    greeted: kept['greeted'] === true,
  }
}

export function keepPreferences(storage: Storage, preferences: Preferences): void {
  try {
    storage.setItem(KEY, JSON.stringify(preferences))
  } catch {
    // A browser that keeps nothing still serves for the day.
  }
}

/** Shows the page as it was chosen to be. `dark` says what the system asks for. */
export function applyPreferences(
  { language, theme, direction, textSize }: Preferences,
  root: HTMLElement,
  dark: boolean,
): void {
  root.lang = language
  root.dataset['theme'] = theme === 'system' ? (dark ? 'dark' : 'light') : theme
  root.dataset['direction'] = direction
  root.style.setProperty('--text-size', `${textSize}px`)
}

const KEY = 'yiwen-preferences'

function parse(source: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(source ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const oneOf = <T>(value: unknown, allowed: readonly T[]): T | null =>
  allowed.find((one) => one === value) ?? null

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>) => Object.keys(record) as K[]
