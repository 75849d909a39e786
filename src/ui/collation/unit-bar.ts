import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { sharedStyles } from '../shared-styles.ts'
import type { CellPlace } from './alignment-grid.ts'
import type { CollatedTexts } from './collation-controller.ts'
import type { CollationWords } from './collation-words.ts'
import { cellView, readingLetter, shorten } from './table-layout.ts'

/** What an editor can do to the cell in hand, and the columns that are chosen. */
export type TableAct =
  | 'accept'
  | 'propose'
  | 'join'
  | 'keep-together'
  | 'move-left'
  | 'move-right'
  | 'regularise-place'
  | 'regularise-section'
  | 'regularise-witness'
  | 'regularise-always'
  | 'mark-moved'
  | 'unmark-moved'

/** The keys of acts, while the table has the keyboard; shown with their buttons. */
export const tableKeys: Readonly<Record<TableAct, string>> = {
  accept: 'Enter',
  propose: 'Shift+Enter',
  join: 'g',
  'keep-together': 'b',
  'move-left': 'Alt+ArrowLeft',
  'move-right': 'Alt+ArrowRight',
  'regularise-place': 'r',
  'regularise-section': '',
  'regularise-witness': '',
  'regularise-always': 'Shift+R',
  'mark-moved': 'm',
  'unmark-moved': '',
}

export class TableActEvent extends Event {
  static readonly type = 'table-act'
  readonly act: TableAct

  constructor(act: TableAct) {
    super(TableActEvent.type, { bubbles: true, composed: true })
    this.act = act
  }
}

/** An editor cuts the cell of a text before one of its tokens. */
export class CutCellEvent extends Event {
  static readonly type = 'cut-cell'
  readonly row: number
  readonly token: number

  constructor(row: number, token: number) {
    super(CutCellEvent.type, { bubbles: true, composed: true })
    this.row = row
    this.token = token
  }
}

/**
 * The column in hand in words, as an apparatus would have it, and what can be done to it.
 *
 * @fires table-act
 * @fires cut-cell
 */
@customElement('unit-bar')
export class UnitBarElement extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 14px;
        padding: 4px 12px;
      }

      .unit {
        font: 16px/1.6 var(--serif);
      }

      .sigla {
        font-size: 13px;
        color: var(--soft);
      }

      .acts,
      .cuts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 2px;
      }

      .cuts {
        flex-basis: 100%;
        font-family: var(--serif);
      }

      .cuts button {
        padding-inline: 3px;
        color: var(--vermilion);
      }

      .group {
        color: var(--soft);
        padding-inline-start: 8px;
      }
    `,
  ]

  @property({ attribute: false }) collated!: CollatedTexts
  @property({ attribute: false }) words!: CollationWords
  @property({ attribute: false }) textLanguage = 'zh-Hant'
  @property({ attribute: false }) place!: CellPlace
  @property({ attribute: false }) chosen!: readonly [number, number]
  /** Whether the column in hand is a variant that can become an entry. */
  @property({ attribute: false }) isUnit = false
  @property({ attribute: false }) isMoved = false
  @state() private cutting = false

  override render() {
    const { words } = this
    const several = this.chosen[1] > this.chosen[0]
    const { row } = this.place
    return html`<span class="unit" lang=${this.textLanguage}>${this.#unit()}</span>
      <span class="acts">
        ${this.isUnit ? [this.#button('accept', words.accept, true), this.#button('propose', words.propose)] : nothing}
        ${this.#button('join', words.join)}
        ${several ? nothing : html`<button aria-expanded=${this.cutting} @click=${() => (this.cutting = !this.cutting)}>${words.split}</button>`}
        ${this.#button('keep-together', words.keepTogether)}
        ${
          row === 0
            ? nothing
            : html`${this.#button('move-left', words.moveLeft)}${this.#button('move-right', words.moveRight)}
                <span class="group">${words.regularise}:</span>
                ${this.#button('regularise-place', words.here)}
                ${this.#button('regularise-section', several ? words.inChosen : words.inSection)}
                ${this.#button('regularise-witness', words.inWitness(this.collated.texts[row]!.siglum))}
                ${this.#button('regularise-always', words.everywhere)}`
        }
        ${
          this.isMoved
            ? this.#button('unmark-moved', words.unmarkMoved)
            : row === 0
              ? nothing
              : this.#button('mark-moved', words.markMoved)
        }
      </span>
      ${this.cutting && !several ? this.#cuts() : nothing}`
  }

  #button(act: TableAct, label: string, primary = false): TemplateResult {
    return html`<button
      class=${primary ? 'primary' : ''}
      title=${tableKeys[act] || nothing}
      @click=${() => this.dispatchEvent(new TableActEvent(act))}
    >
      ${label}
    </button>`
  }

  /** 泰］秦 B C — the texts that agree with each other together. */
  #unit(): TemplateResult {
    const { view, texts } = this.collated
    const { column } = this.place
    const groups = new Map<string, { text: string; reading: number; sigla: string[] }>()
    const lemma = cellView(view, texts, 0, column)
    for (let row = 1; row < texts.length; row++) {
      const cell = cellView(view, texts, row, column)
      if (cell.reading === 0 && cell.state === lemma.state && !cell.spelled) continue
      const said = { words: cell.words, nothing: '', omitted: '—', lacking: '╱', away: '⇄' }[cell.state]
      const key = `${cell.reading} ${said}`
      const group = groups.get(key)
      if (group !== undefined) group.sigla.push(texts[row]!.siglum)
      else groups.set(key, { text: shorten(said, 24), reading: cell.reading, sigla: [texts[row]!.siglum] })
    }
    return html`<b>${shorten(lemma.words, 24)}</b>］${Array.from(
        groups.values(),
        ({ text, reading, sigla }) =>
          html`${text}<span class="sigla">${readingLetter(reading)} ${sigla.join(' ')}</span> `,
      )}`
  }

  /** The tokens of the cell in hand, with a knife between each two. */
  #cuts(): TemplateResult {
    const { view, texts } = this.collated
    const { row, column } = this.place
    const [from, to] = [view.bounds[row]![column]!, view.bounds[row]![column + 1]!]
    const word = (token: number) =>
      texts[row]!.text.slice(view.wordFrom[row]![token], view.wordTo[row]![token])
    const end = Math.min(to, from + MOST_CUTS)
    const parts: TemplateResult[] = []
    for (let token = from; token < end; token++) {
      if (token > from) {
        const label = this.words.cutHere(word(token - 1), word(token))
        parts.push(
          html`<button aria-label=${label} title=${label} @click=${() => this.#cut(row, token)}>│</button>`,
        )
      }
      parts.push(html`<span lang=${this.textLanguage}>${word(token)}</span>`)
    }
    return html`<span class="cuts"><span class="soft">${this.words.splitHint}</span>${parts}</span>`
  }

  #cut(row: number, token: number): void {
    this.cutting = false
    this.dispatchEvent(new CutCellEvent(row, token))
  }
}

/** Longer stretches are cut where a variant is, not by hand. */
const MOST_CUTS = 80

declare global {
  interface HTMLElementTagNameMap {
    'unit-bar': UnitBarElement
  }
  interface HTMLElementEventMap {
    'table-act': TableActEvent
    'cut-cell': CutCellEvent
  }
}
