import { EditionDesk, fileProblemLine } from '../core/edition/index.ts'
import { createHandler, listen, type Listening, pageFilesIn } from '../server/index.ts'
import { FilesStorage, sha256, TranscriptionFiles } from '../storage/index.ts'
import { type Command, InputError, type Io, UsageError } from './command.ts'
import { projectFolder, projectOption } from './project.ts'

export const serveCommand: Command = {
  name: 'serve',
  usage: '[project] [--port PORT]',
  summary: 'opens the workbench in the browser, at http://127.0.0.1:4747',
  details: 'Ends with Ctrl+C. One Yiwen at a time may have a project open; every change is on disk at once.',
  positionals: [0, 1],
  options: {
    port: { value: 'PORT', help: 'where it is reached (default 4747; 0: any that is free)' },
    host: { value: 'HOST', help: 'the loopback address to listen on: 127.0.0.1 (default), ::1 or localhost' },
    project: projectOption,
  },
  async run(args, io) {
    const port = readPort(args.value('port') ?? '4747')
    const host = readHost(args.value('host') ?? '127.0.0.1')
    const folder = projectFolder(args.positionals[0] ?? args.value('project'), io)
    const storage = await FilesStorage.openForWriting(folder)
    const desk = new EditionDesk({
      storage,
      hash: sha256,
      now: () => new Date().toISOString(),
      report: (problem) => io.say(fileProblemLine(problem)),
    })
    try {
      const listening = await listenOrSay(port, host, desk, folder, io)
      await storage.announce(listening.address)
      io.out(`Yiwen: ${listening.address}/ (${folder})\n`)
      for (const { problems } of await desk.project()) {
        for (const problem of problems) io.say(fileProblemLine(problem))
      }
      await io.stopped
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
        port,
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
  if (['127.0.0.1', '::1', 'localhost'].includes(host)) return host
  throw new UsageError(
    `--host may only be 127.0.0.1, ::1 or localhost, since whoever reaches the server may change everything; for others, put the project where they can open it themselves.`,
  )
}
