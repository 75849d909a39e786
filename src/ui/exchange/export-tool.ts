import { html } from 'lit'
import type { Tool } from '../shell/tool.ts'

/** The apparatus in another format. */
export const exportTool: Tool = {
  name: 'export',
  place: 'dialog',
  load: () => import('./export-dialog.ts'),
  render: ({ edition, service, language, messages, select, close }) =>
    html`<export-dialog
      .edition=${edition}
      .service=${service}
      .language=${language}
      .messages=${messages}
      @see-disputed=${({ id }: HTMLElementEventMap['see-disputed']) => {
        close()
        select(id, true)
      }}
    ></export-dialog>`,
}
