import { isAbsolute, join } from 'node:path'
import { type Status, statuses } from '../core/apparatus/index.ts'
import { chooses, exportInput, FileError } from '../core/edition/index.ts'
import {
  exportFormats,
  exportOptionNames,
  exportOptions,
  findExportFormat,
  readExportOptions,
} from '../core/formats/index.ts'
import { embedFonts } from '../fonts/index.ts'
import { fileError, FilesStorage, sha256, writeAtomically } from '../storage/index.ts'
import { type Arguments, type Command, type Option, UsageError } from './command.ts'
import { projectFolder, projectOption, readEdition } from './project.ts'

const formatNames = exportFormats.map(({ name }) => name)

export const exportCommand: Command = {
  name: 'export',
  usage: '<edition> --format FORMAT [options]',
  summary: 'writes an apparatus in another format',
  details: `Formats: ${exportFormats.map(({ name, title }) => `${name} (${title})`).join(', ')}.
What a format cannot carry is listed on stderr. Options that a format has no use for change nothing.`,
  positionals: [1, 1],
  options: {
    format: { value: 'FORMAT', help: formatNames.join(', ') },
    status: {
      value: 'STATUS,…',
      multiple: true,
      help: `only entries of these: ${statuses.join(', ')} (default: all but rejected)`,
    },
    layer: { value: 'LAYER,…', multiple: true, help: 'only entries of these layers' },
    witness: { value: 'SIGLUM,…', multiple: true, help: 'only entries that one of these witnesses attests' },
    ...styleOptions(),
    output: { value: 'FILE', short: 'o', help: 'writes to a file instead of stdout' },
    project: projectOption,
  },
  async run(args, io) {
    const format = findExportFormat(args.value('format') ?? '')
    if (format === null) {
      const given = args.value('format')
      const what = given === undefined ? '--format is missing' : `There is no format 「${given}」`
      throw new UsageError(`${what}; there is ${formatNames.join(', ')}.`)
    }
    const chosen = readStatuses(args)
    const layers = args.values('layer')
    const witnesses = args.values('witness')
    const choice = { statuses: chosen, ...(layers && { layers }), ...(witnesses && { witnesses }) }

    const style = readExportOptions((name) => args.value(name))
    if ('wrong' in style) throw new UsageError(`--${style.wrong}`)

    const output = args.value('output')
    if (output === undefined && io.isTerminal && BINARY.has(format.extension))
      throw new UsageError(
        `${format.name} is a file that a terminal cannot show; give it a name with -o ${args.positionals[0]!}${format.extension}.`,
      )
    const storage = await FilesStorage.openForReading(projectFolder(args.value('project'), io))
    const { state, problems } = await readEdition(storage, args.positionals[0]!)
    if (state === null)
      throw new FileError(problems.find(({ severity }) => severity === 'error') ?? problems[0]!)
    const { edition, files } = state
    const input = exportInput(edition, files.text.path, sha256, chooses(choice))
    const { content, problems: losses } = await format.write(input, style.options, { embedFonts })
    for (const { file, message } of problems) io.say(`${file}: ${message}`)
    for (const { message } of losses) io.say(`${format.name}: ${message}`)
    if (output === undefined) io.out(content)
    else await writeTo(isAbsolute(output) ? output : join(io.cwd, output), content)
    return 0
  },
}

/** Archives: bytes that would set a terminal in disorder. */
const BINARY: ReadonlySet<string> = new Set(['.docx', '.epub'])

function readStatuses(args: Arguments): readonly Status[] {
  const wanted = args.values('status')
  if (wanted === undefined) return statuses.filter((status) => status !== 'rejected')
  const unknown = wanted.find((status) => !(statuses as readonly string[]).includes(status))
  if (unknown !== undefined) {
    throw new UsageError(`There is no status 「${unknown}」; there are ${statuses.join(', ')}.`)
  }
  return wanted as readonly Status[]
}

/** The options of style, each with what it may be. */
function styleOptions(): Record<string, Option> {
  return Object.fromEntries(
    exportOptionNames.map((name) => {
      const kind = exportOptions[name]
      return [name, { value: 'values' in kind ? kind.values.join('|') : 'N', help: kind.help }]
    }),
  )
}

async function writeTo(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeAtomically(file, content)
  } catch (error) {
    throw fileError(file, error)
  }
}
