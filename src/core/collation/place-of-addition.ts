import type { Tokens } from './tokens.ts'

/**
 * Where in the base text (UTF-16) the words stand that a witness has between base tokens `at - 1` and `at`; they are its
 * tokens `from` to `to` (exclusive). What is attached to the base's word there, a stop or a line end, comes before them or
 * after them as it does in the witness: of 「政也。」 for 「政。」 the place is before the stop, of 「政。又」 behind it.
 * Where the witness has neither, as in an old print without stops, it is behind the stop and before the line end.
 */
export function placeOfAddition(base: Tokens, at: number, row: Tokens, from: number, to: number): number {
  const next = base.starts[at]!
  const end = at === 0 ? next : base.wordTo[at - 1]!
  if (end === next) return next
  const attached = base.text.slice(end, next)
  const before = from === 0 ? '' : row.text.slice(row.wordTo[from - 1], row.starts[from])
  const after = row.text.slice(row.wordTo[to - 1], row.starts[to])
  if (divides(before))
    return divides(after) && sameStop(after, attached) && !sameStop(before, attached) ? end : next
  if (divides(after)) return end
  return attached.includes('\n') ? end + attached.trimEnd().length : next
}

/** Whether there is more between two words than the blank that sets words apart. */
const divides = (between: string): boolean => /[\n\S]/u.test(between)

const sameStop = (a: string, b: string): boolean => a.trim() === b.trim()
