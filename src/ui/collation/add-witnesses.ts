import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { findWitness, siglum, type Witness } from '../../core/apparatus/index.ts'
import type { Doubt } from '../../core/collation/index.ts'
import type { Act } from '../../core/edition/index.ts'
import { CollationWorker } from '../../worker/collate.ts'
import type { Desk } from '../shell/tool.ts'
import { sharedStyles } from '../shared-styles.ts'
import { addWitnessesWords, type AddWitnessesWords } from './add-witnesses-messages.ts'
import { type Encoding, readWitnessFile } from './read-witness-file.ts'
import { suggestWitness, type WitnessSuggestion } from './suggest-witness.ts'

/** A text that waits to be added. */
interface Candidate extends WitnessSuggestion {
  readonly key: number
  readonly fileName: string
  readonly text: string
  readonly encoding: Encoding
  readonly guessed: boolean
  /** Undefined as long as it is compared with the base text. */
  readonly doubt: Doubt | null | undefined
  /** Taken in spite of the doubt. */
  readonly insisted: boolean
}

/**
 * Adds transcribed witnesses: files that are chosen or dropped, or a text that is pasted. What they are called is
 * suggested; a text that does not seem to be the same work is taken only when the editor insists.
 */
@customElement('add-witnesses')
export class AddWitnessesElement extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        inline-size: min(58em, 88vw);
      }

      .drop {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 14px;
        padding: 14px;
        border: 1px dashed var(--hairline);
        border-radius: 4px;
      }

      .drop.over {
        border-color: var(--indigo);
        background: var(--wash);
      }

      .file {
        padding: 0.3em 0.8em;
        border: 1px solid var(--indigo);
        border-radius: 3px;
        color: var(--indigo);
        cursor: pointer;
      }

      .file:focus-within {
        outline: 2px solid var(--indigo);
        outline-offset: 1px;
      }

      .file input {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        opacity: 0;
      }

      textarea {
        inline-size: 100%;
        font: 15px/1.6 var(--serif);
      }

      ul {
        margin: 12px 0 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 4px 12px;
        padding: 8px 0;
        border-block-end: 1px solid var(--hairline);
      }

      li label {
        display: grid;
        color: var(--soft);
      }

      li input:not([type='checkbox']) {
        color: var(--ink);
        font-family: var(--serif);
      }

      .siglum {
        inline-size: 8em;
      }

      .hand {
        inline-size: 6em;
      }

      .about {
        flex-basis: 100%;
        overflow-wrap: anywhere;
      }

      .doubt {
        color: var(--amber);
      }

      li .insist {
        display: inline;
        color: var(--ink);
      }

      .foot {
        display: flex;
        align-items: center;
        gap: 12px;
        margin-block-start: 14px;
      }
    `,
  ]

  @property({ attribute: false }) desk!: Desk
  @state() private candidates: readonly Candidate[] = []
  @state() private problems: readonly string[] = []
  @state() private isOver = false
  @state() private isKeeping = false
  @query('textarea') private pasted!: HTMLTextAreaElement
  #worker: CollationWorker | null = null
  #next = 1

  override render() {
    const words = this.#words
    const wrong = this.#wrong()
    const wanted = this.#wanted()
    const busy = this.isKeeping || this.candidates.some(({ doubt }) => doubt === undefined)
    return html`<p class="soft">${words.intro}</p>
      <div
        class="drop ${this.isOver ? 'over' : ''}"
        @dragover=${(event: DragEvent) => this.#dragged(event, true)}
        @dragleave=${(event: DragEvent) => this.#dragged(event, false)}
        @drop=${(event: DragEvent) => this.#dropped(event)}
      >
        <label class="file"
          >${words.choose}<input
            type="file"
            multiple
            accept=".txt,text/plain"
            @change=${(event: Event) => this.#chosen(event)}
        /></label>
        <span class="soft">${words.drop}</span>
      </div>
      <details>
        <summary>${words.paste}</summary>
        <textarea
          rows="5"
          aria-label=${words.paste}
          lang=${this.desk.textLanguage}
          spellcheck="false"
        ></textarea>
        <button @click=${() => this.#takePasted()}>${words.takePasted}</button>
      </details>
      <div role="status">${this.problems.map((problem) => html`<p class="doubt">△ ${problem}</p>`)}</div>
      <ul>
        ${this.candidates.map((candidate) => this.#candidate(candidate, words))}
      </ul>
      ${
        this.candidates.length === 0
          ? nothing
          : html`<div class="foot">
              <button
                class="primary"
                ?disabled=${wrong !== null || busy || wanted.length === 0}
                @click=${() => void this.#add()}
              >
                ${words.add(wanted.length)}
              </button>
              <span role="status" class="doubt">${wrong ?? (busy ? words.comparing : '')}</span>
            </div>`
      }`
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#worker?.end()
    this.#worker = null
  }

  get #words(): AddWitnessesWords {
    return addWitnessesWords[this.desk.language]
  }

  #candidate(candidate: Candidate, words: AddWitnessesWords): TemplateResult {
    const { key, text, encoding, guessed, doubt, insisted, fileName } = candidate
    const known = findWitness(this.desk.edition.witnesses, candidate.siglum)
    const length = Array.from(text).length
    const field = (name: 'siglum' | 'title' | 'hand', label: string) =>
      html`<label
        >${label}<input
          class=${name}
          autocomplete="off"
          lang=${this.desk.textLanguage}
          .value=${candidate[name]}
          @input=${(event: Event) => this.#change(key, { [name]: (event.target as HTMLInputElement).value })}
      /></label>`
    return html`<li>
      ${field('siglum', words.siglum)}${field('title', words.title)}${field('hand', words.hand)}
      <button aria-label="${words.leaveOut}: ${candidate.siglum}" @click=${() => this.#leaveOut(key)}>
        ${words.leaveOut}
      </button>
      <div class="about soft">
        ${fileName === '' ? '' : `${fileName}, `}${words.length(length, encoding, guessed)}
        ${known === null || known.siglum !== candidate.siglum ? nothing : known.transcription === undefined ? words.known(known.siglum) : words.replaces(known.siglum)}
      </div>
      ${
        doubt == null
          ? nothing
          : html`<div class="about doubt">
              △
              ${doubt.kind === 'other-text' ? words.otherText(Math.floor(doubt.common * 100)) : words.muchLonger(Math.round(doubt.times), doubt.longer)}
              <label class="insist"
                ><input
                  type="checkbox"
                  .checked=${insisted}
                  @change=${() => this.#change(key, { insisted: !insisted })}
                />
                ${words.allTheSame}</label
              >
            </div>`
      }
    </li>`
  }

  // ——— taking texts

  #chosen(event: Event): void {
    const input = event.target as HTMLInputElement
    void this.#takeFiles([...(input.files ?? [])])
    input.value = ''
  }

  #dragged(event: DragEvent, over: boolean): void {
    event.preventDefault()
    this.isOver = over
  }

  #dropped(event: DragEvent): void {
    this.#dragged(event, false)
    const files = [...(event.dataTransfer?.files ?? [])]
    const text = event.dataTransfer?.getData('text/plain') ?? ''
    if (files.length > 0) void this.#takeFiles(files)
    else if (text.trim() !== '') this.#take('', text, 'UTF-8', false)
  }

  async #takeFiles(files: readonly File[]): Promise<void> {
    this.problems = []
    for (const file of files) {
      const read = readWitnessFile(new Uint8Array(await file.arrayBuffer()))
      if (read.kind === 'refused')
        this.problems = [...this.problems, this.#words.refused(file.name, read.why)]
      else this.#take(file.name, read.text, read.encoding, read.guessed)
    }
  }

  #takePasted(): void {
    const text = this.pasted.value
    if (text.trim() === '') return this.pasted.focus()
    this.pasted.value = ''
    this.#take('', text, 'UTF-8', false)
  }

  #take(fileName: string, text: string, encoding: Encoding, guessed: boolean): void {
    const taken = new Set(this.candidates.map((one) => one.siglum))
    const name = fileName === '' ? this.#words.pastedName : fileName
    const key = this.#next++
    const suggestion = suggestWitness(name, this.desk.edition.witnesses, taken)
    this.candidates = [
      ...this.candidates,
      { key, fileName, text, encoding, guessed, doubt: undefined, insisted: false, ...suggestion },
    ]
    void this.#compare(key, text)
  }

  async #compare(key: number, text: string): Promise<void> {
    this.#worker ??= new CollationWorker()
    try {
      const base = this.desk.edition.text.content
      const { doubt } = await this.#worker.ask('doubt', { kind: 'doubt', base, text })
      this.#change(key, { doubt })
    } catch (error) {
      this.#change(key, { doubt: null })
      this.problems = [...this.problems, error instanceof Error ? error.message : String(error)]
    }
  }

  #change(key: number, some: Partial<Candidate>): void {
    this.candidates = this.candidates.map((one) => (one.key === key ? { ...one, ...some } : one))
  }

  #leaveOut(key: number): void {
    this.candidates = this.candidates.filter((one) => one.key !== key)
  }

  // ——— adding them

  #wanted(): readonly Candidate[] {
    return this.candidates.filter(({ doubt, insisted }) => doubt === null || insisted)
  }

  #wrong(): string | null {
    const seen = new Set<string>()
    for (const { siglum } of this.#wanted()) {
      const name = siglum.trim()
      if (name === '') return this.#words.blank
      if (seen.has(name)) return this.#words.twice(name)
      seen.add(name)
    }
    return null
  }

  /** Keeps the texts first and tells the edition then, in one act: a witness never names a file that is not there. */
  async #add(): Promise<void> {
    const { edition, service } = this.desk
    const wanted = this.#wanted()
    this.isKeeping = true
    try {
      const acts: Act[] = []
      for (const candidate of wanted) {
        const transcription = await service.addTranscription(
          edition.id,
          candidate.siglum.trim(),
          candidate.text,
        )
        acts.push({
          kind: 'put-witness',
          witness: witnessOf(candidate, this.desk.edition.witnesses, transcription),
        })
      }
      if (!this.desk.do(acts.length === 1 ? acts[0]! : { kind: 'batch', acts })) return
      this.desk.say(this.#words.added(wanted.map((one) => one.siglum.trim()).join('、')))
      this.desk.close()
    } catch (error) {
      this.problems = [this.#words.failed(error instanceof Error ? error.message : String(error))]
    } finally {
      this.isKeeping = false
    }
  }
}

/** The witness that a candidate makes, or the edition's own with its text. */
function witnessOf(candidate: Candidate, witnesses: readonly Witness[], transcription: string): Witness {
  const sign = siglum(candidate.siglum.trim())
  const known = witnesses.find((witness) => witness.siglum === sign)
  const title = candidate.title.trim()
  const hand = candidate.hand.trim()
  const hands = known?.hands ?? []
  return {
    ...(known ?? { siglum: sign }),
    ...(title !== '' && { title }),
    ...(hand !== '' && hands.every(({ id }) => id !== hand) && { hands: [...hands, { id: hand }] }),
    transcription,
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'add-witnesses': AddWitnessesElement
  }
}
