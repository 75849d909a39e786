import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { lemmaExtent } from '../../core/apparatus/index.ts'
import { defaultFolds } from '../../core/collation/index.ts'
import { columnAt } from '../../core/collation/table/index.ts'
import { findEntry } from '../../core/edition/index.ts'
import type { TableView } from '../../worker/collation-messages.ts'
import { CollationController, type CollatedTexts } from '../collation/collation-controller.ts'
import type { Desk } from '../shell/tool.ts'
import { sharedStyles } from '../shared-styles.ts'
import { parallelWords } from './messages.ts'
import { piecesOf, type Segment, segmentAt, segmentsOf } from './segments.ts'

/**
 * The witnesses beside the base text. What corresponds stands level, so that all texts scroll together; where a witness
 * differs its words are marked. Only what is near the view is drawn.
 */
@customElement('parallel-panel')
export class ParallelPanelElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        block-size: 100%;
        min-block-size: 0;
      }

      .bar {
        flex: none;
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        padding: 4px 12px;
      }

      .texts {
        flex: 1;
        min-block-size: 0;
        overflow: auto;
        overflow-anchor: auto;
        border-block-start: 1px solid var(--hairline);
      }

      .level {
        display: grid;
        grid-template-columns: repeat(var(--texts), minmax(13em, 1fr));
        border-block-end: 1px solid var(--hairline);
      }

      .level > * {
        padding: 5px 14px;
        font: 17px/1.75 var(--serif);
        overflow-wrap: anywhere;
      }

      .level > * + * {
        border-inline-start: 1px solid var(--hairline);
      }

      .sigla {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        background: var(--paper);
      }

      .sigla > * {
        padding-block: 2px;
        font-size: 14px;
        font-weight: 600;
        line-height: 1.5;
      }

      mark {
        background: color-mix(in srgb, var(--vermilion) 13%, transparent);
        color: inherit;
        text-decoration: underline 1.5px var(--vermilion);
        text-underline-offset: 0.25em;
      }

      .base mark {
        background: none;
        text-decoration-style: dotted;
      }

      .here {
        background: var(--wash);
      }

      .message {
        padding: 14px 18px;
      }
    `,
  ]

  @property({ attribute: false }) desk!: Desk
  /** Sigla of the witnesses that are shown; null for the first. */
  @state() private shown: readonly string[] | null = null
  @state() private seen = { top: 0, height: 400 }
  @query('.texts') private scroller!: HTMLElement | null

  readonly #collation = new CollationController(this)
  #view: TableView | null = null
  #segments: readonly Segment[] = []
  /** How high each segment is: guessed by its length until it was drawn. */
  #heights = new Float64Array(0)
  #here = -1
  #frame: number | null = null
  readonly #resized = new ResizeObserver(() => this.#look())

  override render() {
    const words = parallelWords[this.desk.language]
    const { state, collated } = this.#collation
    if (state.kind === 'failed') return html`<p class="message">${words.failed(state.why)}</p>`
    if (state.kind === 'empty') {
      return html`<div class="message">
        <p>${words.empty}</p>
        <button class="primary" @click=${() => this.desk.run('addWitnesses')}>${words.addWitnesses}</button>
      </div>`
    }
    if (collated === null) return html`<p class="message" role="status">${words.waiting}</p>`
    const { textLanguage } = this.desk
    const rows = this.#rows(collated)
    return html`<div class="bar" role="group" aria-label=${words.beside}>
        <span class="soft">${words.beside}</span>
        ${collated.texts
          .slice(1)
          .map(
            ({ siglum }, i) =>
              html`<label lang=${textLanguage}
                ><input
                  type="checkbox"
                  .checked=${rows.includes(i + 1)}
                  @change=${() => this.#toggle(collated, siglum)}
                />
                ${siglum}</label
              >`,
          )}
      </div>
      <div
        class="texts"
        tabindex="0"
        role="region"
        aria-label=${words.region}
        @scroll=${() => this.#lookSoon()}
        @click=${(event: MouseEvent) => this.#show(collated, event)}
      >
        <div class="level sigla" lang=${textLanguage} .style=${`--texts:${rows.length}`}>
          ${rows.map((row) => html`<div>${collated.texts[row]!.siglum}</div>`)}
        </div>
        ${this.#levels(collated, rows)}
      </div>`
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const { desk } = this
    this.#collation.follow(desk.edition, desk.service, parallelWords[desk.language].base, defaultFolds)
    const { collated } = this.#collation
    if (collated === null) return
    if (collated.view !== this.#view) {
      this.#view = collated.view
      this.#segments = segmentsOf(collated.view, collated.texts[0]!.text)
      this.#heights = Float64Array.from(this.#segments, ({ from, to }) => this.#guess(to - from))
      this.#here = -1
    }
    const before = changed.get('desk')
    const isOther = before?.caret !== desk.caret || before.selected !== desk.selected
    if (this.#here < 0 || (before !== undefined && isOther)) this.#follow(collated, before)
  }

  protected override updated() {
    const { scroller } = this
    if (scroller === null) return
    this.#resized.observe(scroller)
    let changed = false
    for (const level of scroller.querySelectorAll<HTMLElement>('.level[data-segment]')) {
      const segment = Number(level.dataset['segment'])
      const height = level.offsetHeight
      if (Math.abs(height - this.#heights[segment]!) > 1) changed = true
      this.#heights[segment] = height
    }
    this.#look()
    if (changed) this.#lookSoon()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#resized.disconnect()
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    this.#frame = null
  }

  /** The levels near the view, between two blanks as high as those that are not drawn. */
  #levels({ texts, view }: CollatedTexts, rows: readonly number[]): TemplateResult {
    const heights = this.#heights
    const [from, to] = [this.seen.top - MARGIN, this.seen.top + this.seen.height + MARGIN]
    let [top, at, first] = [0, 0, 0]
    while (first < heights.length && at + heights[first]! < from) at += heights[first++]!
    top = at
    let last = first
    while (last < heights.length && at < to) at += heights[last++]!
    let below = 0
    for (let i = last; i < heights.length; i++) below += heights[i]!
    const { textLanguage } = this.desk
    const levels: TemplateResult[] = []
    for (let i = first; i < last; i++) {
      const segment = this.#segments[i]!
      levels.push(
        html`<div
          class="level ${i === this.#here ? 'here' : ''}"
          data-segment=${i}
          .style=${`--texts:${rows.length}`}
        >
          ${rows.map(
            (row) =>
              html`<div class=${row === 0 ? 'base' : ''} data-row=${row} lang=${textLanguage}>
                ${piecesOf(view, texts, row, segment, rows).map(({ text, column, differs }) =>
                  differs
                    ? html`<mark data-column=${column}>${text}</mark>`
                    : html`<span data-column=${column}>${text}</span>`,
                )}
              </div>`,
          )}
        </div>`,
      )
    }
    return html`<div .style=${`block-size:${top}px`}></div>
      ${levels}
      <div .style=${`block-size:${below}px`}></div>`
  }

  #rows({ texts }: CollatedTexts): number[] {
    const { shown } = this
    const rows = texts.flatMap(({ siglum }, row) =>
      row > 0 && (shown === null ? row === 1 : shown.includes(siglum)) ? [row] : [],
    )
    return [0, ...rows]
  }

  #toggle(collated: CollatedTexts, siglum: string): void {
    const shown = this.#rows(collated)
      .slice(1)
      .map((row) => collated.texts[row]!.siglum)
    this.shown = shown.includes(siglum) ? shown.filter((one) => one !== siglum) : [...shown, siglum]
  }

  #guess(tokens: number): number {
    return 12 + Math.ceil(tokens / 26) * 30
  }

  /** Brings the entry that was selected into view, or else the caret. */
  #follow({ view }: CollatedTexts, before: Desk | undefined): void {
    const { edition, selected, caret } = this.desk
    const entry = selected === null || selected === before?.selected ? null : findEntry(edition, selected)
    const place = (entry && lemmaExtent(entry)?.from) ?? caret
    const token = Math.max(0, columnAt(view.starts[0]!, place))
    const here = segmentAt(this.#segments, Math.min(token, view.wordFrom[0]!.length - 1))
    if (here === this.#here) return
    this.#here = here
    let top = 0
    for (let i = 0; i < here; i++) top += this.#heights[i]!
    void this.updateComplete.then(() => {
      const { scroller } = this
      if (scroller === null) return
      const isSeen =
        top >= scroller.scrollTop && top + this.#heights[here]! <= scroller.scrollTop + scroller.clientHeight
      if (!isSeen) scroller.scrollTop = Math.max(0, top - scroller.clientHeight / 3)
      this.#look()
    })
  }

  #show({ view }: CollatedTexts, event: MouseEvent): void {
    const piece = event
      .composedPath()
      .find((one) => one instanceof HTMLElement && one.dataset['column'] !== undefined)
    if (piece === undefined) return
    const element = piece as HTMLElement
    const column = Number(element.dataset['column'])
    const segment = this.#segments[Number(element.closest<HTMLElement>('[data-segment]')?.dataset['segment'])]
    if (segment === undefined) return
    const base = view.bounds[0]!
    const from = Math.max(base[column]!, segment.from)
    const to = Math.min(base[column + 1]!, segment.to)
    const [starts, wordFrom, wordTo] = [view.starts[0]!, view.wordFrom[0]!, view.wordTo[0]!]
    this.desk.show(
      from < to ? { from: wordFrom[from]!, to: wordTo[to - 1]! } : { from: starts[from]!, to: starts[from]! },
    )
  }

  #lookSoon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null
      this.#look()
      this.requestUpdate()
    })
  }

  #look(): void {
    const { scroller, seen } = this
    if (scroller === null) return
    const { scrollTop: top, clientHeight: height } = scroller
    if (Math.abs(seen.top - top) > MARGIN / 3 || seen.height !== height) this.seen = { top, height }
  }
}

/** In pixels, drawn before and after what is seen. */
const MARGIN = 600

declare global {
  interface HTMLElementTagNameMap {
    'parallel-panel': ParallelPanelElement
  }
}
