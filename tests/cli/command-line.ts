import { run } from '../../src/cli/run.ts'

/** What a command printed (bytes that are no text as Latin 1) and how it ended. */
export interface Done {
  readonly code: number
  readonly out: string
  readonly said: string
}

/** Runs a command as the command line does, in the folder `cwd`. */
export async function yiwen(cwd: string, ...argv: string[]): Promise<Done> {
  return begin(cwd, ...argv).done
}

/** The same at a terminal. */
export async function atTerminal(cwd: string, ...argv: string[]): Promise<Done> {
  return begun(true, cwd, ...argv).done
}

export interface Running {
  readonly done: Promise<Done>
  /** What it has printed so far. */
  out(): string
  said(): string
  /** As Ctrl+C does. */
  stop(): void
}

/** Begins a command that goes on until it is stopped. */
export function begin(cwd: string, ...argv: string[]): Running {
  return begun(false, cwd, ...argv)
}

function begun(isTerminal: boolean, cwd: string, ...argv: string[]): Running {
  let out = ''
  let said = ''
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => (stop = resolve))
  const io = {
    out: (data: string | Uint8Array) =>
      void (out += typeof data === 'string' ? data : Buffer.from(data).toString('latin1')),
    say: (line: string) => void (said += `${line}\n`),
    isTerminal,
    cwd,
    pageFolder: '/nowhere',
    stopped,
  }
  const done = run(argv, io).then((code) => ({ code, out, said }))
  return { done, out: () => out, said: () => said, stop }
}
