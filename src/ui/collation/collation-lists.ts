import { html, type TemplateResult } from 'lit'
import type { NewTableEdit, RecurringPair, TableEdit, UnfitEdit } from '../../core/collation/table/index.ts'
import type { CollationWords } from './collation-words.ts'
import { shorten } from './table-layout.ts'

/** Pairs that recur, each with the rules that could be made of it. */
export function pairList(
  pairs: readonly RecurringPair[],
  sigla: readonly string[],
  words: CollationWords,
  textLanguage: string,
  add: (edit: NewTableEdit) => void,
): TemplateResult {
  if (pairs.length === 0) return html`<p class="soft">${words.noPairs}</p>`
  return html`<ul class="list">
    ${pairs.slice(0, MOST).map(({ from, to, count, perWitness, folded }) => {
      const rule = { kind: 'regularise' as const, from, to }
      const having = perWitness.flatMap((n, i) => (n > 0 ? [{ siglum: sigla[i]!, n }] : []))
      return html`<li>
        <span class="pair" lang=${textLanguage}>${to}／${from}</span> <b>${count}</b>
        ${
          folded
            ? html`<span class="soft">${words.folded}</span>`
            : html`<button
                  aria-label="${to}／${from} ${words.everywhere}"
                  @click=${() => add({ ...rule, scope: { kind: 'always' } })}
                >
                  ${words.everywhere}
                </button>
                ${having.map(
                  ({ siglum, n }) =>
                    html`<button
                      aria-label="${to}／${from} ${words.inWitness(siglum)} ${n}"
                      @click=${() => add({ ...rule, scope: { kind: 'witness', witness: siglum } })}
                    >
                      ${words.inWitness(siglum)} <span class="soft">${n}</span>
                    </button>`,
                )}`
        }
      </li>`
    })}
  </ul>`
}

/** The edits of the table, latest first, with those that no longer fit and why. */
export function editList(
  edits: readonly TableEdit[],
  unfit: readonly UnfitEdit[],
  words: CollationWords,
  textLanguage: string,
  remove: (id: string) => void,
): TemplateResult {
  if (edits.length === 0) return html`<p class="soft">${words.noEdits}</p>`
  const why = new Map(unfit.map((one) => [one.id, one]))
  const order = [...edits].reverse().sort((a, b) => Number(why.has(b.id)) - Number(why.has(a.id)))
  return html`<ul class="list">
    ${order.map((edit) => {
      const misfit = why.get(edit.id)
      const about = wordsOf(edit)
      return html`<li>
        <span class="soft">${words.editNames[edit.kind]}</span>
        <span class="pair" lang=${textLanguage}>${about}</span> ${siglumOf(edit, words)}
        ${misfit === undefined ? '' : html`<span class="misfit">△ ${words.misfits[misfit.why]}</span>`}
        <button
          aria-label="${words.takeBack}: ${words.editNames[edit.kind]} ${about}"
          @click=${() => remove(edit.id)}
        >
          ${words.takeBack}
        </button>
      </li>`
    })}
  </ul>`
}

/** What an edit is about, in the words of the texts. */
function wordsOf(edit: TableEdit): string {
  switch (edit.kind) {
    case 'move':
      return `${shorten(edit.tokens.text)} → ${edit.to.text === '' ? `${lastOf(edit.to.before)}‸${firstOf(edit.to.after)}` : shorten(edit.to.text)}`
    case 'join':
      return shorten(edit.words.text, 16)
    case 'split':
    case 'keep-together':
      return `${lastOf(edit.place.before)}│${firstOf(edit.place.after)}`
    case 'transpose':
    case 'untranspose':
      return shorten(edit.tokens.text, 16)
    case 'regularise':
      return `${edit.to}／${edit.from}`
    default:
      return edit satisfies never
  }
}

function siglumOf(edit: TableEdit, words: CollationWords): string {
  switch (edit.kind) {
    case 'move':
    case 'transpose':
    case 'untranspose':
      return edit.tokens.witness ?? ''
    case 'regularise':
      return edit.scope.kind === 'always'
        ? words.everywhere
        : edit.scope.kind === 'witness'
          ? edit.scope.witness
          : edit.scope.kind === 'section'
            ? `${firstOf(edit.scope.from.after)}…${lastOf(edit.scope.to.before)}`
            : `${edit.scope.tokens.witness ?? ''} ${words.here}`
    case 'join':
    case 'split':
    case 'keep-together':
      return ''
    default:
      return edit satisfies never
  }
}

const firstOf = (text: string) => Array.from(text).slice(0, 2).join('')
const lastOf = (text: string) => Array.from(text).slice(-2).join('')

/** Of the pairs: rarer ones are regularised in the table. */
const MOST = 60
