import { html } from 'lit'
import type { Tool } from '../shell/tool.ts'

/** Every command by its name. */
export const paletteTool: Tool = {
  name: 'palette',
  place: 'dialog',
  load: () => import('./command-palette.ts'),
  render: ({ messages, language, close, run }) =>
    html`<command-palette
      .messages=${messages}
      .language=${language}
      @choose-command=${({ command }: HTMLElementEventMap['choose-command']) => {
        close()
        run(command)
      }}
    ></command-palette>`,
}
