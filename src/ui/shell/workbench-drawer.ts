import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { CommandEvent, commandTitle, type ToolName } from './commands.ts'

/** An editor closed the drawer. */
export class CloseDrawerEvent extends Event {
  static readonly type = 'close-drawer'

  constructor() {
    super(CloseDrawerEvent.type, { bubbles: true, composed: true })
  }
}

/**
 * The drawer below the text: tabs for its tools, a bar that sets its height by pointer or arrow keys, and in its slot
 * the tool that is open.
 *
 * @slot - the open tool
 * @fires command - a tab was chosen
 * @fires close-drawer
 */
@customElement('workbench-drawer')
export class WorkbenchDrawerElement extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        font-size: 13.5px;
      }

      .edge {
        flex: none;
        block-size: 7px;
        margin-block: -3px;
        z-index: 2;
        cursor: row-resize;
        touch-action: none;
      }

      .tabs {
        flex: none;
        display: flex;
        align-items: center;
        gap: 2px;
        padding: 2px 12px;
        border-block: 1px solid var(--hairline);
      }

      [role='tablist'] {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
      }

      [role='tab'][aria-selected='true'] {
        color: var(--indigo);
        font-weight: 600;
      }

      .close {
        margin-inline-start: auto;
      }

      .content {
        flex: 1;
        min-block-size: 0;
        overflow: auto;
        overscroll-behavior: contain;
      }

      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) messages!: Messages
  /** The tools that have a tab. */
  @property({ attribute: false }) tabs: readonly ToolName[] = []
  @property({ attribute: false }) open!: ToolName
  @state() private height = keptHeight()

  override render() {
    const { messages, open } = this
    return html`<div
        class="edge"
        role="separator"
        tabindex="0"
        aria-orientation="horizontal"
        aria-label=${messages.drawerHeight}
        aria-valuenow=${Math.round(this.height)}
        aria-valuemin=${LEAST}
        aria-valuemax=${MOST}
        @keydown=${this.#key}
        @pointerdown=${this.#grip}
        @pointermove=${this.#drag}
      ></div>
      <div class="tabs">
        <div role="tablist" aria-label=${messages.tools} @keydown=${this.#alongTabs}>
          ${this.tabs.map(
            (name) =>
              html`<button
                role="tab"
                id=${name}
                aria-selected=${name === open}
                aria-controls="content"
                tabindex=${name === open ? 0 : -1}
                @click=${() => name !== open && this.dispatchEvent(new CommandEvent(name))}
              >
                ${commandTitle(name, messages)}
              </button>`,
          )}
        </div>
        <button class="close" title="Esc" @click=${() => this.dispatchEvent(new CloseDrawerEvent())}>
          ${messages.close}
        </button>
      </div>
      <div class="content" id="content" role="tabpanel" aria-labelledby=${open} tabindex="-1">
        <slot></slot>
      </div>`
  }

  protected override updated() {
    this.style.blockSize = `${this.height}vh`
  }

  /** Moves the keyboard into the drawer. */
  override focus() {
    this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()
  }

  #key(event: KeyboardEvent) {
    const by = event.key === 'ArrowUp' ? STEP : event.key === 'ArrowDown' ? -STEP : 0
    if (by === 0) return
    event.preventDefault()
    this.#setHeight(this.height + by)
  }

  #grip(event: PointerEvent) {
    const edge = event.currentTarget as HTMLElement
    edge.setPointerCapture(event.pointerId)
    event.preventDefault()
  }

  #drag(event: PointerEvent) {
    if (!(event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId)) return
    const { bottom } = this.getBoundingClientRect()
    this.#setHeight(((bottom - event.clientY) / innerHeight) * 100)
  }

  #setHeight(height: number) {
    this.height = Math.min(MOST, Math.max(LEAST, height))
    localStorage.setItem(KEY, String(Math.round(this.height)))
  }

  #alongTabs(event: KeyboardEvent) {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const next = this.tabs[(this.tabs.indexOf(this.open) + by + this.tabs.length) % this.tabs.length]
    if (next === undefined || next === this.open) return
    this.dispatchEvent(new CommandEvent(next))
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${next}`)?.focus())
  }
}

/** Of the window's height, in per cent. */
const LEAST = 12
const MOST = 80
const STEP = 4
const KEY = 'yiwen-drawer-height'

function keptHeight(): number {
  const kept = Number(localStorage.getItem(KEY))
  return kept >= LEAST && kept <= MOST ? kept : 36
}

declare global {
  interface HTMLElementTagNameMap {
    'workbench-drawer': WorkbenchDrawerElement
  }
  interface HTMLElementEventMap {
    'close-drawer': CloseDrawerEvent
  }
}
