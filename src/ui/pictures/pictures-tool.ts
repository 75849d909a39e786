import { html } from 'lit'
import type { Tool } from '../shell/tool.ts'

/** Counts of the apparatus, drawn: agreement, distribution, shares. */
export const picturesTool: Tool = {
  name: 'pictures',
  place: 'drawer',
  load: () => import('./pictures-panel.ts'),
  render: ({ edition, language, messages, textLanguage, selected, select }) =>
    html`<pictures-panel
      .edition=${edition}
      .language=${language}
      .messages=${messages}
      .textLanguage=${textLanguage}
      .selected=${selected}
      @select-entry=${({ id }: HTMLElementEventMap['select-entry']) => select(id)}
    ></pictures-panel>`,
}
