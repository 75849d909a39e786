import * as v from 'valibot'
import { type Submission, WireChange } from '../core/edition/index.ts'

const Submission = v.object({
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  change: WireChange,
})

/**
 * The submission in the body of a request. Throws a SyntaxError whose message says what is wrong and where when it is
 * none.
 */
export function readSubmission(body: string): Submission {
  let value: unknown
  try {
    value = JSON.parse(body, harmless)
  } catch (error) {
    throw error instanceof RangeError
      ? new SyntaxError(error.message)
      : new SyntaxError('The body is not JSON.')
  }
  const result = v.safeParse(Submission, value)
  if (result.success) return result.output
  const issue = result.issues[0]
  throw new SyntaxError(
    `The change is not of the right shape: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}.`,
  )
}

/** Half a character would be written as U+FFFD and never come back; `__proto__` is no field of ours. */
function harmless(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new RangeError('A field cannot be called __proto__.')
  if (typeof value === 'string' && HALF_CHARACTER.test(value)) {
    throw new RangeError(`The field ${key} holds half a character (a lone surrogate).`)
  }
  return value
}

const HALF_CHARACTER = /\p{Surrogate}/u
