import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, isAbsolute, join } from 'node:path'
import { type ApparatusEntry, isOrphan, lemmaText } from '../core/apparatus/index.ts'
import {
  changeToWire,
  type Edition,
  FileError,
  fileProblemLine,
  type ImportPlan,
  isEditionId,
  newEdition,
  newFiles,
  planImport,
} from '../core/edition/index.ts'
import {
  findImportFormat,
  type Imported,
  type ImportFormat,
  importFormats,
  type ImportOptions,
  type ImportProblem,
  type ImportSource,
  recognizeSource,
} from '../core/formats/index.ts'
import { lineAndColumn, parseNoteMarks } from '../core/text/index.ts'
import { fileError, FilesStorage, sha256 } from '../storage/index.ts'
import { type Arguments, type Command, InputError, type Io, UsageError } from './command.ts'
import { openForEditing, projectFolder, projectOption, readEdition } from './project.ts'

const names = importFormats.map(({ name }) => name)

export const importCommand: Command = {
  name: 'import',
  usage: '<file> [--into EDITION | --edition NEW-ID] [options]',
  summary: 'brings in an apparatus or a text from a file',
  details: `Formats, found by themselves: ${importFormats.map(({ name, title }) => `${name} (${title})`).join(', ')}.
--into adds to an edition what it does not have yet; importing twice adds nothing. --edition makes a new one.
Without either, or with --dry-run, it only says what the file holds. What was not understood is listed on stderr.`,
  positionals: [1, 1],
  options: {
    into: { value: 'EDITION', help: 'the edition of the project that gains the entries' },
    edition: { value: 'NEW-ID', help: 'makes a new edition of the file, with this name' },
    format: { value: 'FORMAT', help: `${names.join(', ')} (default: by the file itself)` },
    base: { value: 'SIGLUM', help: 'which text is the base, where the file has several side by side' },
    marks: { value: 'MARKS', help: 'the brackets of notes, as in （）; for texts' },
    'dry-run': { value: null, help: 'changes nothing, and says what would be' },
    json: { value: null, help: 'prints what is imported as JSON' },
    project: projectOption,
  },
  async run(args, io) {
    const into = args.value('into')
    const created = args.value('edition')
    if (into !== undefined && created !== undefined)
      throw new UsageError('Either --into (an edition that is there) or --edition (a new one), not both.')
    if (created !== undefined && !isEditionId(created))
      throw new UsageError(`「${created}」 cannot name an edition: letters, digits, . _ and - only.`)
    const marks = args.value('marks')
    if (marks !== undefined && parseNoteMarks(marks) === null)
      throw new UsageError('--marks are pairs of brackets, as in --marks （）.')

    const source = await fileSource(args.positionals[0]!, io)
    const format = await formatOf(source, args)
    if (into !== undefined) return importInto(into, source, format, args, io)
    return importNew(created, source, format, args, io)
  },
}

async function importInto(
  id: string,
  source: ImportSource,
  format: ImportFormat,
  args: Arguments,
  io: Io,
): Promise<number> {
  const folder = projectFolder(args.value('project'), io)
  if (args.flag('dry-run')) {
    const storage = await FilesStorage.openForReading(folder)
    try {
      const { state, problems } = await readEdition(storage, id)
      for (const problem of problems) io.say(fileProblemLine(problem))
      if (state === null) return 1
      const planned = await planInto(state.edition, source, format, args, io)
      if (planned === null) return 1
      print(source, format, id, planned.plan, state.edition, args, io)
      return planned.failed ? 1 : 0
    } finally {
      await storage.close()
    }
  }
  const editing = await openForEditing(folder, io)
  let closed = false
  try {
    for (let tries = 1; ; tries++) {
      const edition = await editing.edition(id)
      const planned = await planInto(edition, source, format, args, io)
      if (planned === null) return 1
      const { plan, failed } = planned
      if (plan.act !== null) {
        const at = new Date().toISOString()
        const change = changeToWire({ id: randomUUID(), by: 'Yiwen', at, act: plan.act }, edition.text)
        const answer = await editing.service.submit(id, { revision: edition.revision, change })
        if (answer.kind === 'refused') {
          // Somebody works on the same entries meanwhile: what is new is found anew.
          if (answer.contested.length > 0 && tries < TRIES) continue
          throw new InputError(`Nothing was imported: ${answer.reason}.`)
        }
      }
      closed = true
      const written = await editing.close()
      print(source, format, id, plan, edition, args, io)
      return written && !failed ? 0 : 1
    }
  } finally {
    if (!closed) await editing.close()
  }
}

/** What the file would bring to an edition, its problems told; null when it cannot be used. */
async function planInto(
  edition: Edition,
  source: ImportSource,
  format: ImportFormat,
  args: Arguments,
  io: Io,
): Promise<{ plan: ImportPlan; failed: boolean } | null> {
  const options = { ...optionsOf(args, source, io), target: edition.text }
  const { imported, failed } = await read(source, format, options, io)
  if (imported === null) return null
  const plan = planImport(edition, imported, sha256, new Date().toISOString())
  say(source, plan.problems, io)
  return { plan, failed: failed || plan.problems.some(({ severity }) => severity === 'error') }
}

/** How often a file is read anew while others work on the same entries. */
const TRIES = 5

async function importNew(
  id: string | undefined,
  source: ImportSource,
  format: ImportFormat,
  args: Arguments,
  io: Io,
): Promise<number> {
  const found = await readNew(id ?? 'new', source, format, args, io)
  if (found === null) return 1
  const { edition, failed } = found
  if (edition === null && id !== undefined)
    throw new InputError(
      `${source.name} has an apparatus and no text; import it into an edition that has the text (--into).`,
    )
  const witnesses = edition?.witnesses ?? found.imported?.witnesses ?? []
  const entries = edition?.entries ?? []
  const plan: ImportPlan = {
    act: null,
    added: entries,
    completed: [],
    known: 0,
    orphans: entries.filter(isOrphan).length,
    witnesses,
    problems: [],
  }
  if (id !== undefined && edition !== null) {
    const folder = projectFolder(args.value('project'), io)
    if (args.flag('dry-run')) await (await FilesStorage.openForReading(folder)).close()
    else await create(folder, edition)
  }
  if (edition === null) {
    const wires = found.imported?.entries ?? []
    if (args.flag('json'))
      io.out(`${JSON.stringify({ format: format.name, entries: wires, witnesses }, null, 2)}\n`)
    else
      io.out(
        `${source.name} (${format.name}) has ${count(wires.length, 'entry', 'entries')} and no text; --into EDITION finds their places.\n`,
      )
  } else print(source, format, id ?? null, plan, edition, args, io)
  return failed ? 1 : 0
}

/** The edition that a file makes, or what it holds where that is none: of a large file not both are kept. */
async function readNew(
  id: string,
  source: ImportSource,
  format: ImportFormat,
  args: Arguments,
  io: Io,
): Promise<{ edition: Edition | null; imported: Imported | null; failed: boolean } | null> {
  const { imported, failed } = await read(source, format, optionsOf(args, source, io), io)
  if (imported === null) return null
  const edition = newEdition(id, imported, new Date().toISOString())
  return { edition, imported: edition === null ? imported : null, failed }
}

/** Adds a new edition to the project. Throws an InputError when there is one of its name. */
async function create(folder: string, edition: Edition): Promise<void> {
  const storage = await FilesStorage.openForWriting(folder)
  try {
    if (await storage.create(edition.id, newFiles(edition, sha256))) return
    throw new InputError(
      `There is an edition 「${edition.id}」 already, or files of one; choose another name, or use --into.`,
    )
  } finally {
    await storage.close()
  }
}

async function fileSource(named: string, io: Io): Promise<ImportSource> {
  const path = isAbsolute(named) ? named : join(io.cwd, named)
  const found = await stat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new InputError(`There is no file 「${named}」.`)
    throw fileError(named, error)
  })
  if (!found.isFile()) throw new InputError(`「${named}」 is no file.`)
  return {
    name: basename(named),
    size: found.size,
    bytes: () => createReadStream(path, { highWaterMark: 1 << 18 }),
  }
}

async function formatOf(source: ImportSource, args: Arguments): Promise<ImportFormat> {
  const given = args.value('format')
  if (given !== undefined) {
    const format = findImportFormat(given)
    if (format === null)
      throw new UsageError(`There is no format 「${given}」 to be read; there is ${names.join(', ')}.`)
    return format
  }
  const format = await recognizeSource(source)
  if (format === null)
    throw new InputError(
      `It is not clear what 「${source.name}」 is; say so with --format ${names.join('|')}.`,
    )
  return format
}

function optionsOf(args: Arguments, { size }: ImportSource, io: Io): ImportOptions {
  const base = args.value('base')
  const marks = args.value('marks')
  let said = 0
  return {
    ...(base !== undefined && { base }),
    ...(marks !== undefined && { marks }),
    ...(io.isTerminal &&
      size > SAY_EVERY && {
        onProgress: (bytes: number) => {
          if (bytes - said < SAY_EVERY) return
          said = bytes
          io.say(`${Math.round(bytes / 1_000_000)} of ${Math.round(size / 1_000_000)} MB read`)
        },
      }),
  }
}

const SAY_EVERY = 2_000_000

async function read(
  source: ImportSource,
  format: ImportFormat,
  options: ImportOptions,
  io: Io,
): Promise<{ imported: Imported | null; failed: boolean }> {
  try {
    const { value, problems } = await format.read(source, options)
    say(source, problems, io)
    return { imported: value, failed: problems.some(({ severity }) => severity === 'error') }
  } catch (error) {
    if (error instanceof FileError || (error as NodeJS.ErrnoException).code === undefined) throw error
    throw fileError(source.name, error)
  }
}

function say({ name }: ImportSource, problems: readonly ImportProblem[], io: Io): void {
  for (const problem of problems) io.say(fileProblemLine({ ...problem, file: name }))
}

function print(
  source: ImportSource,
  format: ImportFormat,
  id: string | null,
  plan: ImportPlan,
  edition: Edition,
  args: Arguments,
  io: Io,
): void {
  const { added, completed, known, orphans, witnesses } = plan
  const dry = args.flag('dry-run') || id === null
  if (args.flag('json')) {
    const named = (entries: readonly ApparatusEntry[]) => entries.map(({ id }) => id)
    const data = {
      file: source.name,
      format: format.name,
      edition: id,
      dryRun: dry,
      added: named(added),
      completed: named(completed),
      known,
      orphans,
      witnesses: witnesses.map(({ siglum }) => siglum),
      length: edition.text.length,
    }
    io.out(`${JSON.stringify(data, null, 2)}\n`)
    return
  }
  if (dry) {
    for (const entry of added.slice(0, SHOWN)) io.out(`+ ${entryLine(entry, edition)}\n`)
    for (const entry of completed.slice(0, SHOWN)) io.out(`~ ${entryLine(entry, edition)}\n`)
    const more =
      added.length + completed.length - Math.min(added.length, SHOWN) - Math.min(completed.length, SHOWN)
    if (more > 0) io.out(`  … and ${more} more\n`)
  }
  const parts = [
    `${count(added.length, 'new entry', 'new entries')}`,
    ...(completed.length > 0
      ? [`${count(completed.length, 'entry gains', 'entries gain')} readings or witnesses`]
      : []),
    ...(known > 0 ? [`${known} known already`] : []),
    ...(orphans > 0 ? [`${orphans} wait to be placed`] : []),
    ...(witnesses.length > 0 ? [count(witnesses.length, 'new witness', 'new witnesses')] : []),
  ]
  const where =
    id === null ? '' : args.value('edition') === undefined ? ` in ${id}` : ` in the new edition ${id}`
  io.out(`${dry && id !== null ? 'Would be: ' : ''}${parts.join(', ')}${where} (${format.name}).\n`)
}

const SHOWN = 20

/** `3:14  保泰］保秦 續通鑑` */
function entryLine(entry: ApparatusEntry, { text }: Edition): string {
  const span = entry.lemma[0]?.span
  const place = span == null ? null : lineAndColumn(text, span.from)
  const readings = entry.readings.map(({ kind, text: words, attestations }) =>
    [words === '' ? `(${kind})` : words, ...attestations.map(({ witness }) => witness ?? '?')].join(' '),
  )
  const said = entry.readings.length === 0 ? (entry.comments?.[0]?.text ?? '') : readings.join('；')
  return `${place === null ? '-' : `${place.line}:${place.column}`}  ${lemmaText(entry)}］${said}`.replace(
    /\s*[\r\n]+\s*/gu,
    ' ',
  )
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`
