import type { Edition, Proposals } from '../core/edition/index.ts'
import workerUrl from './notes-worker.ts?worker&url'
import { startWorker } from './start-worker.ts'

/** `proposalsFromNotes`, off the main thread. Rejects when the worker fails. */
export function proposalsFromNotes(edition: Edition): Promise<Proposals> {
  const worker = startWorker(workerUrl)
  return new Promise<Proposals>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Proposals>) => resolve(data))
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
    worker.postMessage(edition)
  }).finally(() => worker.terminate())
}
