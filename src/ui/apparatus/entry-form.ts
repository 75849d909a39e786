import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  type ApparatusEntry,
  type EntryKind,
  entryKinds,
  findWitness,
  isWordless,
  mapSelector,
  type Reading,
  type ReadingKind,
  readingKinds,
  type Selector,
  siglum,
  type Siglum,
  type Witness,
} from '../../core/apparatus/index.ts'
import type { Layer } from '../../core/edition/index.ts'
import { type BaseText, difference } from '../../core/text/index.ts'
import type { Messages } from '../messages/index.ts'
import { sharedStyles } from '../shared-styles.ts'
import { FormEvent } from './entry-events.ts'
import { entryFormStyles } from './entry-form.styles.ts'
import { draftOf, emptyReading, firstReading, type ReadingDraft, readingOf, wrongWith } from './reading-draft.ts'

/**
 * The form in which an entry is made or changed: lemma filled in, readings with their kinds and witnesses as chips,
 * kind and layer. Enter and Ctrl+Enter save, Escape closes. The first nine witnesses of the reading in hand are toggled
 * by 1 to 9 on the chips, among which arrow keys go, and in a field without words to write; where words in Han
 * characters are written too, since no reading of these has figures; and by Alt+1 to Alt+9 everywhere.
 *
 * @fires entry-form
 */
@customElement('entry-form')
export class EntryFormElement extends LitElement {
  static override styles = [sharedStyles, entryFormStyles]

  @property({ attribute: false }) messages!: Messages
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  @property({ attribute: false }) text!: BaseText
  @property({ attribute: false }) witnesses: readonly Witness[] = []
  @property({ attribute: false }) layers: readonly Layer[] = []
  /** The entry to change; null for a new one. */
  @property({ attribute: false }) entry: ApparatusEntry | null = null
  /** The lemma of a new entry. */
  @property({ attribute: false }) lemma: readonly Selector[] = []
  /** What kind of reading a new entry begins with; null to go by its lemma. */
  @property({ attribute: false }) readingKind: ReadingKind | null = null
  /** What is selected in the text now, for a lemma that is taken anew or has a further part; null when nothing is. */
  @property({ attribute: false }) selection: Selector | null = null
  /** Whether the words are emended rather than an entry written. */
  @property({ type: Boolean }) emending = false

  @state() private kind: EntryKind = 'reading'
  @state() private layer = 'variants'
  @state() private readings: readonly ReadingDraft[] = []
  @state() private verdict = ''
  @state() private chosenLemma: readonly Selector[] = []
  @state() private added: readonly Witness[] = []
  @state() private problem = ''
  /** Of the chips the one that Tab comes to. */
  @state() private chipAt = 0

  protected override willUpdate(changed: PropertyValues<this>) {
    const { entry } = this
    const before = changed.get('text')
    if (before !== undefined) this.#follow(before)
    // What somebody else does to the entry meanwhile must not take away what is being written.
    const other = changed.has('entry') && changed.get('entry')?.id !== entry?.id
    if (!other && !changed.has('lemma') && this.readings.length > 0) return
    this.kind = entry?.kind ?? 'reading'
    this.layer = entry?.layer ?? this.layers[0]?.id ?? 'variants'
    this.verdict = entry?.verdict ?? ''
    this.chosenLemma = entry?.lemma ?? this.lemma
    this.readings = (entry?.readings ?? [firstReading(this.chosenLemma, this.readingKind)]).map(draftOf)
    this.chipAt = 0
    this.problem = ''
  }

  override render() {
    const { messages } = this
    return html`<form
      aria-label=${this.emending ? messages.emendation : this.entry === null ? messages.newEntry : messages.editEntry}
      @submit=${this.#submit}
      @keydown=${this.#key}
    >
      <div class="lemma">
        <span class="label">${messages.lemma}</span>
        <b class="serif" lang=${this.textLanguage}>${this.#lemmaWords()}</b>
        ${
          this.selection === null || this.emending || this.#isLemma(this.selection)
            ? nothing
            : html`<span class="lemma-choice"
                ><button type="button" @click=${this.#takeSelection}>${messages.useSelection}</button
                ><button type="button" @click=${this.#addSelection}>${messages.addSelection}</button></span
              >`
        }
      </div>
      ${this.emending ? this.#emendation() : [this.readings.map((draft, i) => this.#reading(draft, i)), this.#rest()]}
      ${this.problem === '' ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      <div class="buttons">
        <button class="primary">${messages.save} <kbd>↵</kbd></button>
        <button type="button" @click=${this.#cancel}>${messages.cancel} <kbd>Esc</kbd></button>
      </div>
    </form>`
  }

  /** Puts the focus where writing begins. */
  override focus() {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLInputElement>('.words')?.focus({ preventScroll: true }),
    )
  }

  /** The base text was edited while the form was open: the lemma goes with its words. */
  #follow(before: BaseText) {
    const changes = difference(before.content, this.text.content)
    this.chosenLemma = this.chosenLemma.map((selector) => mapSelector(selector, before, this.text, changes))
  }

  #lemmaWords(): string {
    const words = this.chosenLemma.map(({ exact }) => exact).join('……')
    return words === '' ? `‸ ${this.messages.place}` : words
  }

  #isLemma({ span }: Selector): boolean {
    return this.chosenLemma.some(
      (part) => part.span !== null && part.span.from === span?.from && part.span.to === span.to,
    )
  }

  #emendation(): TemplateResult {
    return html`<label class="field"
      >${this.messages.newWords}<input
        class="words serif"
        name="words"
        lang=${this.textLanguage}
        autocomplete="off"
        .value=${this.chosenLemma[0]?.exact ?? ''}
    /></label>`
  }

  #reading({ reading, sigla, anonymous }: ReadingDraft, index: number): TemplateResult {
    const { messages } = this
    const many = this.readings.length > 1
    return html`<fieldset data-reading=${index}>
      <legend class=${many ? 'label' : 'hidden'}>${messages.readingNumber(index + 1)}</legend>
      <div class="reading-line">
        <input
          class="words serif"
          aria-label=${messages.reading}
          placeholder=${messages.reading}
          lang=${this.textLanguage}
          autocomplete="off"
          .value=${reading.text}
          ?readonly=${isWordless(reading.kind)}
          @beforeinput=${(event: InputEvent) => this.#beforeInput(event, index)}
          @input=${(event: Event) => this.#change(index, { text: (event.target as HTMLInputElement).value })}
        />
        <select
          aria-label=${messages.readingKind}
          @change=${(event: Event) => this.#setKind(index, (event.target as HTMLSelectElement).value as ReadingKind)}
        >
          ${readingKinds.map(
            (kind) =>
              html`<option value=${kind} ?selected=${reading.kind === kind}>${messages.readingKinds[kind]}</option>`,
          )}
        </select>
        ${
          many
            ? html`<button type="button" title=${messages.removeReading} aria-label=${messages.removeReading} @click=${() => this.#removeReading(index)}>×</button>`
            : nothing
        }
      </div>
      ${
        reading.kind === 'conjecture'
          ? html`<label class="field"
              >${messages.author}<input
                .value=${reading.author ?? ''}
                autocomplete="off"
                @input=${(event: Event) => this.#setAuthor(index, (event.target as HTMLInputElement).value)}
            /></label>`
          : nothing
      }
      <div class="chips" role="group" aria-label=${messages.witnesses} @keydown=${this.#chipKey}>
        ${this.#allWitnesses().map(
          ({ siglum, title }, i) =>
            html`<button
              type="button"
              class="chip serif"
              role="checkbox"
              lang=${this.textLanguage}
              aria-checked=${sigla.has(siglum)}
              aria-keyshortcuts=${i < 9 ? `Alt+${i + 1}` : nothing}
              tabindex=${i === this.chipAt ? 0 : -1}
              title=${[title ?? siglum, i < 9 ? `Alt+${i + 1}` : ''].filter(Boolean).join(' · ')}
              @focus=${() => (this.chipAt = i)}
              @click=${() => this.#toggleWitness(index, siglum)}
            >
              ${siglum}${i < 9 ? html`<sub aria-hidden="true">${i + 1}</sub>` : nothing}
            </button>`,
        )}
        <button
          type="button"
          class="chip"
          role="checkbox"
          aria-checked=${anonymous}
          tabindex=${this.chipAt >= this.#allWitnesses().length ? 0 : -1}
          @focus=${() => (this.chipAt = this.#allWitnesses().length)}
          @click=${() => this.#toggleAnonymous(index)}
        >
          ${messages.anonymousCopy}
        </button>
        <input
          class="serif new-witness"
          aria-label=${messages.addWitness}
          placeholder=${messages.addWitness}
          autocomplete="off"
          @keydown=${(event: KeyboardEvent) => this.#newWitnessKey(event, index)}
          @change=${(event: Event) => this.#addWitness(event.target as HTMLInputElement, index)}
        />
      </div>
    </fieldset>`
  }

  #rest(): TemplateResult {
    const { messages } = this
    return html`<div class="rest">
      <button type="button" @click=${this.#addReading}>+ ${messages.addReading}</button>
      <label
        >${messages.kind}
        <select @change=${(event: Event) => (this.kind = (event.target as HTMLSelectElement).value as EntryKind)}>
          ${entryKinds.map(
            (kind) =>
              html`<option value=${kind} ?selected=${this.kind === kind}>${messages.entryKinds[kind]}</option>`,
          )}
        </select></label
      >
      <label
        >${messages.layer}
        <select @change=${(event: Event) => (this.layer = (event.target as HTMLSelectElement).value)}>
          ${this.layers.map(
            ({ id, title }) =>
              html`<option value=${id} ?selected=${this.layer === id}>${title ?? messages.layers[id] ?? id}</option>`,
          )}
        </select></label
      >
      <label class="verdict"
        >${messages.verdict}
        <input
          class="serif"
          lang=${this.textLanguage}
          autocomplete="off"
          .value=${this.verdict}
          @input=${(event: Event) => (this.verdict = (event.target as HTMLInputElement).value)}
      /></label>
    </div>`
  }

  /** The witnesses on the chips: those the edition has, the base text's own last, then those added here. */
  #allWitnesses(): Witness[] {
    const isBase = ({ group }: Witness) => group === '底本'
    return [...this.witnesses.filter((one) => !isBase(one)), ...this.witnesses.filter(isBase), ...this.added]
  }

  #change(index: number, fields: Partial<Reading>) {
    const draft = this.readings[index]!
    this.readings = this.readings.with(index, { ...draft, reading: { ...draft.reading, ...fields } })
  }

  #setKind(index: number, kind: ReadingKind) {
    this.#change(index, isWordless(kind) ? { kind, text: '' } : { kind })
  }

  #setAuthor(index: number, author: string) {
    const draft = this.readings[index]!
    const { author: _, ...reading } = draft.reading
    this.readings = this.readings.with(index, {
      ...draft,
      reading: author.trim() === '' ? reading : { ...reading, author: author.trim() },
    })
  }

  #toggleWitness(index: number, siglum: Siglum) {
    const draft = this.readings[index]!
    const sigla = new Set(draft.sigla)
    if (!sigla.delete(siglum)) sigla.add(siglum)
    this.readings = this.readings.with(index, { ...draft, sigla })
  }

  #toggleAnonymous(index: number) {
    const draft = this.readings[index]!
    this.readings = this.readings.with(index, { ...draft, anonymous: !draft.anonymous })
  }

  #addWitness(input: HTMLInputElement, index: number) {
    const name = input.value.trim()
    input.value = ''
    if (name === '') return
    const known = findWitness(this.#allWitnesses(), name)
    if (known === null) this.added = [...this.added, { siglum: siglum(name) }]
    const sign = known?.siglum ?? siglum(name)
    if (this.readings[index]!.sigla.has(sign) === false) this.#toggleWitness(index, sign)
  }

  #newWitnessKey(event: KeyboardEvent, index: number) {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    this.#addWitness(event.target as HTMLInputElement, index)
  }

  #addReading() {
    const number = Math.max(0, ...this.readings.map(({ reading }) => Number(/\d+$/u.exec(reading.id)?.[0] ?? 0))) + 1
    this.readings = [...this.readings, draftOf(emptyReading(number, this.chosenLemma))]
  }

  #removeReading(index: number) {
    this.readings = this.readings.filter((_, i) => i !== index)
  }

  #takeSelection() {
    if (this.selection !== null) this.chosenLemma = [this.selection]
  }

  #addSelection() {
    if (this.selection === null) return
    this.chosenLemma = [...this.chosenLemma, this.selection].sort((a, b) => (a.span?.from ?? 0) - (b.span?.from ?? 0))
  }

  #key(event: KeyboardEvent) {
    if (event.isComposing) return
    if (event.key === 'Escape') this.#cancel()
    else if (event.key === 'Enter' && savesByEnter(event)) {
      // A siglum still in its field is meant too.
      const field = event.composedPath()[0]
      if (field instanceof HTMLInputElement) field.dispatchEvent(new Event('change'))
      this.#save()
    } else {
      const digit = /^(?:Digit|Numpad)([1-9])$/u.exec(event.code)?.[1] ?? /^[1-9]$/u.exec(event.key)?.[0]
      const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !takesText(event)
      if (digit === undefined || (!event.altKey && !plain)) return
      this.#toggleByNumber(Number(digit), event)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  /** A figure typed among Han characters is the number of a witness, whichever input method gives it. */
  #beforeInput(event: InputEvent, index: number) {
    const digit = event.isComposing ? undefined : /^[1-9１-９]$/u.exec(event.data ?? '')?.[0]
    if (digit === undefined || !this.#isHan(index)) return
    const number = Number(digit.normalize('NFKC'))
    if (this.#allWitnesses()[number - 1] === undefined) return
    event.preventDefault()
    this.#toggleByNumber(number, event)
  }

  #isHan(index: number): boolean {
    const words = this.chosenLemma.map(({ exact }) => exact).join('') + this.readings[index]!.reading.text
    return words === '' ? /^(?:zh|lzh|ja|ko)\b/iu.test(this.textLanguage) : !/[0-9０-９]/u.test(words) && /\p{Script=Han}/u.test(words)
  }

  #toggleByNumber(number: number, event: Event) {
    const witness = this.#allWitnesses()[number - 1]
    const fieldset = (event.composedPath()[0] as HTMLElement).closest<HTMLElement>('[data-reading]')
    if (witness !== undefined) this.#toggleWitness(Number(fieldset?.dataset['reading'] ?? 0), witness.siglum)
  }

  /** Arrow keys go from chip to chip, which Tab passes in one step. */
  #chipKey(event: KeyboardEvent) {
    const chips = Array.from((event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.chip'))
    const at = chips.indexOf(event.target as HTMLElement)
    const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (at < 0 || next === undefined) return
    event.preventDefault()
    chips.at(next % chips.length)?.focus()
  }

  #submit(event: SubmitEvent) {
    event.preventDefault()
    this.#save()
  }

  #save() {
    if (this.chosenLemma.some(({ span }) => span === null)) {
      this.problem = this.messages.orphan
      return
    }
    if (this.emending) {
      const words = this.renderRoot.querySelector<HTMLInputElement>('.words')!.value
      this.dispatchEvent(new FormEvent({ kind: 'emend', words, lemma: this.chosenLemma }))
      return
    }
    const wrong = wrongWith(this.chosenLemma, this.readings)
    if (wrong === 'noWords' || (wrong === 'sameAsLemma' && this.kind === 'reading')) {
      this.problem = this.messages[wrong]
      return
    }
    const used = new Set(this.readings.flatMap(({ sigla }) => [...sigla]))
    this.dispatchEvent(
      new FormEvent({
        kind: 'save',
        draft: {
          kind: this.kind,
          layer: this.layer,
          lemma: this.chosenLemma,
          readings: this.readings.map(readingOf),
          verdict: this.verdict.trim() === '' ? null : this.verdict.trim(),
          newWitnesses: this.added.filter(({ siglum }) => used.has(siglum)),
        },
      }),
    )
  }

  #cancel() {
    this.dispatchEvent(new FormEvent({ kind: 'cancel' }))
  }
}

/** Whether Enter, pressed there, saves: but on a button, which it presses, and in the menu of a select. */
function savesByEnter(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) return true
  const target = event.composedPath()[0]
  if (!(target instanceof HTMLElement)) return false
  return target.matches('.chip, select') || (target instanceof HTMLInputElement && !target.matches('.new-witness'))
}

/** Whether what is typed there becomes text. */
function takesText(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0]
  return target instanceof HTMLInputElement && !target.readOnly
}

declare global {
  interface HTMLElementTagNameMap {
    'entry-form': EntryFormElement
  }
}
