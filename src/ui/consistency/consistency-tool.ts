import { html } from 'lit'
import type { Tool } from '../shell/tool.ts'

/** Where the base text does not agree with itself. */
export const consistencyTool: Tool = {
  name: 'consistency',
  place: 'drawer',
  load: () => import('./consistency-panel.ts'),
  render: (desk) =>
    html`<consistency-panel
      .edition=${desk.edition}
      .language=${desk.language}
      .textLanguage=${desk.textLanguage}
      @show-span=${({ span }: HTMLElementEventMap['show-span']) => desk.show(span)}
      @propose-finds=${({ act }: HTMLElementEventMap['propose-finds']) => {
        if (!desk.do(act)) return
        const first = act.kind === 'add-entries' ? act.entries[0] : undefined
        if (first !== undefined) desk.select(first.id)
      }}
    ></consistency-panel>`,
}
