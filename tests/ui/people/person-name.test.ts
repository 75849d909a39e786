import { readFileSync } from 'node:fs'
import { render } from 'lit'
import { describe, expect, it } from 'vitest'
import { personColours } from '../../../src/core/edition/index.ts'
import { personName, signOf } from '../../../src/ui/people/person-name.ts'

/** The custom properties of a theme as page.css declares them. */
function theme(selector: string): ReadonlyMap<string, string> {
  const css = readFileSync('src/ui/page.css', 'utf8')
  const block = css.slice(css.indexOf(`${selector} {`), css.indexOf('}', css.indexOf(`${selector} {`)))
  return new Map(
    Array.from(block.matchAll(/(--[a-z-]+):\s*(#[0-9a-f]{6})/gu), ([, name, value]) => [name!, value!]),
  )
}

/** Of WCAG 2: from 1 to 21. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

describe('the colours of people', () => {
  it.each([':root', ":root[data-theme='dark']"])('are read on their paper: %s', (selector) => {
    const values = theme(selector)
    for (const paper of ['--paper', '--paper-raised']) {
      for (const colour of personColours) {
        const value = values.get(`--person-${colour}`)
        expect(value, colour).toBeDefined()
        expect(contrast(value!, values.get(paper)!), `${colour} on ${paper}`).toBeGreaterThanOrEqual(4.5)
      }
    }
    expect(new Set(personColours.map((colour) => values.get(`--person-${colour}`))).size).toBe(
      personColours.length,
    )
  })

  it('stand beside the name and its sign, never alone', () => {
    const place = document.createElement('div')
    render(personName('𣈆文', [{ name: '𣈆文', colour: 'plum' }]), place)
    expect(place.textContent).toBe('𣈆𣈆文')
    expect(place.querySelector('.person-sign')!.getAttribute('data-colour')).toBe('plum')
    expect(signOf('  éva ')).toBe('É')
    expect(signOf('')).toBe('·')
  })
})
