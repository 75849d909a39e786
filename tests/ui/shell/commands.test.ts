import { describe, expect, it } from 'vitest'
import { commandOf, commands } from '../../../src/ui/shell/commands.ts'

const key = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...more })

describe('commandOf', () => {
  it.each([
    [key('j'), 'next'],
    [key('J', { code: 'KeyJ' }), 'next'],
    [key('PageUp', { altKey: true }), 'previous'],
    [key('F8', { shiftKey: true }), 'previousVariant'],
    [key('z', { ctrlKey: true }), 'undo'],
    [key('z', { metaKey: true }), 'undo'],
    [key('Z', { ctrlKey: true, shiftKey: true }), 'redo'],
    [key('?', { shiftKey: true }), 'keys'],
    [key('q'), 'leaveOpen'],
    [key('7'), 'settleWith'],
    [key('z'), 'markTransposition'],
    [key('ü'), null],
    [key('a', { ctrlKey: true }), null],
  ])('reads key %#', (event, name) => expect(commandOf(event, false)).toBe(name))

  it('lets letters through while something is written', () => {
    expect(commandOf(key('a'), true)).toBeNull()
    expect(commandOf(key('Delete'), true)).toBeNull()
    expect(commandOf(key('z', { ctrlKey: true }), true)).toBe('undo')
  })

  it('fires nothing while an input method is composing', () => {
    expect(commandOf(key('a', { isComposing: true }), false)).toBeNull()
  })

  it('gives no key to two commands', () => {
    const keys = commands.flatMap(({ keys }) => keys.map((key) => key.toLowerCase()))
    expect(new Set(keys).size).toBe(keys.length)
  })
})
