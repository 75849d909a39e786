import { css, html, type TemplateResult, unsafeCSS } from 'lit'
import { colourOf, type Person, personColours } from '../../core/edition/index.ts'
import { units } from '../../core/text/index.ts'

/** A name with its sign before it: the first character on the colour its bearer chose, or that goes with the name. */
export function personName(name: string, people: readonly Person[]): TemplateResult {
  const colour = colourOf(people, name)
  return html`<span class="person"
    ><span class="person-sign" data-colour=${colour} aria-hidden="true">${signOf(name)}</span>${name}</span
  >`
}

/** What stands for a name in little room: its first character, large. */
export function signOf(name: string): string {
  const trimmed = name.trim()
  const [first] = units(trimmed)
  return first === undefined ? '·' : trimmed.slice(first.from, first.to).toLocaleUpperCase()
}

/** For elements that show names. */
export const personStyles = css`
  .person {
    white-space: nowrap;
  }

  .person-sign {
    display: inline-block;
    min-inline-size: 1.45em;
    margin-inline-end: 0.35em;
    padding-inline: 0.15em;
    border-radius: 3px;
    text-align: center;
    font: 600 0.8em/1.45 var(--sans);
    color: var(--paper);
  }

  ${unsafeCSS(personColours.map((colour) => `[data-colour='${colour}'] { background: var(--person-${colour}) }`).join('\n'))}

  @media print {
    .person-sign {
      color: inherit;
      background: none;
      border: 1px solid;
    }
  }
`
