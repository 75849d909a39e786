import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ToolName } from './commands.ts'
import type { Tool } from './tool.ts'
import { tools } from './tools.ts'

/** A tool that was opened: `ready` once its code is there. */
export interface OpenTool {
  readonly tool: Tool
  readonly ready: boolean
}

/**
 * Holds which tool is open in the drawer and which as a dialog, loads what they need, and redraws its host. Drawing
 * them is the host's.
 */
export class ToolController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #onFailure: (error: unknown) => void
  readonly #loaded = new Set<ToolName>()
  #drawer: Tool | null = null
  #dialog: Tool | null = null

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host
    this.#onFailure = onFailure
    host.addController(this)
  }

  get drawer(): OpenTool | null {
    return this.#opened(this.#drawer)
  }

  get dialog(): OpenTool | null {
    return this.#opened(this.#dialog)
  }

  /** Opens a tool; a tool of the drawer that is open already is closed again. Throws for a name without a tool. */
  toggle(name: ToolName): void {
    const tool = tools.find((one) => one.name === name)
    if (tool === undefined) throw new RangeError(`There is no tool ${name}.`)
    if (tool.place === 'dialog') this.#dialog = tool
    else this.#drawer = this.#drawer === tool ? null : tool
    void this.#load(tool)
    this.#host.requestUpdate()
  }

  close(place: Tool['place']): void {
    if (place === 'dialog') this.#dialog = null
    else this.#drawer = null
    this.#host.requestUpdate()
  }

  hostConnected(): void {
    this.#dialog = null
  }

  #opened(tool: Tool | null): OpenTool | null {
    return tool && { tool, ready: this.#loaded.has(tool.name) }
  }

  async #load(tool: Tool): Promise<void> {
    if (this.#loaded.has(tool.name)) return
    try {
      await tool.load()
      this.#loaded.add(tool.name)
      this.#host.requestUpdate()
    } catch (error) {
      this.close(tool.place)
      this.#onFailure(error)
    }
  }
}
