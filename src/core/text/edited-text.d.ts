import { type BaseText } from './base-text.ts'
import { type Change } from './change.ts'
/**
 * The text after `changes`, as `baseText` would count it anew; of a long text only what the changes insert is looked at.
 * `changes` are as `applyChanges` takes them, and cut no character. Throws its RangeError.
 */
export declare function editedText(text: BaseText, changes: readonly Change[]): BaseText
