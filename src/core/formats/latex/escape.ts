import type { Losses } from '../losses.ts'

/**
 * `text` as LaTeX prints it, every character of it, whatever it means to TeX. Runs of blanks stay runs; line ends
 * become blanks; control characters and halves of characters, which TeX cannot read, become U+FFFD.
 */
export function escapeLatex(text: string): string {
  // Most of what is printed holds nothing that needs care.
  if (!CAREFUL.test(text)) return text
  return text
    .replace(/\r\n?|\n/g, ' ')
    .replace(UNREADABLE, '\ufffd')
    .replace(SPECIAL, (character) => SPECIALS[character]!)
    .replace(/^ | $|(?<= ) /g, '\\ ')
}

/** Counts what `escapeLatex` replaces. */
export function reportUnreadable(text: string, losses: Losses): void {
  const found = new Set(text.match(UNREADABLE) ?? [])
  for (const character of found) {
    const name = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    losses.add(`U+${name} cannot be read by TeX and is written as U+FFFD`)
  }
}

/** Without the u flag, so that halves of characters are seen; whole characters are left alone by the lookarounds. */
const UNREADABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const SPECIALS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  // As they are, not as the quotation marks that TeX's fonts have in their places.
  '`': '\\textasciigrave{}',
  "'": '\\textquotesingle{}',
  '"': '\\textquotedbl{}',
  '\t': ' ',
}
const SPECIAL = /[\\{}$&#%_^~`'"\t]/g

const CAREFUL = /[\\{}$&#%_^~`'"\s\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]/
