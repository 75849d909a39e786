import { html, type TemplateResult } from 'lit'
import type { ProjectSummary } from '../../core/edition/index.ts'
import type { Messages } from '../messages/index.ts'
import type { Opening } from './edition-controller.ts'

/** What stands in place of the desk while no edition is open: that it is opening, or why it cannot be. */
export function openingView(
  opening: Opening,
  project: ProjectSummary | null,
  wanted: string | null,
  messages: Messages,
  tryAgain: () => void,
): TemplateResult {
  const again = html`<button autofocus @click=${tryAgain}>${messages.tryAgain}</button>`
  const sign = html`<p class="mark" lang="zh-Hant" aria-hidden="true">異文</p>`
  if (opening.kind === 'unreachable') {
    return html`<main class="message">
      ${sign}
      <p role="alert">${messages.notReached}</p>
      ${again}
    </main>`
  }
  if (project?.editions.length === 0) {
    return html`<main class="message">
      ${sign}
      <p>${messages.noEditions}</p>
      <button @click=${tryAgain}>${messages.lookAgain}</button>
    </main>`
  }
  if (opening.kind === 'failed') {
    const known = project?.editions.find(({ id }) => id === wanted) ?? project?.editions[0]
    const unknown = wanted !== null && known?.id !== wanted
    return html`<main class="message">
      ${sign}
      <p role="alert">
        ${unknown || known === undefined ? messages.notFound(wanted ?? '') : messages.cannotOpen(known.title)}
      </p>
      <ul>
        ${opening.problems.map(
          ({ file, line, column, message }) =>
            html`<li><code>${file}${line === null ? '' : `:${line}:${column}`}</code><br />${message}</li>`,
        )}
      </ul>
      ${again}
    </main>`
  }
  return html`<main class="message">
    ${sign}
    <p role="status">${messages.loading}</p>
  </main>`
}
