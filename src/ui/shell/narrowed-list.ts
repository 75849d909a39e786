import {
  css,
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit'

/** One line of the list. */
export interface Choice {
  /** Names the line within its list. */
  readonly id: string
  readonly content: TemplateResult
  readonly choose: () => void
}

/** What the list shows at the moment. */
export interface Choices {
  /** What the list holds. */
  readonly label: string
  /** What may be typed to narrow it. */
  readonly search: string
  /** BCP 47, of what is typed. */
  readonly language?: string
  readonly found: readonly Choice[]
  /** The number of the line that is chosen first. */
  readonly first?: number
  /** What is said when nothing is found. */
  readonly none: string
}

/**
 * A list narrowed by what is typed, gone through by arrow keys, chosen from by Enter or a click: a combobox by the
 * pattern of ARIA. It owns what was typed and which line is chosen; what is found is the host's to say.
 */
export class NarrowedList implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }
  #words = ''
  /** Null until somebody went along the list. */
  #at: number | null = null

  constructor(host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }) {
    this.#host = host
    host.addController(this)
  }

  /** What was typed, without blanks around it. */
  get words(): string {
    return this.#words.trim()
  }

  render({ label, search, language, found, first = 0, none }: Choices): TemplateResult {
    const at = Math.max(0, Math.min(this.#at ?? first, found.length - 1))
    return html`<input
        role="combobox"
        aria-expanded="true"
        aria-controls="choices"
        aria-activedescendant=${found[at]?.id ?? nothing}
        aria-label=${search}
        placeholder=${search}
        lang=${language ?? nothing}
        autocomplete="off"
        spellcheck="false"
        autofocus
        .value=${this.#words}
        @input=${(event: InputEvent) => {
          this.#words = (event.target as HTMLInputElement).value
          this.#at = null
          this.#host.requestUpdate()
        }}
        @keydown=${(event: KeyboardEvent) => this.#key(event, found, at)}
      />
      <ul id="choices" role="listbox" aria-label=${label}>
        ${found.map(
          ({ id, content, choose }, i) =>
            html`<li id=${id} role="option" aria-selected=${i === at} @click=${choose}>${content}</li>`,
        )}
      </ul>
      ${found.length === 0 ? html`<p role="status" class="soft">${none}</p>` : nothing}`
  }

  hostUpdated(): void {
    this.#host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }

  #key(event: KeyboardEvent, found: readonly Choice[], at: number) {
    if (event.isComposing) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0 && found.length > 0) {
      event.preventDefault()
      this.#at = (at + by + found.length) % found.length
      this.#host.requestUpdate()
    }
    const current = found[at]
    if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault()
      current.choose()
    }
  }
}

export const narrowedListStyles = css`
  input {
    inline-size: 100%;
  }

  ul {
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
    block-size: min(52vh, 30em);
    overflow: auto;
  }

  li {
    display: flex;
    justify-content: space-between;
    gap: 2em;
    padding: 4px 8px;
    border-radius: 3px;
    cursor: pointer;
  }

  li[aria-selected='true'] {
    background: var(--wash);
    box-shadow: inset 2px 0 0 var(--indigo);
  }
`
