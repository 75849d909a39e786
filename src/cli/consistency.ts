import { toCodePointSpan } from '../core/apparatus/index.ts'
import { loadCharacterTables } from '../core/characters/index.ts'
import { checkConsistency, type Find } from '../core/consistency/index.ts'
import { proposalsFromFinds } from '../core/edition/index.ts'
import { type BaseText, lineAndColumn, type Span, words } from '../core/text/index.ts'
import { addProposals } from './add-proposals.ts'
import type { Command } from './command.ts'
import { projectOption } from './project.ts'
import { readSource } from './source.ts'

export const consistencyCommand: Command = {
  name: 'consistency',
  usage: '<file | edition> [options]',
  summary: 'holds a text against itself and says where it does not agree',
  details: `Prints file:line:column: likely|possible: words → what the rest of the text has: why, a find a line. These are
doubts, never verdicts. A file wins over an edition of the same name. With --into, finds that name other words become
proposed conjectures in the edition; what is there already, decided or rejected, is not proposed again.`,
  positionals: [1, 1],
  options: {
    json: { value: null, help: 'prints {"finds": [...]}, positions in code points' },
    likely: { value: null, help: 'only what is more often a slip than not' },
    into: { value: null, help: 'adds what is new to the edition, as proposals' },
    project: projectOption,
  },
  async run(args, io) {
    const tables = await loadCharacterTables()
    const finds = (text: BaseText) =>
      checkConsistency(text, tables).filter(
        ({ confidence }) => confidence === 'likely' || !args.flag('likely'),
      )
    if (args.flag('into')) {
      return addProposals(
        args.positionals[0]!,
        (edition) => proposalsFromFinds(edition, finds(edition.text)),
        args,
        io,
      )
    }
    const { path, text } = await readSource(args.positionals[0]!, args, io)
    const found = finds(text)
    if (args.flag('json')) {
      io.out(`${JSON.stringify({ finds: found.map((find) => toWire(text, find)) }, null, 2)}\n`)
    } else for (const find of found) io.out(`${findLine(path, text, find)}\n`)
    return 0
  },
}

/** A find as others read it: `suspected` are the words in question, `expected` what the rest of the text has, or null. */
function toWire(text: BaseText, find: Find) {
  const place = (span: Span) => ({ ...toCodePointSpan(text, span), exact: words(text, span) })
  return {
    detector: find.detector,
    spans: find.spans.map(place),
    suspected: words(text, find.spans[0]!),
    expected: find.expected,
    confidence: find.confidence,
    evidence: find.evidence.map(({ span, speaks }) => ({ ...place(span), speaks })),
    message: find.message,
  }
}

/** `base.txt:57:12: likely: 占 → 古: 占 stands where …` */
function findLine(path: string, text: BaseText, find: Find): string {
  const { line, column } = lineAndColumn(text, find.spans[0]!.from)
  const instead = find.expected === null ? '' : ` → ${find.expected === '' ? '∅' : find.expected}`
  const what = `${words(text, find.spans[0]!)}${instead}`
  return `${path}:${line}:${column}: ${find.confidence}: ${what}: ${find.message}`.replace(
    /\s*[\r\n]+\s*/gu,
    ' ',
  )
}
