import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { EntryId, ReadingKind, Selector } from '../../core/apparatus/index.ts'
import { type Act, type Edition, findEntry } from '../../core/edition/index.ts'
import { draftActs, emendAct } from '../apparatus/entry-acts.ts'
import type { FormEvent } from '../apparatus/entry-events.ts'
import type { Messages } from '../messages/index.ts'

/** The form that is open: for a new entry (with a reading of this kind) or an emendation of `lemma`, or for the entry `id`. */
export type OpenForm =
  | { readonly kind: 'new'; readonly lemma: readonly Selector[]; readonly reading?: ReadingKind }
  | { readonly kind: 'emend'; readonly lemma: readonly Selector[] }
  | { readonly kind: 'edit'; readonly id: EntryId }

/** What a form that is done comes to: nothing, or an act and the entry it leaves. */
export type FormResult = { readonly act: Act; readonly id: EntryId } | null

/**
 * Holds the form for an entry while it is open, and redraws its host when it opens or closes. It draws the form and
 * says what it comes to; doing that, and where the form stands, are the host's.
 */
export class FormController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #form: OpenForm | null = null

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  get form(): OpenForm | null {
    return this.#form
  }

  open(form: OpenForm | null): void {
    this.#form = form
    this.#host.requestUpdate()
  }

  /** The form; null when none is open, or when its entry was deleted meanwhile. */
  render(
    edition: Edition,
    messages: Messages,
    language: string,
    selection: Selector | null,
  ): TemplateResult | null {
    const form = this.#form
    if (form === null) return null
    const entry = form.kind === 'edit' ? findEntry(edition, form.id) : null
    if (form.kind === 'edit' && entry === null) return null
    return html`<entry-form
      .messages=${messages}
      .textLanguage=${language}
      .text=${edition.text}
      .witnesses=${edition.witnesses}
      .layers=${edition.layers}
      .entry=${entry}
      .lemma=${form.kind === 'edit' ? NO_LEMMA : form.lemma}
      .readingKind=${form.kind === 'new' ? (form.reading ?? null) : null}
      .selection=${selection}
      ?emending=${form.kind === 'emend'}
    ></entry-form>`
  }

  /** What the form comes to with this outcome, made by `person`; a new entry is called `newId`. */
  result(edition: Edition, { outcome }: FormEvent, person: string, newId: EntryId): FormResult {
    const form = this.#form
    if (form === null || outcome.kind === 'cancel') return null
    if (form.kind === 'edit') {
      if (outcome.kind === 'emend') return null
      return { act: draftActs(form.id, form.id, outcome.draft, person), id: form.id }
    }
    if (outcome.kind === 'save') return { act: draftActs(null, newId, outcome.draft, person), id: newId }
    const act = emendAct(edition, outcome.lemma, outcome.words, newId)
    return act && { act, id: newId }
  }

  hostConnected(): void {
    this.#form = null
  }
}

/** The same list each time, so that the form of an entry is not begun anew at every redraw. */
const NO_LEMMA: readonly Selector[] = []
