import { type Alignment, gaps } from './alignment.ts'

/** Tokens of one witness, half-open. Empty where the witness has nothing. */
export interface Cell {
  readonly from: number
  readonly to: number
}

/** Where the edges between base tokens lie in a witness: before what is added there, and after it. */
export class Boundaries {
  readonly #before: Int32Array
  readonly #after: Int32Array

  constructor(alignment: Alignment) {
    const { countA, countB } = alignment
    this.#before = new Int32Array(countA + 1)
    this.#after = new Int32Array(countA + 1)
    let a = 0
    let b = 0
    const matched = (to: number) => {
      for (; a < to; a++, b++) this.#before[a] = this.#after[a] = b
    }
    for (const { fromA, toA, fromB, toB } of gaps(alignment)) {
      matched(fromA)
      this.#before[fromA] = fromB
      this.#after[fromA] = fromA === toA ? toB : fromB
      for (let at = fromA + 1; at <= toA; at++) this.#before[at] = this.#after[at] = toB
      a = toA
      b = toB
      // The token behind the gap begins after it; what stood before it was said above.
      if (a < countA) {
        this.#after[a] = b
        if (fromA !== toA) this.#before[a] = b
        a++
        b++
      }
    }
    matched(countA)
    if (a === countA && b === countB && this.#after[countA] === 0)
      this.#before[countA] = this.#after[countA] = countB
  }

  between = (from: number, to: number): Cell => ({ from: this.#after[from]!, to: this.#before[to]! })
  added = (at: number): Cell => ({ from: this.#before[at]!, to: this.#after[at]! })
}
