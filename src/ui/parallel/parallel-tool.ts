import { html } from 'lit'
import type { Tool } from '../shell/tool.ts'

/** The witnesses beside the base text. */
export const parallelTool: Tool = {
  name: 'parallel',
  place: 'drawer',
  load: () => import('./parallel-panel.ts'),
  render: (desk) => html`<parallel-panel .desk=${desk}></parallel-panel>`,
}
