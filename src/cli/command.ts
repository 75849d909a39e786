import type { ParseArgsConfig } from 'node:util'

/** What a command has to do with the world around it. */
export interface Io {
  /** Data: a text, or the bytes of a file that is none. Does nothing once nobody reads it any more. */
  out(data: string | Uint8Array): void
  /** Messages for whoever sits there, a line each. */
  say(line: string): void
  /** Whether messages are seen at once, so that progress is worth showing. */
  readonly isTerminal: boolean
  readonly cwd: string
  /** Where the built page is. */
  readonly pageFolder: string
  /** Fulfilled when the command is asked to end. */
  readonly stopped: Promise<void>
}

/** An option of a command: what it is followed by (null: nothing), and what it does. */
export interface Option {
  readonly value: string | null
  readonly help: string
  readonly short?: string
  /** Whether it may be given several times, or hold several values with commas between. */
  readonly multiple?: boolean
}

/** The arguments of a command as they were given, options by their names. */
export interface Arguments {
  readonly positionals: readonly string[]
  flag(name: string): boolean
  value(name: string): string | undefined
  /** All values of an option that may be given several times; undefined when it was not given. */
  values(name: string): readonly string[] | undefined
}

export interface Command {
  readonly name: string
  /** What follows the name, as in `<edition> --format FORMAT`. */
  readonly usage: string
  /** One line for the list of commands. */
  readonly summary: string
  /** More for its own help. */
  readonly details?: string
  /** How many arguments it takes besides options: at least, at most. */
  readonly positionals: readonly [number, number]
  readonly options: Readonly<Record<string, Option>>
  /** Does it, and gives the exit code: 0 done, 1 problems in the input. */
  run(args: Arguments, io: Io): Promise<number>
}

/** The command was called in a way it does not know: exit code 2. */
export class UsageError extends Error {}

/** The command cannot be done on what it was given: exit code 1. Its message is one sentence. */
export class InputError extends Error {}

export type ParseOptions = NonNullable<ParseArgsConfig['options']>
