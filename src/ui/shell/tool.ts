import type { TemplateResult } from 'lit'
import type { EntryId, Selector } from '../../core/apparatus/index.ts'
import type { Act, Edition, Person } from '../../core/edition/index.ts'
import type { Span } from '../../core/text/index.ts'
import type { HttpService } from '../../storage/http.ts'
import type { InterfaceLanguage, Messages } from '../messages/index.ts'
import type { CommandName, ToolName } from './commands.ts'

/**
 * A part of the page beside the text and its apparatus: a tab of the drawer at the foot, or a dialog. Its code is
 * loaded when it is first opened, so that what is not used costs nothing.
 */
export interface Tool {
  readonly name: ToolName
  readonly place: 'drawer' | 'dialog'
  /** Defines the elements that `render` uses. */
  readonly load: () => Promise<unknown>
  /** What the tool shows; drawn anew whenever the workbench is. */
  readonly render: (desk: Desk) => TemplateResult
}

/** What a tool sees of the workbench, and what it can ask of it. It lasts for one drawing of the page. */
export interface Desk {
  readonly edition: Edition
  readonly service: HttpService
  readonly language: InterfaceLanguage
  readonly messages: Messages
  /** BCP 47 tag of the edited text, for `lang`. */
  readonly textLanguage: string
  /** The name that signs changes. */
  readonly person: string
  /** Everybody's colour. */
  readonly people: readonly Person[]
  readonly selected: EntryId | null
  /** Where the caret is in the base text (UTF-16). */
  readonly caret: number
  /** The words selected in the base text; null when there are none. */
  readonly selection: Selector | null
  /** Does `act`, as one step that can be undone; false when it does not fit, and then the editor was told why. */
  readonly do: (act: Act) => boolean
  readonly run: (command: CommandName) => void
  /** Shows an entry in the text and in the apparatus; with `focus` the keyboard goes there too. */
  readonly select: (id: EntryId | null, focus?: boolean) => void
  /** Brings words of the base text into view and selects them. */
  readonly show: (span: Span) => void
  /** Tells the editor something in one sentence. */
  readonly say: (sentence: string) => void
  /** Closes the dialog, or the drawer. */
  readonly close: () => void
}
