import { type Transcriptions, transcriptionName } from '../core/edition/index.ts'

/** Keeps transcriptions in memory, for tests and for trying things out. */
export class MemoryTranscriptions implements Transcriptions {
  readonly #texts = new Map<string, string>()

  async read(_edition: string, path: string): Promise<string | null> {
    return this.#texts.get(path) ?? null
  }

  async add(edition: string, name: string, text: string): Promise<string> {
    for (let number = 1; ; number++) {
      const ending = number === 1 ? '' : `-${number}`
      const path = `corpus/${edition}/witnesses/${transcriptionName(name)}${ending}.txt`
      const there = this.#texts.get(path)
      if (there !== undefined && there !== text) continue
      this.#texts.set(path, text)
      return path
    }
  }
}
