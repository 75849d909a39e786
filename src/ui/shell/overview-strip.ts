import { css, html, LitElement, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ApparatusEntry, EntryId, Status } from '../../core/apparatus/index.ts'
import { SelectEntryEvent } from '../apparatus/entry-events.ts'
import type { Places } from './place-controller.ts'

/** An entry on the strip: how far along the text it stands, from 0 to 1. */
export interface Tick {
  readonly id: EntryId
  readonly status: Status
  readonly at: number
}

/** The ticks of the entries that have a place on the page. */
export function ticks(entries: readonly ApparatusEntry[], { lemmas, extent }: Places): Tick[] {
  return entries
    .filter(({ id }) => lemmas.has(id))
    .map(({ id, status }) => ({ id, status, at: Math.min(1, Math.max(0, lemmas.get(id)! / extent)) }))
}

/**
 * All entries of the chapter beside the scroll bar, in their colours; a click goes to the nearest. It repeats what
 * the apparatus lists, for the pointer alone.
 *
 * @fires select-entry
 */
@customElement('overview-strip')
export class OverviewStripElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
      cursor: pointer;
    }

    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }

    rect {
      fill: var(--vermilion);
      opacity: 0.45;
    }

    .accepted {
      opacity: 1;
    }

    .disputed {
      fill: var(--amber);
      opacity: 1;
    }

    .settled {
      fill: var(--moss);
      opacity: 1;
    }

    .rejected {
      fill: var(--hairline);
      opacity: 1;
    }

    .selected {
      fill: var(--indigo);
      opacity: 1;
    }
  `

  @property({ attribute: false }) ticks: readonly Tick[] = []
  @property({ attribute: false }) selected: EntryId | null = null
  @property({ type: Boolean }) vertical = false

  override render() {
    const { vertical } = this
    return html`<svg
      viewBox=${vertical ? '0 0 1000 10' : '0 0 10 1000'}
      preserveAspectRatio="none"
      aria-hidden="true"
      @click=${this.#click}
    >
      ${this.ticks.map(({ id, status, at }) => {
        const along = (vertical ? 1 - at : at) * 994
        const className = `${status} ${id === this.selected ? 'selected' : ''}`
        return vertical
          ? svg`<rect class=${className} x=${along} y="1" width="2.5" height="8" />`
          : svg`<rect class=${className} x="1" y=${along} width="8" height="2.5" />`
      })}
    </svg>`
  }

  #click(event: MouseEvent) {
    const { left, top, width, height } = this.getBoundingClientRect()
    const at = this.vertical ? 1 - (event.clientX - left) / width : (event.clientY - top) / height
    const [first, ...others] = this.ticks
    if (first === undefined) return
    const nearest = others.reduce(
      (best, tick) => (Math.abs(tick.at - at) < Math.abs(best.at - at) ? tick : best),
      first,
    )
    this.dispatchEvent(new SelectEntryEvent(nearest.id))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'overview-strip': OverviewStripElement
  }
}
