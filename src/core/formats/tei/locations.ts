import type { Span } from '../../text/index.ts'
import type { XmlElement } from './scan-xml.ts'
import type { Mark } from './text-builder.ts'

/**
 * The places of a text that canonical references name: verses, lines, paragraphs and divisions by their numbers, and by
 * the numbers of what they stand in (`1.12`). Where two have the same name, the finer one has it.
 */
export class Locations {
  readonly #spans = new Map<string, { from: Mark; to: Mark; rank: number }>()
  /** The numbered elements that are open, outermost first. */
  readonly #open: { element: XmlElement; n: string }[] = []
  readonly #mark: () => Mark
  #line: { name: string; from: Mark } | null = null
  #prose = 0

  constructor(mark: () => Mark) {
    this.#mark = mark
  }

  /** Whether a paragraph is open, in which lines are those of a page. */
  get inProse(): boolean {
    return this.#prose > 0
  }

  enter(element: XmlElement): void {
    if (element.name === 'p') this.#prose++
    const n = element.attributes['n']
    if (n === undefined) return
    if (element.name === 'lb') {
      this.#endLine()
      this.#line = { name: n, from: this.#mark() }
    } else if (element.name in RANK) this.#open.push({ element, n })
  }

  leave(element: XmlElement, from: Mark, to: Mark): void {
    if (element.name === 'p') this.#prose--
    if (element.name === 'ab' || element.name === 'p' || element.name === 'body') this.#endLine()
    const last = this.#open.at(-1)
    if (last?.element !== element) return
    const path = this.#open.map(({ n }) => n)
    this.#open.pop()
    const rank = RANK[element.name]!
    for (let depth = 0; depth < path.length; depth++) this.#add(path.slice(depth).join('.'), from, to, rank)
  }

  /** Every place by its names. */
  spans(): Map<string, Span> {
    return new Map(
      Array.from(this.#spans, ([name, { from, to }]) => [
        name,
        { from: Math.min(from.start, to.end), to: to.end },
      ]),
    )
  }

  #endLine(): void {
    if (this.#line === null) return
    const path = this.#open.map(({ n }) => n)
    const { name, from } = this.#line
    const to = this.#mark()
    this.#line = null
    for (let depth = 0; depth <= path.length; depth++)
      this.#add([...path.slice(depth), name].join('.'), from, to, RANK['l']!)
  }

  #add(name: string, from: Mark, to: Mark, rank: number): void {
    const known = this.#spans.get(name)
    if (known === undefined || known.rank < rank) this.#spans.set(name, { from, to, rank })
  }
}

/** The finer, the higher. */
const RANK: Readonly<Record<string, number>> = {
  l: 3,
  seg: 2,
  p: 2,
  ab: 2,
  head: 2,
  lg: 1,
  div: 0,
  'cb:div': 0,
}
