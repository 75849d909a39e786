import type { Edition, NotesProposals } from '../core/edition/index.ts'
import workerUrl from './notes-worker.ts?worker&url'

/** `proposalsFromNotes`, off the main thread. Rejects when the worker fails. */
export function proposalsFromNotes(edition: Edition): Promise<NotesProposals> {
  const worker = new Worker(scriptUrl(workerUrl), { type: 'module' })
  return new Promise<NotesProposals>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<NotesProposals>) => resolve(data))
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
    worker.postMessage(edition)
  }).finally(() => worker.terminate())
}

/**
 * Under Trusted Types a worker starts only from an address that a named policy vouches for: this one, for a file of
 * our own build.
 */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('yiwen-worker', {
  createScriptURL: (ours) => ours,
})

const scriptUrl = (url: string): string => policy?.createScriptURL(url) ?? url

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}
