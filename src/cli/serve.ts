import { hostname, networkInterfaces } from 'node:os'
import { EditionDesk, fileProblemLine } from '../core/edition/index.ts'
import {
  createHandler,
  listen,
  type Listening,
  newToken,
  pageFilesIn,
  tokenProblem,
} from '../server/index.ts'
import { embedFonts } from '../fonts/index.ts'
import { FilesStorage, sha256, TranscriptionFiles } from '../storage/index.ts'
import { type Command, InputError, type Io, UsageError } from './command.ts'
import { projectFolder, projectOption } from './project.ts'

export const serveCommand: Command = {
  name: 'serve',
  usage: '[project] [--port PORT] [--host HOST] [--token TOKEN]',
  summary: 'opens the workbench in the browser, at http://127.0.0.1:4747',
  details: `Ends with Ctrl+C. One Yiwen at a time may have a project open; every change is on disk at once.
It is reached from this machine only, unless --host says otherwise: then whoever has the printed address, token
included, may read and change everything, and the connection is not encrypted. Do so only in a network you trust.`,
  positionals: [0, 1],
  options: {
    port: { value: 'PORT', help: 'where it is reached (default 4747; 0: any that is free)' },
    host: {
      value: 'HOST',
      help: 'where to listen: 127.0.0.1 (default), or an address of this machine; 0.0.0.0: all of them',
    },
    token: {
      value: 'TOKEN',
      help: 'what the address must hold; made by itself when --host reaches beyond this machine',
    },
    project: projectOption,
  },
  async run(args, io) {
    const port = readPort(args.value('port') ?? '4747')
    const host = readHost(args.value('host') ?? '127.0.0.1')
    const token = readToken(args.value('token'), host)
    const folder = projectFolder(args.positionals[0] ?? args.value('project'), io)
    const storage = await FilesStorage.openForWriting(folder)
    const desk = new EditionDesk({
      storage,
      hash: sha256,
      place: sha256(folder).slice(0, 16),
      now: () => new Date().toISOString(),
      report: (problem) => io.say(fileProblemLine(problem)),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref()),
    })
    const unwatch = desk.watch()
    try {
      const listening = await listenOrSay(port, host, token, desk, folder, io)
      await storage.announce(reachable(listening.address), token)
      const entry = token === null ? '' : `?token=${token}`
      io.out(`Yiwen: ${reachable(listening.address)}/${entry} (${folder})\n`)
      if (!isLoopback(host)) {
        const others = hostNames(host).map((name) => `http://${name}:${listening.port}/${entry}`)
        io.say(
          `Whoever has one of these addresses may read and change everything; the connection is not encrypted: ${others.join('  ')}`,
        )
      }
      for (const { problems } of await desk.project()) {
        for (const problem of problems) io.say(fileProblemLine(problem))
      }
      await io.stopped
      unwatch()
      await listening.close()
      await desk.settle()
      return 0
    } finally {
      await storage.close()
    }
  },
}

async function listenOrSay(
  port: number,
  host: string,
  token: string | null,
  desk: EditionDesk,
  folder: string,
  io: Io,
): Promise<Listening> {
  try {
    return await listen(port, host, (port) =>
      createHandler({
        desk,
        transcriptions: new TranscriptionFiles(folder),
        hash: sha256,
        page: pageFilesIn(io.pageFolder),
        tools: { embedFonts },
        port,
        names: isLoopback(host) ? [] : hostNames(host),
        token,
        report: (error) => io.say(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      }),
    )
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new InputError(
        `Port ${port} is in use by another program; choose another, as in: yiwen serve --port ${port + 1}`,
      )
    }
    if (code === 'EACCES')
      throw new InputError(`Port ${port} is not for you to use; choose one above 1023 with --port.`)
    throw new InputError(`The server cannot listen on ${host}, port ${port}: ${message}`)
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN
  if (port <= 65535) return port
  throw new UsageError(`--port should be a number from 0 to 65535, and is 「${text}」.`)
}

function readHost(text: string): string {
  const host = text.replace(/^\[(.*)\]$/, '$1')
  if (/^[\w.:-]+$/.test(host)) return host
  throw new UsageError(
    `--host should be an address of this machine, such as 127.0.0.1 or 0.0.0.0, and is 「${text}」.`,
  )
}

/** Beyond this machine nobody is let in without a token. */
function readToken(given: string | undefined, host: string): string | null {
  if (given === undefined) return isLoopback(host) ? null : newToken()
  const problem = tokenProblem(given)
  if (problem === null) return given
  throw new UsageError(`--token cannot be 「${given}」: ${problem}.`)
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)

const isEveryAddress = (host: string) => host === '0.0.0.0' || host === '::'

/** An address that listens everywhere is reached at the loopback address from here. */
const reachable = (address: string) =>
  address.replace('://0.0.0.0:', '://127.0.0.1:').replace('://[::]:', '://[::1]:')

/** The names and addresses by which others reach a server that listens at `host`, as they stand in a URL. */
function hostNames(host: string): string[] {
  const inUrl = (name: string) => (name.includes(':') ? `[${name}]` : name)
  if (!isEveryAddress(host)) return [inUrl(host)]
  const addresses = Object.values(networkInterfaces())
    .flatMap((addresses = []) => addresses)
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
  return [hostname(), ...new Set(addresses.map(({ address }) => inUrl(address)))]
}
