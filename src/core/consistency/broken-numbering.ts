import { numeral, toNumeral } from '../notes/index.ts'
import type { Span } from '../text/index.ts'
import type { Find } from './find.ts'
import type { Ground } from './ground.ts'

/**
 * Numbers at the beginning of lines that count on, but for one: 三年, 三年, 五年; 卷第七, 卷第九, 卷第九; 〔四〕, 〔六〕, 〔六〕. Only a number
 * between two that leave room for just one other is in question, so that what a text leaves out on purpose is not.
 */
export function brokenNumbering({ text }: Ground): Find[] {
  const runs = new Map<string, Numbered[]>()
  for (const match of text.content.matchAll(NUMBERED)) {
    const { indent, before, number, after } = match.groups as Record<string, string>
    const value = number === '元' || number === '正' ? 1 : numeral(number!)
    if (value === null || value > MOST) continue
    const from = match.index + indent!.length + before!.length
    const kind = `${before!}#${after!}`
    const list = runs.get(kind) ?? []
    runs.set(kind, list)
    list.push({ value, word: number!, span: { from, to: from + number!.length } })
  }
  const finds: Find[] = []
  for (const run of runs.values()) {
    for (let i = 1; i + 1 < run.length; i++) {
      const [last, here, next] = [run[i - 1]!, run[i]!, run[i + 1]!]
      if (next.value !== last.value + 2 || here.value === last.value + 1) continue
      // 三, 四, 四, 六, 七: that the count goes on before or behind shows that it is one.
      const goesOn = run[i - 2]?.value === last.value - 1 || run[i + 2]?.value === next.value + 1
      if (!goesOn) continue
      const meant = /^\d/u.test(here.word) ? String(last.value + 1) : toNumeral(last.value + 1)
      finds.push({
        detector: 'numbering',
        spans: [here.span],
        expected: meant,
        confidence: 'likely',
        evidence: [
          { span: last.span, speaks: 'against' },
          { span: next.span, speaks: 'against' },
        ],
        message: `${here.word} stands between ${last.word} and ${next.word}, where ${meant} is to be expected.`,
      })
    }
  }
  return finds
}

interface Numbered {
  readonly value: number
  readonly word: string
  readonly span: Span
}

/** 西夏稱拱化三年 · 三年春正月 · 卷第七 · 第七 · 其三 · 〔四〕 · 12. : what stands before and behind the number tells the kinds apart. */
const NUMBERED = new RegExp(
  `(?<=^|\\n)(?<indent>[ \\t\\u3000]*)(?<before>\\p{Script=Han}{0,6}?|[〔\\[［(（【])(?<number>元|[〇一二三四五六七八九十百]{1,5}|\\d{1,4})(?<after>年|[〕\\]］)）】]|[章卷回篇節則首條]|(?=[\\s\\u3000]*(?:\\n|$))|[.．、])`,
  'gu',
)
const MOST = 2000
