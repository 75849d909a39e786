import type { EditionService, FileProblem, LogRecord } from '../core/edition/index.ts'

/**
 * The changes of an edition as a stream of server-sent events: those after `revision` first, then each as it is
 * made. The id of an event is its revision, so that a browser that lost the connection says where to go on. What is
 * wrong with the edition's files comes between them, as events of the type `problems` without an id.
 */
export function changeEvents(
  service: EditionService,
  edition: string,
  revision: number,
  heartbeat: number,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let end = () => {}
  return new ReadableStream({
    start: async (controller) => {
      let sent = revision
      let waiting: LogRecord[] | null = []
      let told: readonly FileProblem[] = []
      const send = (record: LogRecord) => {
        if (record.revision <= sent) return
        sent = record.revision
        write(`id: ${record.revision}\ndata: ${JSON.stringify(record)}\n\n`)
      }
      const write = (text: string) => {
        controller.enqueue(encoder.encode(text))
        // Whoever does not read what is sent is let go, and may ask again from where it stopped.
        if ((controller.desiredSize ?? 0) < -MOST_UNREAD) {
          end()
          controller.close()
        }
      }
      const tell = (problems: readonly FileProblem[]) =>
        write(`event: problems\ndata: ${JSON.stringify(problems)}\n\n`)
      const unsubscribe = service.subscribe(
        edition,
        (record) => {
          if (waiting === null) send(record)
          else waiting.push(record)
        },
        (problems) => {
          if (waiting === null) tell(problems)
          else told = problems
        },
      )
      const timer = setInterval(() => write(': still here\n\n'), heartbeat)
      end = () => {
        unsubscribe()
        clearInterval(timer)
        end = () => {}
      }
      try {
        write(`retry: ${RETRY}\nid: ${revision}\n\n`)
        for (const record of await service.since(edition, revision)) send(record)
        for (const record of waiting) send(record)
        waiting = null
        tell(told)
      } catch (error) {
        end()
        controller.error(error)
      }
    },
    cancel: () => end(),
  })
}

/** Milliseconds after which a browser connects again. */
const RETRY = 1000

/** How many events may lie unread. */
const MOST_UNREAD = 10_000
