import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type ApparatusEntry, lemmaText } from '../../core/apparatus/index.ts'
import { type CharacterTables, loadCharacterTables } from '../../core/characters/index.ts'
import { type Concordance, Concordancer, type Edition } from '../../core/edition/index.ts'
import { looseForm } from '../../core/search/index.ts'
import { type Span, toOffset } from '../../core/text/index.ts'
import type { HttpService } from '../../storage/http.ts'
import { SelectEntryEvent } from '../apparatus/entry-events.ts'
import { printedEntry } from '../apparatus/printed-entry.ts'
import type { InterfaceLanguage, Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { characterPairs } from './character-pairs.ts'
import { ShowSpanEvent } from './evidence-events.ts'
import { evidencePanelStyles } from './evidence-panel.styles.ts'
import { entriesWith, hasLongWords, wordsToSeek } from './evidence-words.ts'
import { likeness } from './likeness.ts'
import { evidenceMessages } from './messages.ts'
import { noteWithClause, whoReads } from './who-reads.ts'

/** Where the words of an entry occur: in its own text, and in the others once the server has answered. */
interface Gathered {
  readonly entry: ApparatusEntry
  readonly here: readonly Concordance[]
  /** Null as long as the server searches. */
  readonly others: readonly Concordance[] | 'unreachable' | null
}

/**
 * The evidence for the entry in hand: who reads what and where they say so, and where else the words occur. It shows;
 * it does not judge.
 *
 * @fires select-entry
 * @fires show-span
 */
@customElement('evidence-panel')
export class EvidencePanelElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [sharedStyles, evidencePanelStyles]

  @property({ attribute: false }) edition!: Edition
  @property({ attribute: false }) entry: ApparatusEntry | null = null
  @property({ attribute: false }) service!: Pick<HttpService, 'concordance'>
  @property({ attribute: false }) language!: InterfaceLanguage
  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  @state() private gathered: Gathered | null = null

  /** Loaded when the panel is first shown; null until then. */
  @state() private characters: CharacterTables | null = null

  readonly #form = looseForm()
  readonly #concordancer = new Concordancer(this.#form)
  #timer: ReturnType<typeof setTimeout> | undefined

  override render() {
    const { entry, messages, textLanguage } = this
    const words = evidenceMessages[this.language]
    if (entry === null) return html`<p class="empty">${words.nothingChosen}</p>`
    const { origin } = entry
    return html`<section>
        ${whoReads(entry, entry.quotedLemma ?? lemmaText(entry), messages, words, textLanguage)}
        ${
          this.characters === null
            ? nothing
            : likeness(characterPairs(entry, this.characters), words, textLanguage)
        }
        ${
          origin.by === 'notes'
            ? html`<h3>${words.clause}</h3>
                ${noteWithClause(origin.note, origin.clause, textLanguage)}
                ${this.#sameNote(entry, origin.note.span)}`
            : nothing
        }
      </section>
      <section>
        <h3>${words.elsewhere}</h3>
        ${this.#elsewhere(entry)}
      </section>`
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('edition')
    const sameText = before === undefined || before.text === this.edition.text
    const { entry, gathered } = this
    if (gathered !== null && entry === gathered.entry && sameText) return
    if (entry?.id !== gathered?.entry.id) this.gathered = null
    if (!changed.has('entry') && sameText) return
    clearTimeout(this.#timer)
    if (entry !== null) this.#timer = setTimeout(() => void this.#gather(entry), MOMENT)
  }

  override connectedCallback() {
    super.connectedCallback()
    // Without the tables the rest of the evidence stands.
    loadCharacterTables().then(
      (tables) => (this.characters = tables),
      (error: unknown) => console.warn(error),
    )
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  #sameNote(entry: ApparatusEntry, note: Span | null): TemplateResult | typeof nothing {
    const others = this.edition.entries.filter(
      ({ id, origin }) =>
        id !== entry.id && origin.by === 'notes' && note !== null && origin.note.span?.from === note.from,
    )
    if (others.length === 0) return nothing
    return html`<h3>${evidenceMessages[this.language].sameNote}</h3>
      ${this.#entries(others)}`
  }

  #entries(entries: readonly ApparatusEntry[]): TemplateResult {
    return html`<ul class="entries">
      ${entries.map(
        (entry) =>
          html`<li>
            <button @click=${() => this.dispatchEvent(new SelectEntryEvent(entry.id))}>
              ${printedEntry(entry, this.messages, this.textLanguage)}
            </button>
          </li>`,
      )}
    </ul>`
  }

  #elsewhere(entry: ApparatusEntry): TemplateResult {
    const words = evidenceMessages[this.language]
    const { gathered } = this
    if (gathered === null) return html`<p class="empty" role="status">${words.searching}</p>`
    const others = Array.isArray(gathered.others) ? (gathered.others as readonly Concordance[]) : []
    return html`${gathered.here.map(
      (concordance) =>
        html`<div class="sought">
            <b lang=${this.textLanguage}>${concordance.words}</b>
            <span
              >${
                concordance.total === 0 ? words.never : words.counts(concordance.total, concordance.inNotes)
              }${
                concordance.total > concordance.lines.length
                  ? html` <span class="soft"
                      >(${words.others(concordance.total, concordance.lines.length)})</span
                    >`
                  : nothing
              }</span
            >
          </div>
          ${this.#lines(concordance)} ${this.#inApparatus(entry, concordance.words)}`,
    )}
    ${hasLongWords(entry) ? html`<p class="empty">${words.tooLong}</p>` : nothing}
    ${
      gathered.others === 'unreachable'
        ? html`<p class="empty">${words.projectNotReached}</p>`
        : others.length === 0
          ? nothing
          : html`<h3>${words.otherTexts}</h3>
              ${others.map(
                (concordance) =>
                  html`<div class="sought">
                      <b lang=${concordance.language ?? this.textLanguage}>${concordance.words}</b>
                      <span>${concordance.title} · ${concordance.total} ×</span>
                    </div>
                    ${this.#lines(concordance)}`,
              )}`
    }`
  }

  #inApparatus(entry: ApparatusEntry, sought: string): TemplateResult | typeof nothing {
    const found = entriesWith(this.edition.entries, sought, entry.id, this.#form).slice(0, MOST_ENTRIES)
    if (found.length === 0) return nothing
    return html`<div class="sought">
        <span class="soft">${evidenceMessages[this.language].inApparatus}</span>
      </div>
      ${this.#entries(found)}`
  }

  #lines({ edition, lines, language }: Concordance): TemplateResult {
    const own = edition === this.edition.id
    const words = evidenceMessages[this.language]
    return html`<ol class="kwic" lang=${language ?? this.textLanguage}>
      ${lines.map((line) => {
        const row = html`<span class="before"><bdi>${line.before}</bdi></span
          ><b>${line.words}</b><span class="after">${line.after}</span
          ><small lang=${this.messages.languageTag}>${line.inNote ? words.inNote : ''}</small>`
        return html`<li>
          ${
            own
              ? html`<button @click=${() => this.#show(line.start, line.end)}>${row}</button>`
              : html`<a href=${`#/${encodeURIComponent(edition)}`}>${row}</a>`
          }
        </li>`
      })}
    </ol>`
  }

  #show(start: number, end: number) {
    const { text } = this.edition
    const [from, to] = [toOffset(text, start), toOffset(text, end)]
    if (from !== null && to !== null) this.dispatchEvent(new ShowSpanEvent({ from, to }))
  }

  async #gather(entry: ApparatusEntry): Promise<void> {
    const sought = wordsToSeek(entry)
    const here = sought.map((words) => this.#concordancer.of(this.edition, words, MOST_LINES))
    this.gathered = { entry, here, others: sought.length === 0 ? [] : null }
    if (sought.length === 0) return
    const others = await this.service.concordance(sought, this.edition.id).catch(() => 'unreachable' as const)
    // An answer that comes after another entry was taken in hand is dropped.
    if (this.gathered.entry === entry) this.gathered = { entry, here, others }
  }
}

/** In milliseconds: who walks through the entries does not wait for searches she does not look at. */
const MOMENT = 120

const MOST_LINES = 12
const MOST_ENTRIES = 12

declare global {
  interface HTMLElementTagNameMap {
    'evidence-panel': EvidencePanelElement
  }
}
