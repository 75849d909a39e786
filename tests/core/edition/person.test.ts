import { describe, expect, it } from 'vitest'
import {
  apply,
  changeFromWire,
  changeToWire,
  colourOf,
  type Edition,
  type EditionChange,
  loadEdition,
  snapshotOf,
} from '../../../src/core/edition/index.ts'
import { edition, entry } from './examples.ts'

const base = edition('改西壽監軍司為保泰', (text) => [entry('e1', text, 1, 3)])
const change = (by: string, colour?: EditionChange['colour']): EditionChange => ({
  id: `${by} ${colour}`,
  by,
  at: '2026-01-02T03:04:05.000Z',
  ...(colour !== undefined && { colour }),
  act: { kind: 'set-status', ids: [base.entries[0]!.id], status: 'accepted' },
})

/** As it is when it was written and read again. */
function kept(on: Edition): Edition {
  const { apparatus } = snapshotOf(on, null, 'base.txt', () => 'x')
  const { edition: read } = loadEdition(
    on.id,
    {
      about: { path: 'edition.json', source: JSON.stringify({ title: 'x' }) },
      text: { path: 'base.txt', source: on.text.content },
      apparatus: { path: 'a.json', source: apparatus },
      apparatusPath: 'a.json',
    },
    () => 'x',
  )
  return read!
}

describe('the colour of a person', () => {
  it('comes with her changes, is known by her name, and the last choice counts', () => {
    const done = [change('錢', 'moss'), change('段'), change('王', 'rust'), change('錢', 'plum')].reduce(
      apply,
      base,
    )
    expect(done.people).toEqual([
      { name: '錢', colour: 'plum' },
      { name: '王', colour: 'rust' },
    ])
    expect(kept(done).people).toEqual(done.people)
    expect(apply(base, change('段')).people).toBeUndefined()
  })

  it('goes over the wire and into the log', () => {
    const wire = changeToWire(change('錢', 'teal'), base.text)
    expect(wire.colour).toBe('teal')
    expect(changeFromWire(wire, base.text)).toEqual(change('錢', 'teal'))
    expect(changeToWire(change('錢'), base.text)).not.toHaveProperty('colour')
  })

  it('is the same each time for a name that chose none', () => {
    expect(colourOf([], '錢大昕')).toBe(colourOf([], '錢大昕'))
    expect(colourOf([{ name: '錢大昕', colour: 'rose' }], '錢大昕')).toBe('rose')
  })

  it('that this Yiwen does not know is left out', () => {
    const source = JSON.parse(
      snapshotOf(apply(base, change('錢', 'moss')), null, 'base.txt', () => 'x').apparatus,
    ) as {
      people: { name: string; colour: string }[]
    }
    source.people.push({ name: '王', colour: 'url(x)' })
    const { edition: read } = loadEdition(
      'x',
      {
        about: { path: 'edition.json', source: JSON.stringify({ title: 'x' }) },
        text: { path: 'base.txt', source: base.text.content },
        apparatus: { path: 'a.json', source: JSON.stringify(source) },
        apparatusPath: 'a.json',
      },
      () => 'x',
    )
    expect(read!.people).toEqual([{ name: '錢', colour: 'moss' }])
  })
})
