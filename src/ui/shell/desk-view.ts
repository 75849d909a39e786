import { html, type TemplateResult } from 'lit'
import { type ApparatusEntry, type EntryId, isOrphan } from '../../core/apparatus/index.ts'
import {
  type Edition,
  entriesIn,
  findEntry,
  runsOf,
  samePair,
  statusCounts,
} from '../../core/edition/index.ts'
import { lineAndColumn } from '../../core/text/index.ts'
import { noOverlay } from '../../editor/index.ts'
import type { HttpService } from '../../storage/http.ts'
import '../apparatus/apparatus-panel.ts'
import type {
  EntryRequestEvent,
  FormEvent,
  HoverEntryEvent,
  SelectEntryEvent,
} from '../apparatus/entry-events.ts'
import type { ClickLemmaEvent, CorrectTextEvent, SelectTextEvent } from '../base-text/base-text-events.ts'
import '../base-text/base-text-panel.ts'
import { firstPart } from '../base-text/text-window.ts'
import { reviewMessages } from '../review/messages.ts'
import '../review/review-bar.ts'
import type { BulkEvent, FilterEvent } from '../review/review-bar.ts'
import type { Queue } from '../review/review-controller.ts'
import type { Bench } from './bench.ts'
import type { CommandEvent, CommandName } from './commands.ts'
import { entryRequested, formDone } from './entry-work.ts'
import './overview-strip.ts'
import { overlayOf } from './overlay.ts'
import { closeTool } from './run-command.ts'
import type { NextOfStatusEvent } from './status-bar.ts'
import './status-bar.ts'
import type { Desk, Tool } from './tool.ts'
import { drawerFrame } from './tool-frames.ts'

/** The desk of the edition that is open: the line of filters, the text with its apparatus, the drawer, the foot. */
export function deskView(
  bench: Bench,
  edition: Edition,
  service: HttpService,
  run: (name: CommandName) => void,
): TemplateResult {
  const { open, parts, selection, changes, review, places: measured, preferences, tools } = bench
  const { messages } = preferences
  const language = languageOf(edition)
  const places = preferences.narrow ? null : measured.places
  const queue = review.queue(edition)
  const inHand = selection.entry === null ? null : findEntry(edition, selection.entry)
  return html`<review-bar
      role="search"
      aria-label=${reviewMessages[preferences.chosen.language].review}
      .edition=${edition}
      .messages=${messages}
      .language=${preferences.chosen.language}
      .textLanguage=${language}
      .filter=${review.filter}
      .count=${queue.entries.length}
      @review-filter=${(event: FilterEvent) => {
        selection.filter(event.filter)
        measured.ask()
      }}
      @bulk=${(event: BulkEvent) => changes.bulk(queue.entries, event.request)}
    ></review-bar>
    <main class="desk">
      <div
        class="scroller"
        @select-entry=${(event: SelectEntryEvent) => selection.select(event.id)}
        @hover-entry=${(event: HoverEntryEvent) => selection.hover(event.id)}
      >
        <base-text-panel
          .edition=${edition}
          .label=${`${messages.baseText}: ${edition.about.title}`}
          .selected=${selection.entry}
          .hovered=${selection.hovered}
          ?correcting=${changes.correcting}
          .overlay=${overlayOf(edition, bench.held, bench.trial, messages, parts.text?.overlay ?? noOverlay)}
          @correct-text=${(event: CorrectTextEvent) => changes.correct(event)}
          @select-text=${(event: SelectTextEvent) => selection.textSelected(event.span)}
          @click-lemma=${(event: ClickLemmaEvent) => selection.lemmaClicked(event.ids)}
          @text-laid-out=${() => measured.ask()}
        ></base-text-panel>
        <apparatus-panel
          role="complementary"
          aria-label=${messages.apparatus}
          .entries=${shown(bench, edition, queue)}
          .without=${edition.entries.length === 0 ? 'any' : queue.entries.length === 0 ? 'filtered' : 'near'}
          .text=${edition.text}
          .messages=${messages}
          .textLanguage=${language}
          .selected=${selection.entry}
          .hovered=${selection.hovered}
          .alike=${inHand === null ? 0 : samePair(edition, inHand).length}
          .person=${preferences.person}
          .people=${preferences.people(edition)}
          .places=${places?.lemmas ?? null}
          .form=${formBeside(bench, edition)}
          ?vertical=${preferences.vertical}
          @command=${(event: CommandEvent) => run(event.command)}
          @show-all=${() => {
            selection.filter({})
            measured.ask()
          }}
          @entry-request=${(event: EntryRequestEvent) => entryRequested(bench, edition, event)}
          @entry-form=${(event: FormEvent) => formDone(bench, edition, event)}
        ></apparatus-panel>
      </div>
      <overview-strip
        .edition=${edition}
        .ids=${queue.ids}
        .places=${places}
        .selected=${selection.entry}
        ?vertical=${preferences.vertical}
        @select-entry=${(event: SelectEntryEvent) => selection.select(event.id)}
      ></overview-strip>
    </main>
    ${drawerFrame(tools.drawer, deskFor(bench, edition, service, 'drawer', run), messages, run)}
    <status-bar
      role="contentinfo"
      .messages=${messages}
      .counts=${statusCounts(edition)}
      .caret=${lineAndColumn(edition.text, Math.min(selection.caret, edition.text.content.length))}
      .saveState=${open.saveState}
      .revision=${edition.revision}
      .problems=${open.store?.problems ?? []}
      @next-of-status=${(event: NextOfStatusEvent) => selection.step(1, (entry) => entry.status === event.status)}
    ></status-bar>`
}

/** What a tool at `place` sees of the desk. */
export function deskFor(
  bench: Bench,
  edition: Edition,
  service: HttpService,
  place: Tool['place'],
  run: (name: CommandName) => void,
): Desk {
  const { selection, changes, preferences } = bench
  return {
    edition,
    service,
    language: preferences.chosen.language,
    messages: preferences.messages,
    textLanguage: languageOf(edition),
    person: preferences.person,
    people: preferences.people(edition),
    selected: selection.entry,
    caret: selection.caret,
    selection: selection.words,
    do: (act) => changes.do(act),
    run,
    select: (id, focus) => selection.select(id, focus),
    show: (span) => selection.show(span),
    say: (sentence) => changes.say(sentence),
    close: () => closeTool(bench, place),
  }
}

/** BCP 47 tag of the edited text. */
export const languageOf = (edition: Edition): string => edition.about.language ?? 'zh-Hant'

/** The entries near what is seen of the text: of a long text all others are as far from the page as their words. */
function shown({ parts, selection }: Bench, edition: Edition, { ids }: Queue): readonly ApparatusEntry[] {
  const { length } = edition.text.content
  const near = parts.text?.near ?? firstPart(edition.text)
  const whole = near.from === 0 && near.to >= length
  const orphans = whole ? [] : lastOrphans(edition)
  const entries = whole ? edition.entries : [...entriesIn(edition, near), ...orphans]
  return ids === null ? entries : entries.filter(({ id }) => ids.has(id) || id === selection.entry)
}

/** The last of the entries without a place, which stand at the end of the list. */
function lastOrphans(edition: Edition): readonly ApparatusEntry[] {
  const runs = runsOf(edition)
  const orphans = runs.said.slice(-MOST_ORPHANS).filter(isOrphan)
  return runs.those(new Set(orphans.map(({ id }) => id)))
}

function formBeside(
  { form: forms, parts, preferences, selection }: Bench,
  edition: Edition,
): { template: TemplateResult; at: EntryId | number } | null {
  const { form } = forms
  const template = forms.render(edition, preferences.messages, languageOf(edition), selection.words)
  if (form === null || template === null) return null
  if (form.kind === 'edit') return { template, at: form.id }
  const from = Math.min(form.lemma[0]?.span?.from ?? 0, edition.text.content.length)
  return { template, at: parts.flow?.placeOf(from) ?? 0 }
}

/** Of a long text: what a list beside it can show and still be read. The drawer has all of them. */
const MOST_ORPHANS = 50
