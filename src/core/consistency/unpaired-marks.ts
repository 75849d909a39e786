import type { Find } from './find.ts'
import type { Ground } from './ground.ts'

/**
 * Marks without their partner. Brackets and title marks close within their paragraph; quotation marks may go on over
 * paragraphs, each of which may open them anew.
 */
export function unpairedMarks({ text }: Ground): Find[] {
  const { content } = text
  const finds: Find[] = []
  const report = (at: number, within: string) => {
    const sign = content[at]!
    const opens = CLOSING.has(sign)
    finds.push({
      detector: 'unpaired-mark',
      spans: [{ from: at, to: at + 1 }],
      expected: null,
      confidence: QUOTES.has(sign) || QUOTES.has(OPENING.get(sign) ?? '') ? 'possible' : 'likely',
      evidence: [],
      message: `${sign} has no ${(opens ? CLOSING : OPENING).get(sign)!} ${opens ? 'after' : 'before'} it${within}.`,
    })
  }
  /** Quotation marks that wait, one of a sign at most; and brackets of this paragraph. */
  const quotes = new Map<string, number>()
  let brackets: number[] = []
  for (const { 0: sign, index } of content.matchAll(SIGNS)) {
    if (finds.length >= MOST) break
    if (sign === '\n') {
      for (const at of brackets) report(at, ' in its paragraph')
      brackets = []
    } else if (QUOTES.has(sign)) {
      const at = quotes.get(sign)
      // The same quotation again at the head of a paragraph goes on; elsewhere the first was not closed.
      if (at !== undefined && !/\n[ \u3000]*$/u.test(content.slice(Math.max(0, index - INDENT), index)))
        report(at, '')
      quotes.set(sign, index)
    } else if (CLOSING.has(sign)) brackets.push(index)
    else if (QUOTES.has(OPENING.get(sign)!)) {
      if (!quotes.delete(OPENING.get(sign)!)) report(index, '')
    } else {
      const partner = lastAwaiting(sign)
      // 1) and a) number things.
      if (partner < 0 && sign === ')' && /[\dA-Za-z]/u.test(content[index - 1] ?? '')) continue
      if (partner < 0) report(index, '')
      else for (const at of brackets.splice(partner).slice(1)) report(at, '')
    }
  }
  for (const at of [...brackets, ...quotes.values()]) report(at, '')
  return finds

  function lastAwaiting(sign: string): number {
    const deepest = Math.max(0, brackets.length - DEEPEST)
    for (let i = brackets.length - 1; i >= deepest; i--)
      if (content[brackets[i]!] === OPENING.get(sign)) return i
    return -1
  }
}

/** No text nests deeper; what would is not searched to its end again and again. */
const DEEPEST = 100
/** A text with more has another use for them. */
const MOST = 1000

/** In code units: how far a paragraph may be set in, and its line feed. */
const INDENT = 9
const PAIRS = ['「」', '『』', '（）', '《》', '〈〉', '“”', '【】', '〔〕', '()', '[]', '［］']
const CLOSING = new Map(PAIRS.map((pair) => [pair[0]!, pair[1]!]))
const OPENING = new Map(PAIRS.map((pair) => [pair[1]!, pair[0]!]))
const QUOTES = new Set('「『“')
const SIGNS = new RegExp(`[\\n${PAIRS.join('').replaceAll(/[\[\]]/g, '\\$&')}]`, 'gu')
