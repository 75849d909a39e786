import type { ImportProblem } from '../import-format.ts'
import type { XmlElement } from './scan-xml.ts'

type Place = Pick<XmlElement, 'line' | 'column'>

/** Is told of what a reader did not understand. */
export interface Listener {
  /** `what` is a sentence without its full stop. */
  met(what: string, place: Place): void
  problem(code: string, message: string, place: Place, severity?: ImportProblem['severity']): void
}

/** For a second look at what was reported at the first. */
export const silence: Listener = { met: () => {}, problem: () => {} }

/**
 * Collects what a reader did not understand. Of what recurs (a kind of element, a kind of attribute) only the first
 * place is named, with how often it was met; of problems that name something, each is listed, up to a limit.
 */
export class Unread implements Listener {
  readonly #recurring = new Map<string, { place: Place; count: number }>()
  readonly #problems: ImportProblem[] = []
  #more = 0

  met(what: string, place: Place): void {
    const known = this.#recurring.get(what)
    if (known !== undefined) known.count++
    else this.#recurring.set(what, { place, count: 1 })
  }

  problem(
    code: string,
    message: string,
    place: Place,
    severity: ImportProblem['severity'] = 'warning',
  ): void {
    if (this.#problems.length === MOST_PROBLEMS) this.#more++
    else this.#problems.push({ code, severity, message, line: place.line, column: place.column })
  }

  /** In the order of the file. */
  problems(): ImportProblem[] {
    const recurring = Array.from(this.#recurring, ([what, { place, count }]): ImportProblem => ({
      code: 'not-understood',
      severity: 'warning',
      message: count === 1 ? `${what}.` : `${what} (here first, ${count} times in all).`,
      line: place.line,
      column: place.column,
    }))
    const all = [...this.#problems, ...recurring].sort(
      (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
    )
    if (this.#more === 0) return all
    return [
      ...all,
      {
        code: 'more-problems',
        severity: 'warning',
        message: `${this.#more} more problems of this kind are not listed.`,
        line: null,
        column: null,
      },
    ]
  }
}

/** A file that is wrong all over is known by its first problems. */
const MOST_PROBLEMS = 200
