import { html, nothing, type TemplateResult } from 'lit'
import { type ApparatusEntry, lemmaText } from '../../core/apparatus/index.ts'
import type { Edition, ImportPlan } from '../../core/edition/index.ts'
import type { ImportProblem } from '../../core/formats/index.ts'
import type { ExchangeMessages } from './messages.ts'

/** What importing into an edition would change: counts, and the first of the entries. */
export function planPreview(plan: ImportPlan, say: ExchangeMessages, language: string): TemplateResult {
  const { added, completed, known, orphans, witnesses } = plan
  const parts = [
    ...(added.length > 0 ? [say.added(added.length)] : []),
    ...(completed.length > 0 ? [say.completed(completed.length)] : []),
    ...(known > 0 ? [say.known(known)] : []),
    ...(orphans > 0 ? [say.orphans(orphans)] : []),
    ...(witnesses.length > 0 ? [say.newWitnesses(siglaOf(witnesses))] : []),
  ]
  return html`${parts.length === 0 ? nothing : html`<p>${parts.join(' · ')}</p>`}
  ${entryList([...added, ...completed], say, language)}`
}

/** What a new edition would hold: counts, how its text begins, and the first of the entries. */
export function editionPreview(edition: Edition, say: ExchangeMessages, language: string): TemplateResult {
  const { text, entries, witnesses } = edition
  const lines = text.content.split('\n').length - (text.content.endsWith('\n') ? 1 : 0)
  const parts = [
    say.text(text.length, lines),
    say.added(entries.length),
    ...(witnesses.length > 0 ? [say.newWitnesses(siglaOf(witnesses))] : []),
  ]
  const beginning = text.content.slice(0, BEGINNING).replace(/[\ud800-\udbff]$/, '')
  return html`<p>${parts.join(' · ')}</p>
    <pre class="beginning serif" lang=${language} tabindex="0" aria-label=${say.beginning}>
${beginning}${beginning.length < text.content.length ? '……' : ''}</pre>
    ${entryList(entries, say, language)}`
}

/** What was doubtful in a file, with its lines. */
export function problemList(
  problems: readonly ImportProblem[],
  say: ExchangeMessages,
): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing
  const failed = problems.some(({ severity }) => severity === 'error')
  return html`<section role=${failed ? 'alert' : 'region'} aria-label=${say.problems}>
    <h3>${failed ? say.notImported : say.problems}</h3>
    <ul tabindex="0" aria-label=${say.problems}>
      ${problems.slice(0, MOST).map(({ line, message }) => html`<li>${line === null ? nothing : html`<span class="soft">${say.line(line)}: </span>`}${message}</li>`)}
      ${problems.length > MOST ? html`<li class="soft">${say.more(problems.length - MOST)}</li>` : nothing}
    </ul>
  </section>`
}

function entryList(
  entries: readonly ApparatusEntry[],
  say: ExchangeMessages,
  language: string,
): TemplateResult | typeof nothing {
  if (entries.length === 0) return nothing
  return html`<ul lang=${language} class="serif entries" tabindex="0" aria-label=${say.entries}>
      ${entries.slice(0, SHOWN).map((entry) => html`<li>${entryLine(entry)}</li>`)}
    </ul>
    ${entries.length > SHOWN ? html`<p class="soft">${say.more(entries.length - SHOWN)}</p>` : nothing}`
}

/** How many entries and sigla are shown, and how many problems. */
const SHOWN = 12
const MOST = 200

/** In code units. */
const BEGINNING = 400

const siglaOf = (witnesses: readonly { readonly siglum: string }[]) =>
  witnesses
    .slice(0, SHOWN)
    .map(({ siglum }) => siglum)
    .join(' ') + (witnesses.length > SHOWN ? ' ……' : '')

/** 保泰］保秦 續通鑑 */
function entryLine(entry: ApparatusEntry): string {
  const readings = entry.readings.map(({ kind, text, attestations }) =>
    [text === '' ? `(${kind})` : text, ...attestations.map(({ witness }) => witness ?? '?')].join(' '),
  )
  const said = readings.length === 0 ? (entry.comments?.[0]?.text ?? '') : readings.join('；')
  return `${lemmaText(entry)}］${said}`
}
