import { html } from 'lit'
import type { Tool } from '../shell/tool.ts'

/** The alignment table of the transcribed witnesses. */
export const collationTool: Tool = {
  name: 'collation',
  place: 'drawer',
  load: () => import('./collation-panel.ts'),
  render: (desk) => html`<collation-panel .desk=${desk}></collation-panel>`,
}
