import type { CollationAnswer, CollationRequest } from './collation-messages.ts'
import workerUrl from './collation-worker.ts?worker&url'
import { startWorker } from './start-worker.ts'

interface Asked {
  readonly resolve: (answer: CollationAnswer) => void
  readonly reject: (error: Error) => void
  readonly progress: ((done: number, of: number) => void) | undefined
}

/** A collation off the main thread. What was asked before it was ended is never answered. */
export class CollationWorker {
  readonly #worker: Worker
  readonly #asked = new Map<number, Asked>()
  #next = 1

  constructor() {
    this.#worker = startWorker(workerUrl)
    this.#worker.addEventListener(
      'message',
      ({ data }: MessageEvent<{ id: number; answer: CollationAnswer }>) =>
        this.#answered(data.id, data.answer),
    )
    this.#worker.addEventListener('error', ({ message }) => {
      for (const { reject } of this.#asked.values()) reject(new Error(message))
      this.#asked.clear()
    })
  }

  /** The answer to `request`, of the kind that it is named after. Rejects with a sentence when there is none. */
  ask<K extends 'table' | 'entries' | 'graph' | 'doubt'>(
    kind: K,
    request: CollationRequest,
    progress?: (done: number, of: number) => void,
  ): Promise<Extract<CollationAnswer, { kind: K }>> {
    const id = this.#next++
    return new Promise<CollationAnswer>((resolve, reject) => {
      this.#asked.set(id, { resolve, reject, progress })
      this.#worker.postMessage({ id, request })
    }).then((answer) => {
      if (answer.kind === kind) return answer as Extract<CollationAnswer, { kind: K }>
      throw new Error(
        answer.kind === 'failed' ? answer.message : `an answer of kind ${answer.kind} was not asked for`,
      )
    })
  }

  end(): void {
    this.#worker.terminate()
    this.#asked.clear()
  }

  #answered(id: number, answer: CollationAnswer): void {
    const asked = this.#asked.get(id)
    if (asked === undefined) return
    if (answer.kind === 'progress') return asked.progress?.(answer.done, answer.of)
    this.#asked.delete(id)
    asked.resolve(answer)
  }
}
