import type { NameFinder } from './name-finder.ts'
import type { Range } from './statement.ts'
import type { Named } from './witness-names.ts'

/**
 * The witnesses that a verdict rests on: 據通鑑、冊府改, 今從實錄. They have the words of the text as it stands. None where
 * it rests on reasons (據文義改) or names no one (今從之).
 */
export function supporters(finder: NameFinder, verdict: Range): Named[] {
  const words = finder.s.slice(verdict.from, verdict.to)
  const match = RESTS_ON.exec(words)
  if (match === null) return []
  const from = verdict.from + match[1]!.length
  const to = from + match[2]!.length
  const names: Named[] = []
  let at = from
  while (at < to) {
    const joined = JOINER.exec(finder.s.slice(at, to))?.[0].length ?? 0
    at += joined
    if (at >= to) break
    const list = finder.at(at, to)
    const rest = /^[^及與並和、，]+/u.exec(finder.s.slice(at, to))?.[0] ?? ''
    if (list !== null) {
      names.push(...list.names)
      at = list.to
    } else if (
      rest !== '' &&
      !REASON.test(rest) &&
      rest.length <= LONGEST_NAME &&
      (joined > 0 || names.length === 0)
    ) {
      names.push({ from: at, to: at + rest.length, kind: /[本刻]$/u.test(rest) ? 'copy' : 'title' })
      at += rest.length
    } else at += Math.max(1, rest.length)
  }
  return names
}

const RESTS_ON =
  /^((?:今|並|均|皆)?(?:據|從|依|照))(.+?)(?:改正|改定|校正|訂正|乙正|補正|校改|增補|刪正|改|補|刪|乙|增|訂|正)?$/u
const JOINER = /^(?:以?及|並|與|、|和|暨|，)+/u
/** What a correction rests on that is no witness. */
const REASON =
  /^(?:之|其|此|上|下|文|前|後|本卷|意|例|改|理|史實|字形|義|事|多|近|長|舊(?!本|[紀傳書])|傳寫|正文|標題|目|注$|所|實$|是)/u
const LONGEST_NAME = 14
