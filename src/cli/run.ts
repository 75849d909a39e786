import { parseArgs } from 'node:util'
import { FileError } from '../core/edition/index.ts'
import { checkCommand } from './check.ts'
import { consistencyCommand } from './consistency.ts'
import { collateCommand } from './collate.ts'
import {
  type Arguments,
  type Command,
  InputError,
  type Io,
  type ParseOptions,
  UsageError,
} from './command.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { notesCommand } from './notes.ts'
import { reanchorCommand } from './reanchor.ts'
import { serveCommand } from './serve.ts'

const commands: readonly Command[] = [
  serveCommand,
  notesCommand,
  collateCommand,
  exportCommand,
  importCommand,
  checkCommand,
  consistencyCommand,
  reanchorCommand,
]

/** Does what `argv` (without the program's name) asks for, and gives the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const command = name === 'help' ? commands.find((command) => command.name === rest[0]) : undefined
    io.out(command === undefined ? generalHelp() : helpFor(command))
    return name === undefined ? 2 : 0
  }
  const command = commands.find((command) => command.name === name)
  try {
    if (command === undefined) {
      const names = commands.map((command) => command.name).join(', ')
      throw new UsageError(`There is no command 「${name}」; there are ${names}.`)
    }
    if (rest.includes('--help') || rest.includes('-h')) {
      io.out(helpFor(command))
      return 0
    }
    return await command.run(readArguments(command, rest), io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.say(`yiwen: ${error.message}`)
      io.say(`More: yiwen ${command === undefined ? '' : `${command.name} `}--help`)
      return 2
    }
    if (error instanceof InputError || error instanceof FileError) {
      io.say(`yiwen: ${error.message}`)
      return 1
    }
    throw error
  }
}

function readArguments(command: Command, argv: readonly string[]): Arguments {
  const options: ParseOptions = Object.fromEntries(
    Object.entries(command.options).map(([name, { value, short, multiple = false }]) => [
      name,
      { type: value === null ? 'boolean' : 'string', multiple, ...(short !== undefined && { short }) },
    ]),
  )
  let parsed: { values: Record<string, unknown>; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    // Node's own sentence, without its advice on how to write a leading dash.
    throw new UsageError((error as Error).message.split('. ')[0]!.replace(/\.?$/, '.'))
  }
  const { values, positionals } = parsed
  const [least, most] = command.positionals
  if (positionals.length < least || positionals.length > most) {
    throw new UsageError(`It is called: yiwen ${command.name} ${command.usage}`)
  }
  return {
    positionals,
    flag: (name) => values[name] === true,
    value: (name) => values[name] as string | undefined,
    values: (name) =>
      (values[name] as string[] | undefined)
        ?.flatMap((value) => value.split(','))
        .filter((value) => value !== ''),
  }
}

function generalHelp(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    'Yiwen 異文: a workbench for critical apparatuses',
    '',
    'yiwen <command> …',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'yiwen <command> --help says more. Exit codes: 0 done, 1 problems in the input, 2 wrong usage.',
    '',
  ].join('\n')
}

function helpFor({ name, usage, summary, details, options }: Command): string {
  const rows = Object.entries({ ...options, help: HELP }).map(([option, { value, short, help }]) => [
    `${short === undefined ? '' : `-${short}, `}--${option}${value === null ? '' : ` ${value}`}`,
    help,
  ])
  const width = Math.max(...rows.map(([left]) => left!.length))
  return [
    `yiwen ${name} ${usage}`.trimEnd(),
    '',
    summary,
    ...(details === undefined ? [] : ['', details]),
    '',
    ...rows.map(([left, help]) => `  ${left!.padEnd(width)}  ${help}`),
    '',
  ].join('\n')
}

const HELP = { value: null, short: 'h', help: 'this page' }
