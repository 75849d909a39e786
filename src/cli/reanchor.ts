import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { candidates, isOrphan, type Selector, toCodePointSpan } from '../core/apparatus/index.ts'
import {
  type BaseTextReplaced,
  changeToWire,
  type Edition,
  FileError,
  fileProblem,
  fileProblemLine,
  type Moved,
  type MovedEntry,
  replaceBaseText,
} from '../core/edition/index.ts'
import { selectorToWire } from '../core/formats/json/index.ts'
import { type BaseText, baseText, conflictMarks, lineAndColumn, words } from '../core/text/index.ts'
import { decode, fileError, FilesStorage, sha256 } from '../storage/index.ts'
import { type Arguments, type Command, InputError, type Io } from './command.ts'
import { openForEditing, projectFolder, projectOption, readEdition } from './project.ts'

export const reanchorCommand: Command = {
  name: 'reanchor',
  usage: '<edition> <new-base.txt> [--dry-run] [--json]',
  summary: 'puts a new base text in the place of the old one, and every entry where its words are in it',
  details: `Prints a line for each entry that moved, was flagged or is an orphan, and the sums.
An entry is flagged when it stands on altered words, or amid rewritten ones; it is an orphan when no place is certain,
and its candidates are listed, the likeliest first. Nothing is guessed. Exit code 0 also when there are orphans.

--json gives {"edition", "dryRun", "from", "to", "counts", "entries": [{"id", "result", "lemma": […], "origin": […]}]}.
"result" is "unmoved", "moved", "flagged" or "orphan". Each selector has "exact" (the words it was made on), "old" and
"new" ({"start", "end"}, code points from the start of each file, every character counted: byte order mark and carriage
returns too; "new" is null for an orphan), "now" (the words there), "by" ("position", "edits", "move", "nothing"),
"score" (0 to 1), "flag" (null, or what to look at), and for an orphan "reason" and "candidates".`,
  positionals: [2, 2],
  options: {
    'dry-run': { value: null, help: 'only says what would become of the entries' },
    json: { value: null, help: 'prints what became of every entry' },
    project: projectOption,
  },
  async run(args, io) {
    const [id, file] = args.positionals as readonly [string, string]
    const content = await readNewText(file, io)
    const folder = projectFolder(args.value('project'), io)
    return args.flag('dry-run') ? tell(id, content, folder, args, io) : replace(id, content, folder, args, io)
  },
}

async function readNewText(named: string, io: Io): Promise<string> {
  const bytes = await readFile(isAbsolute(named) ? named : join(io.cwd, named)).catch((error: unknown) => {
    throw fileError(named, error)
  })
  const content = decode(bytes, named)
  const conflict = conflictMarks(content)
  if (conflict !== null) throw new FileError(fileProblem(named, content, conflict))
  return content
}

async function tell(id: string, content: string, folder: string, args: Arguments, io: Io): Promise<number> {
  const storage = await FilesStorage.openForReading(folder)
  try {
    const { state, problems } = await readEdition(storage, id)
    for (const problem of problems) io.say(fileProblemLine(problem))
    if (state === null) return 1
    print(state.edition, content, replaceBaseText(state.edition, content), args, io)
    return 0
  } finally {
    await storage.close()
  }
}

/**
 * One change in the log: what is written after it is brought together again when this process ends before. The places
 * are found for the entries as they stand, so that they are found anew when somebody changed these meanwhile.
 */
async function replace(
  id: string,
  content: string,
  folder: string,
  args: Arguments,
  io: Io,
): Promise<number> {
  const editing = await openForEditing(folder, io)
  let closed = false
  try {
    for (let tries = 1; ; tries++) {
      const edition = await editing.edition(id)
      const replaced = replaceBaseText(edition, content)
      if (replaced.act !== null) {
        const at = new Date().toISOString()
        const change = changeToWire({ id: randomUUID(), by: 'Yiwen', at, act: replaced.act }, edition.text)
        const answer = await editing.service.submit(id, { revision: edition.revision, change })
        if (answer.kind === 'refused') {
          if (answer.contested.length > 0 && tries < TRIES) continue
          throw new InputError(`The base text was not replaced: ${answer.reason}.`)
        }
      }
      closed = true
      const written = await editing.close()
      print(edition, content, replaced, args, io)
      return written ? 0 : 1
    }
  } finally {
    if (!closed) await editing.close()
  }
}

/** How often the places are found anew while others work on the same entries. */
const TRIES = 5

type Result = 'unmoved' | 'moved' | 'flagged' | 'orphan'

function print(
  edition: Edition,
  content: string,
  { entries }: BaseTextReplaced,
  args: Arguments,
  io: Io,
): void {
  const text = baseText(content)
  const told = entries.map((entry) => ({ entry, result: resultOf(entry, edition.text, text) }))
  const counts: Record<Result, number> = { unmoved: 0, moved: 0, flagged: 0, orphan: 0 }
  for (const { result } of told) counts[result]++
  if (args.flag('json')) {
    const textOf = ({ content, length }: BaseText) => ({ sha256: sha256(content), length })
    const json = {
      edition: edition.id,
      dryRun: args.flag('dry-run'),
      from: textOf(edition.text),
      to: textOf(text),
      counts,
      entries: told.map(({ entry, result }) => entryJson(entry, result, edition.text, text)),
    }
    io.out(`${JSON.stringify(json, null, 2)}\n`)
    return
  }
  for (const { entry, result } of told) {
    if (result !== 'unmoved') io.out(`${entryLine(entry, result, edition.text, text)}\n`)
  }
  const { unmoved, moved, flagged, orphan } = counts
  io.out(
    `${entries.length} entries: ${unmoved} unmoved, ${moved} moved, ${flagged} flagged, ${orphan} without a certain place${args.flag('dry-run') ? ' (nothing was written)' : ''}.\n`,
  )
}

function resultOf({ before, after }: MovedEntry, old: BaseText, text: BaseText): Result {
  if (isOrphan(after)) return 'orphan'
  if (after.lemma.some(({ reanchored }) => reanchored !== undefined)) return 'flagged'
  const stands = before.lemma.every(({ span }, i) => {
    const now = after.lemma[i]!.span
    return (
      span !== null && now !== null && toCodePointSpan(old, span).start === toCodePointSpan(text, now).start
    )
  })
  return stands ? 'unmoved' : 'moved'
}

function entryJson(
  { before, after, selectors }: MovedEntry,
  result: Result,
  old: BaseText,
  text: BaseText,
): Record<string, unknown> {
  const count = after.lemma.length
  const said = selectors.map((moved) => selectorJson(moved, text))
  return {
    id: after.id,
    result,
    lemma: said.slice(0, count).map((selector, i) => withOld(selector, before.lemma[i]!, old)),
    origin: said.slice(count).map((selector, i) => {
      const own = before.origin.by === 'notes' ? [before.origin.note, before.origin.clause][i] : undefined
      const evidence = before.origin.by === 'consistency' ? before.origin.evidence?.[i] : undefined
      const role = before.origin.by === 'notes' ? ['note', 'clause'][i] : 'evidence'
      return { role, ...withOld(selector, (own ?? evidence)!, old) }
    }),
  }
}

function withOld(said: Record<string, unknown>, before: Selector, old: BaseText): Record<string, unknown> {
  const { start, end } = selectorToWire(before, old)
  const { exact, ...rest } = said
  return { exact, old: before.span === null ? null : { start, end }, ...rest }
}

function selectorJson({ selector, placement }: Moved, text: BaseText): Record<string, unknown> {
  const { span, exact, reanchored } = selector
  if (span !== null) {
    return {
      exact,
      new: toCodePointSpan(text, span),
      now: words(text, span),
      by: placement.kind === 'found' ? placement.by : 'nothing',
      score: placement.kind === 'found' ? placement.score : 0,
      flag: reanchored?.reason ?? null,
    }
  }
  return {
    exact,
    new: null,
    now: null,
    by: 'nothing',
    score: 0,
    flag: null,
    reason: reanchored?.reason ?? '',
    candidates: candidates(selector, text).map(({ span, score }) => ({
      ...toCodePointSpan(text, span),
      exact: words(text, span),
      score,
    })),
  }
}

/** `e-3  保泰  3:14 → 3:16  words changed: 保泰 → 保秦` */
function entryLine({ before, after }: MovedEntry, result: Result, old: BaseText, text: BaseText): string {
  const lemma = after.lemma.map(({ exact }) => exact).join('……')
  const from = placeOf(before.lemma[0], old)
  const reasons = [...new Set(after.lemma.flatMap(({ reanchored }) => reanchored?.reason ?? []))].join('; ')
  const parts = [
    after.id,
    lemma,
    `${from} → ${result === 'orphan' ? '?' : placeOf(after.lemma[0], text)}`,
    reasons,
  ]
  const places =
    result !== 'orphan'
      ? []
      : after.lemma
          .filter(({ span }) => span === null)
          .flatMap((selector) => candidates(selector, text, 3))
          .map(({ span, score }) => `${at(span.from, text)} ${words(text, span)} (${score})`)
  if (places.length > 0) parts.push(`perhaps ${places.join(', ')}`)
  return parts
    .filter((part) => part !== '')
    .join('  ')
    .replace(/\s*[\r\n]+\s*/gu, ' ')
}

function placeOf(selector: Selector | undefined, text: BaseText): string {
  return selector?.span == null ? '-' : at(selector.span.from, text)
}

function at(offset: number, text: BaseText): string {
  const { line, column } = lineAndColumn(text, offset)
  return `${line}:${column}`
}
