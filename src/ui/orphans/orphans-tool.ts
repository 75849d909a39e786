import { html } from 'lit'
import type { Tool } from '../shell/tool.ts'

/** The entries whose words were not found again, and those that were found with a doubt. */
export const orphansTool: Tool = {
  name: 'orphans',
  place: 'drawer',
  load: () => import('./orphans-panel.ts'),
  render: (desk) =>
    html`<orphans-panel
      .edition=${desk.edition}
      .language=${desk.language}
      .messages=${desk.messages}
      .textLanguage=${desk.textLanguage}
      .selection=${desk.selection}
      @select-entry=${({ id }: HTMLElementEventMap['select-entry']) => desk.select(id)}
      @show-span=${({ span }: HTMLElementEventMap['show-span']) => desk.show(span)}
      @place-entry=${({ act, id }: HTMLElementEventMap['place-entry']) => {
        if (desk.do(act)) desk.select(id)
      }}
    ></orphans-panel>`,
}
