import * as v from 'valibot'
import { type RuleScope, type SpellingRule } from '../../collation/index.ts'
import { type BaseText, toCodePoint, toOffset } from '../../text/index.ts'

const Words = v.pipe(v.string(), v.nonEmpty())
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const WireRule = v.variant('scope', [
  v.object({ from: Words, to: Words, scope: v.optional(v.literal('always'), 'always') }),
  v.object({ from: Words, to: Words, scope: v.literal('witness'), witness: Words }),
  v.object({ from: Words, to: Words, scope: v.literal('section'), start: Count, end: Count }),
  v.object({ from: Words, to: Words, scope: v.literal('once'), witness: Words, start: Count, end: Count }),
])
const WireRules = v.object({ rules: v.array(WireRule) })

/**
 * Reads the project's rules of spelling: `{ "rules": [{ "from": "矦", "to": "侯", "scope": "always" }] }`. The scope is
 * `always` (when none is given), `witness` with a `witness`, `section` with `start` and `end` in code points of the
 * base, or `once` with all three. Throws a SyntaxError with one sentence when it is not that.
 */
export function readRules(source: string, base: BaseText): SpellingRule[] {
  let data: unknown
  try {
    data = JSON.parse(source)
  } catch (error) {
    throw new SyntaxError(`it is not JSON (${(error as Error).message})`)
  }
  const read = v.safeParse(WireRules, data)
  if (!read.success) {
    const issue = read.issues[0]
    throw new SyntaxError(`at 「${v.getDotPath(issue) ?? 'rules'}」: ${issue.message}`)
  }
  return read.output.rules.map((rule, i) => ({ from: rule.from, to: rule.to, scope: scopeOf(rule, i, base) }))
}

function scopeOf(rule: v.InferOutput<typeof WireRule>, i: number, base: BaseText): RuleScope {
  switch (rule.scope) {
    case 'always':
      return { kind: 'always' }
    case 'witness':
      return { kind: 'witness', siglum: rule.witness }
    case 'section':
    case 'once': {
      const from = toOffset(base, rule.start)
      const to = toOffset(base, rule.end)
      if (from === null || to === null || from > to)
        throw new SyntaxError(`rule ${i + 1} names ${rule.start}–${rule.end}, which is no place of the base`)
      const span = { from, to }
      return rule.scope === 'section'
        ? { kind: 'section', span }
        : { kind: 'once', siglum: rule.witness, span }
    }
    default:
      return rule satisfies never
  }
}

/** The rules as `readRules` reads them. */
export function rulesToWire(rules: readonly SpellingRule[], base: BaseText): v.InferInput<typeof WireRules> {
  const place = ({ from, to }: { from: number; to: number }) => ({
    start: toCodePoint(base, from),
    end: toCodePoint(base, to),
  })
  return {
    rules: rules.map(({ from, to, scope }) => {
      switch (scope.kind) {
        case 'always':
          return { from, to, scope: 'always' }
        case 'witness':
          return { from, to, scope: 'witness', witness: scope.siglum }
        case 'section':
          return { from, to, scope: 'section', ...place(scope.span) }
        case 'once':
          return { from, to, scope: 'once', witness: scope.siglum, ...place(scope.span) }
        default:
          return scope satisfies never
      }
    }),
  }
}
