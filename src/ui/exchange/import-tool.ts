import { html } from 'lit'
import type { Tool } from '../shell/tool.ts'

/** An apparatus from a file. */
export const importTool: Tool = {
  name: 'import',
  place: 'dialog',
  load: () => import('./import-dialog.ts'),
  render: ({ edition, language, messages, textLanguage, say, close, do: perform }) =>
    html`<import-dialog
      .edition=${edition}
      .language=${language}
      .messages=${messages}
      .textLanguage=${textLanguage}
      @import-entries=${({ act, sentence }: HTMLElementEventMap['import-entries']) => {
        if (!perform(act)) return
        say(sentence)
        close()
      }}
    ></import-dialog>`,
}
