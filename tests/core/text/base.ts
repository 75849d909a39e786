import { type BaseText, baseText, type Span } from '../../../src/core/text/index.ts'

/** A text written with its marks, `arma <a>virumque<b> cano`, and the positions of the marks in it. */
export function base<Name extends string = string>(
  marked: string,
): { text: BaseText; content: string; at: Record<Name, number>; span: (from: Name, to: Name) => Span } {
  const at: Record<string, number> = {}
  let content = ''
  let end = 0
  for (const mark of marked.matchAll(/<(\w+)>/g)) {
    content += marked.slice(end, mark.index)
    at[mark[1]!] = content.length
    end = mark.index + mark[0].length
  }
  content += marked.slice(end)
  const place = (name: Name) => {
    const offset = at[name]
    if (offset === undefined) throw new RangeError(`「${marked}」 has no mark <${name}>`)
    return offset
  }
  return {
    text: baseText(content),
    content,
    at: at,
    span: (from, to) => ({ from: place(from), to: place(to) }),
  }
}
