import type { Find } from '../core/consistency/index.ts'
import workerUrl from './consistency-worker.ts?worker&url'
import { startWorker } from './start-worker.ts'

/** `checkConsistency` on the content of a text, off the main thread. Rejects when the worker fails. */
export function checkConsistency(content: string): Promise<readonly Find[]> {
  const worker = startWorker(workerUrl)
  return new Promise<readonly Find[]>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<readonly Find[]>) => resolve(data))
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
    worker.postMessage(content)
  }).finally(() => worker.terminate())
}
