import { html } from 'lit'
import { findEntry } from '../../core/edition/index.ts'
import type { Tool } from '../shell/tool.ts'

/** What speaks for each reading of the entry in hand. */
export const evidenceTool: Tool = {
  name: 'evidence',
  place: 'drawer',
  load: () => import('./evidence-panel.ts'),
  render: ({ edition, service, language, messages, textLanguage, selected, select, show }) =>
    html`<evidence-panel
      .edition=${edition}
      .entry=${selected === null ? null : findEntry(edition, selected)}
      .service=${service}
      .language=${language}
      .messages=${messages}
      .textLanguage=${textLanguage}
      @select-entry=${({ id }: HTMLElementEventMap['select-entry']) => select(id)}
      @show-span=${({ span }: HTMLElementEventMap['show-span']) => show(span)}
    ></evidence-panel>`,
}
