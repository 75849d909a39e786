import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Find } from '../../core/consistency/index.ts'
import { type Edition, findsWithoutEntry, proposalsFromFinds } from '../../core/edition/index.ts'
import { keywordInContext } from '../../core/search/index.ts'
import type { Span } from '../../core/text/index.ts'
import { checkConsistency } from '../../worker/check-consistency.ts'
import { ShowSpanEvent } from '../evidence/evidence-events.ts'
import type { InterfaceLanguage } from '../messages/index.ts'
import { inContextStyles } from '../in-context.styles.ts'
import { sharedStyles } from '../shared-styles.ts'
import { consistencyMessages } from './messages.ts'
import { ProposeFindsEvent } from './propose-event.ts'

/**
 * Where the base text does not agree with itself (本校): each place in its context, what the rest of the text has instead,
 * and why it is told. The editor looks at it, and takes it into the apparatus as a proposal.
 *
 * @fires show-span
 * @fires propose-finds
 */
@customElement('consistency-panel')
export class ConsistencyPanelElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    sharedStyles,
    inContextStyles,
    css`
      :host {
        display: block;
        padding: 8px 18px 22px;
      }

      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 14px;
        margin-block-end: 6px;
      }

      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: 4.5em minmax(16em, 34em) minmax(12em, 1fr) auto;
        align-items: baseline;
        gap: 0.2em 0.8em;
        padding-block: 3px;
        border-block-end: 1px solid var(--hairline);
      }

      .likely {
        color: var(--vermilion);
      }

      li > button:last-child {
        font-size: 12.5px;
      }

      p {
        margin: 0;
        color: var(--soft);
      }

      @media (max-width: 760px) {
        li {
          grid-template-columns: 1fr auto;
        }

        .in-context,
        .why {
          grid-column: 1 / -1;
        }
      }
    `,
  ]

  @property({ attribute: false }) edition!: Edition
  @property({ attribute: false }) language!: InterfaceLanguage
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  /** How a text is checked; off the main thread unless a test does it here. */
  @property({ attribute: false }) check: (content: string) => Promise<readonly Find[]> = checkConsistency

  /** What was found, and in which text. */
  @state() private found: { readonly content: string; readonly finds: readonly Find[] } | null = null
  @state() private failure: string | null = null
  @state() private likelyOnly = false
  #asked: string | null = null
  #without: ReadonlySet<Find> = new Set()

  protected override willUpdate(changed: PropertyValues) {
    // A text that changes under the list keeps its list, which says so; only the first check is unasked.
    if (changed.has('edition') && this.#asked === null) void this.#check()
    if (changed.has('edition') || changed.has('found'))
      this.#without = findsWithoutEntry(this.edition, this.found?.finds ?? [])
  }

  override render() {
    const words = consistencyMessages[this.language]
    if (this.failure !== null) {
      return html`<p role="alert">${words.failed} ${this.failure} ${this.#again()}</p>`
    }
    if (this.found === null) return html`<p role="status">${words.checking}</p>`
    const { finds, content } = this.found
    const likely = finds.filter(({ confidence }) => confidence === 'likely')
    const shown = this.likelyOnly ? likely : finds
    if (content !== this.edition.text.content) {
      return html`<p role="status">${words.changed} ${this.#again()}</p>`
    }
    if (finds.length === 0) return html`<p role="status">${words.none}</p>`
    const open = shown.filter((find) => this.#without.has(find))
    return html`<div class="bar">
        <span role="status">${words.found(likely.length, finds.length - likely.length)}</span>
        <label
          ><input
            type="checkbox"
            .checked=${this.likelyOnly}
            @change=${(event: Event) => {
              this.likelyOnly = (event.target as HTMLInputElement).checked
            }}
          />
          ${words.likelyOnly}</label
        >
        ${
          open.length === 0
            ? nothing
            : html`<button class="primary" @click=${() => this.#propose(open)}>
                ${words.proposeAll(open.length)}
              </button>`
        }
      </div>
      ${
        shown.length === 0
          ? html`<p>${words.noneLikely}</p>`
          : html`<ol aria-label=${words.list}>
              ${shown.slice(0, MOST).map((find) => this.#line(find))}
            </ol>`
      }`
  }

  #line(find: Find): TemplateResult {
    const words = consistencyMessages[this.language]
    const [span] = find.spans
    const { before, words: here, after } = keywordInContext(this.edition.text.content, span!, 8)
    const isLikely = find.confidence === 'likely'
    const more = find.spans.length > 1 ? html` <small>${words.places(find.spans.length)}</small>` : nothing
    return html`<li>
      <span class=${isLikely ? 'likely' : 'soft'}>${isLikely ? words.likely : words.possible}</span>
      <button class="in-context" lang=${this.textLanguage} @click=${() => this.#show(span!)}>
        <span class="before">${before}</span>
        <span
          ><b>${here}</b>${
            find.expected === null
              ? nothing
              : html`］${
                  find.expected === '' ? html`<i lang=${this.language}>${words.nothing}</i>` : find.expected
                }`
          }</span
        >
        <span class="after">${after}</span>
      </button>
      <span class="why">${words.why(find)}${more}${this.#evidence(find)}</span>
      ${this.#proposing(find)}
    </li>`
  }

  /** The first of the places that speak against the words, to be looked at. */
  #evidence({ evidence }: Find): TemplateResult | typeof nothing {
    const [first] = evidence
    if (first === undefined) return nothing
    const { from, to } = first.span
    return html` <button lang=${this.textLanguage} class="serif" @click=${() => this.#show(first.span)}>
      ${this.edition.text.content.slice(from, to)}
    </button>`
  }

  #proposing(find: Find): TemplateResult {
    const words = consistencyMessages[this.language]
    if (find.expected === null) return html`<span></span>`
    return this.#without.has(find)
      ? html`<button class="primary" @click=${() => this.#propose([find])}>${words.propose}</button>`
      : html`<span class="soft">${words.proposed}</span>`
  }

  #again(): TemplateResult {
    return html`<button class="primary" @click=${() => void this.#check()}>
      ${consistencyMessages[this.language].again}
    </button>`
  }

  async #check() {
    const { content } = this.edition.text
    this.#asked = content
    this.found = null
    this.failure = null
    try {
      const finds = await this.check(content)
      if (this.#asked === content) this.found = { content, finds }
    } catch (error) {
      if (this.#asked === content) this.failure = error instanceof Error ? error.message : String(error)
    }
  }

  #show(span: Span) {
    this.dispatchEvent(new ShowSpanEvent(span))
  }

  #propose(finds: readonly Find[]) {
    const { act } = proposalsFromFinds(this.edition, finds)
    if (act !== null) this.dispatchEvent(new ProposeFindsEvent(act))
  }
}

/** So many are listed at once. */
const MOST = 300

declare global {
  interface HTMLElementTagNameMap {
    'consistency-panel': ConsistencyPanelElement
  }
}
