import { html } from 'lit'
import { writeRoute } from '../shell/route.ts'
import type { Tool } from '../shell/tool.ts'

/** An apparatus, or a whole edition, from a file. */
export const importTool: Tool = {
  name: 'import',
  place: 'dialog',
  load: () => import('./import-dialog.ts'),
  render: ({ edition, service, language, messages, textLanguage, say, close, do: perform }) =>
    html`<import-dialog
      .edition=${edition}
      .service=${service}
      .language=${language}
      .messages=${messages}
      .textLanguage=${textLanguage}
      @import-entries=${({ act, sentence }: HTMLElementEventMap['import-entries']) => {
        if (!perform(act)) return
        say(sentence)
        close()
      }}
      @edition-created=${({ id, sentence }: HTMLElementEventMap['edition-created']) => {
        say(sentence)
        close()
        location.hash = writeRoute({ edition: id, entry: null, query: '' })
      }}
    ></import-dialog>`,
}
