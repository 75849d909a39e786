import { html } from 'lit'
import type { Tool } from '../shell/tool.ts'

/** Adds the texts of witnesses. */
export const addWitnessesTool: Tool = {
  name: 'addWitnesses',
  place: 'dialog',
  load: () => import('./add-witnesses.ts'),
  render: (desk) => html`<add-witnesses .desk=${desk}></add-witnesses>`,
}
