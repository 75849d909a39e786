import { css, html, LitElement, type PropertyValues, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type ApparatusEntry, type EntryId, lemmaExtent, type Status } from '../../core/apparatus/index.ts'
import { type Edition, runsOf } from '../../core/edition/index.ts'
import { SelectEntryEvent } from '../apparatus/entry-events.ts'
import type { Places } from './place-controller.ts'

/** What stands on the strip at one place: the first entry there, and the status that asks most for being seen. */
export interface Tick {
  readonly id: EntryId
  readonly status: Status
  /** How far along the text, from 0 to 1. */
  readonly at: number
}

/**
 * A tick for each place on the strip at which there are entries, all of them or those in `ids`; more than it can show
 * apart share one.
 */
export function ticks(
  edition: Edition,
  ids: ReadonlySet<EntryId> | null,
  { lemmas, extent, share }: Places,
): Tick[] {
  if (share !== null) return ticksAlong(edition, ids, (offset) => within(share(offset)))
  const found = new Map<number, Tick>()
  for (const { id, status } of runsOf(edition).said) {
    const place = ids === null || ids.has(id) ? lemmas.get(id) : undefined
    if (place === undefined) continue
    const at = within(place / extent)
    const slot = slotOf(at)
    const there = found.get(slot)
    if (there === undefined) found.set(slot, { id, status, at })
    else if (urgency(status) < urgency(there.status)) found.set(slot, { ...there, status })
  }
  return [...found.values()]
}

/**
 * The ticks of a long text. Its entries come in text order, so that what they share is reckoned once for each slot, and
 * of an entry no more is asked than whether it stands before the next one.
 */
function ticksAlong(
  edition: Edition,
  ids: ReadonlySet<EntryId> | null,
  along: (offset: number) => number,
): Tick[] {
  const found: { id: EntryId; status: Status; at: number; urgency: number }[] = []
  const end = edition.text.content.length + 1
  let nextSlotFrom = -1
  for (const { sum, shift } of runsOf(edition).sums(standingOf)) {
    for (const { id, status, urgency, from } of sum) {
      if (ids !== null && !ids.has(id)) continue
      const there = found.at(-1)
      if (there === undefined || from + shift >= nextSlotFrom) {
        const at = along(from + shift)
        found.push({ id, status, at, urgency })
        nextSlotFrom = first(from + shift + 1, end, (offset) => slotOf(along(offset)) > slotOf(at))
      } else if (urgency < there.urgency) {
        there.status = status
        there.urgency = urgency
      }
    }
  }
  return found
}

/** What the strip has to know of an entry. */
interface Standing extends Pick<ApparatusEntry, 'id' | 'status'> {
  readonly urgency: number
  readonly from: number
}

const standingOf = (entries: readonly ApparatusEntry[]): readonly Standing[] =>
  entries.flatMap((entry) => {
    const { id, status } = entry
    const extent = lemmaExtent(entry)
    return extent === null ? [] : [{ id, status, urgency: urgency(status), from: extent.from }]
  })

const within = (part: number): number => Math.min(1, Math.max(0, part))
const slotOf = (at: number): number => Math.round(at * SLOTS)
const urgency = (status: Status): number => URGENT.indexOf(status)

/** The first of the numbers from `low` on, below `high`, from which on `holds` is true; `high` when it never is. */
function first(low: number, high: number, holds: (number: number) => boolean): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}

/** What a strip of ordinary height can show apart. */
const SLOTS = 500

/** Where several share a tick, the one that wants the editor most shows. */
const URGENT: readonly Status[] = ['disputed', 'proposed', 'accepted', 'settled', 'rejected']

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

  @property({ attribute: false }) edition!: Edition
  /** Which entries are shown; null for all. */
  @property({ attribute: false }) ids: ReadonlySet<EntryId> | null = null
  @property({ attribute: false }) places: Places | null = null
  @property({ attribute: false }) selected: EntryId | null = null
  @property({ type: Boolean }) vertical = false

  #ticks: readonly Tick[] = []

  protected override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('edition')
    const moved = changed.has('edition') && (before === undefined || runsOf(before) !== runsOf(this.edition))
    if (!moved && !changed.has('ids') && !changed.has('places')) return
    this.#ticks = this.places === null ? [] : ticks(this.edition, this.ids, this.places)
  }

  override render() {
    const { vertical } = this
    const selected = this.#tickOf(this.selected)
    return html`<svg
      viewBox=${vertical ? '0 0 1000 10' : '0 0 10 1000'}
      preserveAspectRatio="none"
      aria-hidden="true"
      @click=${this.#click}
    >
      ${this.#ticks.map((tick) => {
        const { status, at } = tick
        const along = (vertical ? 1 - at : at) * 994
        const className = `${status} ${tick === selected ? 'selected' : ''}`
        return vertical
          ? svg`<rect class=${className} x=${along} y="1" width="2.5" height="8" />`
          : svg`<rect class=${className} x="1" y=${along} width="8" height="2.5" />`
      })}
    </svg>`
  }

  #click(event: MouseEvent) {
    const { left, top, width, height } = this.getBoundingClientRect()
    const at = this.vertical ? 1 - (event.clientX - left) / width : (event.clientY - top) / height
    const nearest = this.#nearest(at)
    if (nearest !== null) this.dispatchEvent(new SelectEntryEvent(nearest.id))
  }

  #nearest(at: number): Tick | null {
    const [first = null, ...others] = this.#ticks
    return others.reduce(
      (best, tick) => (Math.abs(tick.at - at) < Math.abs(best!.at - at) ? tick : best),
      first,
    )
  }

  /** The tick that stands for an entry; it may share it with others. */
  #tickOf(id: EntryId | null): Tick | null {
    if (id === null || this.places === null) return null
    const own = this.#ticks.find((tick) => tick.id === id)
    if (own !== undefined) return own
    const { lemmas, extent } = this.places
    const place = lemmas.get(id)
    return place === undefined ? null : this.#nearest(place / extent)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'overview-strip': OverviewStripElement
  }
}
