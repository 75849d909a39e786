import { html, nothing, type TemplateResult } from 'lit'
import { type Fold, folds } from '../../core/collation/index.ts'
import type { NewTableEdit, TableEdit } from '../../core/collation/table/index.ts'
import type { CollatedTexts, CollationState } from './collation-controller.ts'
import { editList, pairList } from './collation-lists.ts'
import type { CollationWords } from './collation-words.ts'
import type { Showing } from './table-layout.ts'

/** What the bar above the table shows. */
export interface BarState {
  readonly collated: CollatedTexts
  readonly words: CollationWords
  readonly textLanguage: string
  readonly showing: Showing
  readonly differingIn: string | null
  readonly folds: readonly Fold[]
  readonly edits: readonly TableEdit[]
  /** How many units are shown, and could be taken. */
  readonly count: number
  readonly hasGraph: boolean
  /** Which list is unfolded. */
  readonly open: Sheet | null
}

/** The lists that unfold from the bar. */
export type Sheet = 'folds' | 'pairs' | 'edits'

/** What can be asked for in the bar. */
export interface BarActs {
  readonly show: (showing: Showing) => void
  readonly differIn: (siglum: string | null) => void
  readonly fold: (name: Fold) => void
  readonly add: (edit: NewTableEdit) => void
  readonly remove: (id: string) => void
  readonly graph: () => void
  readonly unfold: (sheet: Sheet, open: boolean) => void
  readonly addWitnesses: () => void
  readonly takeAll: (status: 'proposed' | 'accepted') => void
}

/** The bar above the table: what it shows, what is looked away from, pairs and edits, and taking all that is shown. */
export function collationBar(state: BarState, acts: BarActs): TemplateResult {
  const { words, collated, textLanguage, showing, differingIn, edits, count } = state
  const { texts, view } = collated
  const sigla = texts.slice(1).map(({ siglum }) => siglum)
  const pairs = view.pairs.filter(({ folded }) => !folded).length
  const unfit = view.unfit.length
  const titles: Readonly<Record<Showing, string>> = {
    differences: words.showDifferences,
    spellings: words.showSpellings,
    context: words.showContext,
  }
  return html`<div class="bar">
    <label
      >${words.show}
      <select @change=${(event: Event) => acts.show(valueOf(event) as Showing)}>
        ${(Object.keys(titles) as Showing[]).map(
          (name) => html`<option value=${name} ?selected=${name === showing}>${titles[name]}</option>`,
        )}
      </select></label
    >
    <label
      >${words.witness}
      <select @change=${(event: Event) => acts.differIn(valueOf(event) || null)}>
        <option value="">${words.allWitnesses}</option>
        ${sigla.map((siglum) => html`<option value=${siglum} ?selected=${siglum === differingIn}>${siglum}</option>`)}
      </select></label
    >
    ${sheet(
      state,
      'folds',
      words.folds,
      () =>
        html`${folds.map(
          ({ name }) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${state.folds.includes(name)}
                @change=${() => acts.fold(name)}
              />
              ${words.foldNames[name]}</label
            >`,
        )}`,
      acts,
    )}
    ${sheet(
      state,
      'pairs',
      html`${words.pairs} <span class="soft">${pairs}</span>`,
      () => pairList(view.pairs, sigla, words, textLanguage, acts.add),
      acts,
    )}
    ${sheet(
      state,
      'edits',
      html`${words.edits}
        <span class="soft">${edits.length}</span
        >${unfit > 0 ? html` <span class="misfit">△ ${unfit}</span>` : nothing}`,
      () => editList(edits, view.unfit, words, textLanguage, acts.remove),
      acts,
    )}
    <button aria-pressed=${state.hasGraph} @click=${acts.graph}>${words.graph}</button>
    <button @click=${acts.addWitnesses}>${words.addWitnesses}</button>
    <span class="end">
      <button ?disabled=${count === 0} @click=${() => acts.takeAll('proposed')}>
        ${words.proposeShown(count)}
      </button>
      <button ?disabled=${count === 0} @click=${() => acts.takeAll('accepted')}>
        ${words.acceptShown(count)}
      </button>
    </span>
  </div>`
}

/** The line below the table: what the collation came to, and what is doubtful about it. */
export function collationFoot(
  { texts, view }: CollatedTexts,
  state: CollationState,
  missing: readonly string[],
  words: CollationWords,
  moving: string | null,
): TemplateResult {
  const spellings = view.units.spelling.reduce((sum, one) => sum + one, 0)
  const variants = view.units.spelling.length - spellings
  const doubts = view.doubts.flatMap((doubt, i) => {
    const { siglum } = texts[i + 1]!
    if (doubt === null) return []
    return doubt.kind === 'other-text'
      ? [words.doubtOther(siglum, Math.floor(doubt.common * 100))]
      : [words.doubtLonger(siglum, Math.round(doubt.times), doubt.longer)]
  })
  if (missing.length > 0) doubts.push(words.missing(missing.join('、')))
  return html`<div class="foot">
    ${
      state.kind === 'collating'
        ? words.collating(state.done, state.of)
        : words.summary(variants, spellings, texts.length - 1, (view.took / 1000).toFixed(2))
    }
    <span class="doubt" role="status">${moving === null ? nothing : words.chooseBase(moving)}</span>
    ${doubts.map((sentence) => html`<div class="doubt">△ ${sentence}</div>`)}
  </div>`
}

/** A list that unfolds over the table; what is folded is not made. */
function sheet(
  state: BarState,
  name: Sheet,
  summary: string | TemplateResult,
  content: () => TemplateResult,
  acts: BarActs,
): TemplateResult {
  const isOpen = state.open === name
  return html`<details
    .open=${isOpen}
    @toggle=${({ currentTarget }: Event) => acts.unfold(name, (currentTarget as HTMLDetailsElement).open)}
    @keydown=${closeOnEscape}
    @focusout=${closeWhenLeft}
  >
    <summary>${summary}</summary>
    <div class="sheet" tabindex="-1">${isOpen ? content() : nothing}</div>
  </details>`
}

const valueOf = (event: Event) => (event.target as HTMLSelectElement).value

function closeOnEscape(event: KeyboardEvent): void {
  const details = event.currentTarget as HTMLDetailsElement
  if (event.key !== 'Escape' || !details.open) return
  event.stopPropagation()
  details.open = false
  details.querySelector('summary')?.focus()
}

function closeWhenLeft(event: FocusEvent): void {
  const details = event.currentTarget as HTMLDetailsElement
  if (event.relatedTarget instanceof Node && !details.contains(event.relatedTarget)) details.open = false
}
