import { fold } from './fold.ts'
import { titleAt } from './title-names.ts'

/** Whether words read like a note on the text: they name a copy or use a formula of collation. */
export function looksLikeNote(words: string): boolean {
  return SIGNS.test(fold(words))
}

/** Whether words begin with a title and say what that has: 「史記俊作馴」. */
export function namesSource(words: string): boolean {
  const folded = fold(words)
  return titleAt(folded, 0) > 0 && /^.{0,16}[作無同]/u.test(folded)
}

/** Words that a text seldom uses of itself. */
const SIGNS =
  /[一或又]作|[一或]云|[訛誤]作|本作|當作|當為|疑作|疑當|疑衍|^案|^謹案|[近刻本]脫|本無|本有|下[一或]?有|脫.{0,6}字|衍.{1,4}字|無.{1,4}字|字誤|之[誤訛]|改正|[下上]同本|刻作|「[^」]{1,12}」[訛誤改]「|[本刻][訛誤「]|[本刻].{0,4}作|[本刻][^，。；]{1,4}[訛誤]|》.{0,8}作|作「|》[：云曰]|今從|不取|考異曰|徐廣曰|考證|本$/u

/** Whether words say what a copy has, beyond doubt: they name it, or quote the words that differ. */
export function isCollation(words: string): boolean {
  return !/^[（([［【〔]/u.test(words) && COLLATION.test(fold(words))
}

const COLLATION =
  /[本刻][^，。；]{0,8}(?:[訛誤]|作|脫|衍|無|有)|^謹?案[^，。；]{2,14}作|「[^」]{1,12}」[^，。；]{0,6}(?:[訛誤作改]|當作)「|「[^」]{1,12}」字?(?:原|疑|誤|脫|衍|[上下])/u

/** Whether words after a phrase and ○ can be a remark on it. */
export function saysSomething(words: string): boolean {
  return REMARK.test(fold(words))
}

const REMARK = /[作脫衍訛誤案疑]|無.{1,6}字|[上下].{0,6}有|改正|當/u
