import { html } from 'lit'
import type { Tool } from '../shell/tool.ts'

/** Words in the base text and in every reading. */
export const findTool: Tool = {
  name: 'find',
  place: 'drawer',
  load: () => import('./find-panel.ts'),
  render: ({ edition, language, textLanguage, select, show }) =>
    html`<find-panel
      .edition=${edition}
      .language=${language}
      .textLanguage=${textLanguage}
      @show-found=${({ found }: HTMLElementEventMap['show-found']) => {
        show(found.span)
        if (found.entry !== null) select(found.entry)
      }}
    ></find-panel>`,
}
