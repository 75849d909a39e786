import { html, nothing, type TemplateResult } from 'lit'
import type { Messages } from '../messages/index.ts'
import { type CommandEvent, type CommandName, commandTitle } from './commands.ts'
import type { Desk } from './tool.ts'
import type { OpenTool } from './tool-controller.ts'
import './tool-dialog.ts'
import { tools } from './tools.ts'
import './workbench-drawer.ts'

/** The drawer with the tool that is open in it; nothing when none is. */
export function drawerFrame(
  open: OpenTool | null,
  desk: Desk,
  messages: Messages,
  run: (name: CommandName) => void,
): TemplateResult | typeof nothing {
  if (open === null) return nothing
  const { tool, ready } = open
  return html`<workbench-drawer
    role="complementary"
    aria-label=${commandTitle(tool.name, messages)}
    .messages=${messages}
    .tabs=${drawerTools}
    .open=${tool.name}
    @command=${(event: CommandEvent) => run(event.command)}
    @close-drawer=${desk.close}
    >${ready ? tool.render(desk) : messages.loading}</workbench-drawer
  >`
}

/** The dialog that is open; nothing when none is, or as long as it is being loaded. */
export function dialogFrame(
  open: OpenTool | null,
  desk: Desk,
  messages: Messages,
): TemplateResult | typeof nothing {
  if (open?.ready !== true) return nothing
  return html`<tool-dialog
    .messages=${messages}
    .heading=${commandTitle(open.tool.name, messages)}
    @close-dialog=${desk.close}
    >${open.tool.render(desk)}</tool-dialog
  >`
}

const drawerTools = tools.filter(({ place }) => place === 'drawer').map(({ name }) => name)
