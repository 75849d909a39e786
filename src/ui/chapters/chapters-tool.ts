import { html } from 'lit'
import type { Tool } from '../shell/tool.ts'

/** The headings of the text, to go to. */
export const chaptersTool: Tool = {
  name: 'chapters',
  place: 'dialog',
  load: () => import('./chapter-list.ts'),
  render: (desk) =>
    html`<chapter-list
      .edition=${desk.edition}
      .caret=${desk.caret}
      .language=${desk.language}
      .messages=${desk.messages}
      .textLanguage=${desk.textLanguage}
      @go-to-chapter=${({ span }: HTMLElementEventMap['go-to-chapter']) => {
        desk.close()
        desk.show({ from: span.from, to: span.from })
      }}
    ></chapter-list>`,
}
