import { html } from 'lit'
import { findEntry } from '../../core/edition/index.ts'
import type { Tool } from '../shell/tool.ts'
import { historyMessages } from './messages.ts'

/** What was done to the entry in hand, and by whom. */
export const historyTool: Tool = {
  name: 'history',
  place: 'drawer',
  load: () => import('./history-panel.ts'),
  render: (desk) =>
    html`<history-panel
      .edition=${desk.edition}
      .entry=${desk.selected === null ? null : findEntry(desk.edition, desk.selected)}
      .ask=${(edition: string, entry: string) => desk.service.history(edition, entry)}
      .people=${desk.people}
      .language=${desk.language}
      .messages=${desk.messages}
      .textLanguage=${desk.textLanguage}
      @restore-entry=${({ act }: HTMLElementEventMap['restore-entry']) => {
        const words = historyMessages[desk.language]
        if (act === null) desk.say(words.wordsGone)
        else if (desk.do(act)) desk.say(words.restored)
      }}
    ></history-panel>`,
}
