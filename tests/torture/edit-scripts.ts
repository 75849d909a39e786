import type { EditedText } from './edited-text.ts'
import type { Random } from './random.ts'

/** A kind of editing that a text may be put through. */
export interface EditScript {
  readonly name: string
  /** The part of the anchors that still have a place which must be found. */
  readonly goal: number
  edit(text: EditedText, random: Random, lemmata: readonly (readonly [number, number])[]): void
}

export const editScripts: readonly EditScript[] = [
  {
    name: 'small edits',
    goal: 0.999,
    edit: (text, random) => {
      for (let n = random.between(5, 40); n > 0; n--) smallEdit(text, random)
    },
  },
  {
    name: 'moves and deletions',
    goal: 0.995,
    edit: (text, random) => {
      for (let n = random.between(2, 8); n > 0; n--) moveSentence(text, random)
      for (let n = random.between(2, 8); n > 0; n--) deleteSentence(text, random)
      for (let n = random.between(0, 5); n > 0; n--) smallEdit(text, random)
    },
  },
  {
    // Which of two the old one is nobody can tell when a clause was written twice: an orphan is right then.
    name: 'look-alikes',
    goal: 0.98,
    edit: (text, random) => {
      for (let n = random.between(2, 6); n > 0; n--) doubleOrHalve(text, random)
      for (let n = random.between(2, 10); n > 0; n--) smallEdit(text, random)
    },
  },
  {
    name: 'global changes',
    goal: 0.999,
    edit: (text, random) => {
      if (random.chance(0.3)) return simplify(text, random)
      for (let n = random.between(1, 4); n > 0; n--) replaceEverywhere(text, random)
    },
  },
  {
    name: 'line ends and marks',
    goal: 0.999,
    edit: (text, random) => lineEnds(text, random),
  },
  {
    name: 'heavy rewriting',
    goal: 0.98,
    edit: (text, random) => rewrite(text, random),
  },
  {
    name: 'aimed at lemmas',
    goal: 0.85,
    edit: (text, random, lemmata) => {
      const places = text.places()
      const targets = lemmata
        .filter(() => random.chance(0.08))
        .map(([start, end]) => [places[start]!, end - start] as const)
        .sort((a, b) => b[0] - a[0])
      let before = Infinity
      for (const [at, length] of targets) {
        // From the last to the first, so that the places of those to come are still right.
        if (at < 0 || at + length > before) continue
        before = at
        aimedEdit(text, random, at, at + length)
      }
    },
  },
]

function smallEdit(text: EditedText, random: Random): void {
  const at = random.below(text.length)
  const length = random.chance(0.6) ? random.between(1, 2) : random.between(3, 8)
  const to = Math.min(text.length, at + length)
  const kind = random.below(3)
  if (kind === 0) text.replace(at, at, someWords(text, random, length))
  else if (kind === 1) text.replace(at, to, [])
  else text.replace(at, to, someWords(text, random, random.chance(0.6) ? to - at : random.between(1, 8)))
}

/** Words as they occur in the text: single characters, or a piece of it. */
function someWords(text: EditedText, random: Random, length: number): string[] {
  if (random.chance(0.5)) {
    const from = random.below(Math.max(1, text.length - length))
    return text.slice(from, from + length)
  }
  return Array.from({ length }, () => text.at(random.below(text.length)))
}

function sentence(text: EditedText, random: Random): [number, number] | null {
  for (let tries = 0; tries < 20; tries++) {
    let from = random.below(text.length)
    while (from > 0 && !ENDS.has(text.at(from - 1))) from--
    let to = from
    while (to < text.length && !ENDS.has(text.at(to))) to++
    to = Math.min(text.length, to + 1)
    if (to - from >= 6 && to - from <= 200) return [from, to]
  }
  return null
}

const ENDS = new Set(['。', '\n', '.', '；'])

/** Of a sentence that stands twice word for word nobody could say which was moved. */
function moveSentence(text: EditedText, random: Random): void {
  const found = sentence(text, random)
  if (found === null) return
  const [from, to] = found
  const { content } = text
  const words = text.slice(from, to).join('')
  if (content.indexOf(words) !== content.lastIndexOf(words)) return
  const rest = text.length - (to - from)
  let target = random.below(rest)
  const after = (at: number) => text.at(at < from ? at : at + to - from)
  while (target < rest && target > 0 && !ENDS.has(after(target - 1))) target++
  text.move(from, to, target)
}

function deleteSentence(text: EditedText, random: Random): void {
  const found = sentence(text, random)
  if (found !== null) text.replace(...found, [])
}

/** Writes a clause twice, or strikes out one that stands twice in a row: what copyists do. */
function doubleOrHalve(text: EditedText, random: Random): void {
  const at = random.below(text.length)
  const length = random.between(1, 12)
  const words = text.slice(at, at + length)
  if (random.chance(0.5)) return text.replace(at, at, words)
  const found = sentence(text, random)
  if (found !== null) text.replace(found[1], found[1], text.slice(...found))
}

/** One word becomes another wherever it stands: 夏 becomes 西夏, 契丹 becomes 遼. */
function replaceEverywhere(text: EditedText, random: Random): void {
  let word = text.at(random.below(text.length))
  for (let tries = 0; tries < 20 && !/\p{L}/u.test(word); tries++) word = text.at(random.below(text.length))
  const other = random.chance(0.5) ? text.at(random.below(text.length)) : random.pick(['遼', '𣈆', '⿰亻呆'])
  const insert = Array.from(random.chance(0.4) ? other + word : random.chance(0.2) ? word + other : other)
  for (let i = text.length - 1; i >= 0; i--) if (text.at(i) === word) text.replace(i, i + 1, insert)
}

/** A third of the characters that occur become others, always the same, as when a text is simplified. */
function simplify(text: EditedText, random: Random): void {
  const table = new Map<string, string>()
  for (let i = 0; i < text.length; i++) {
    const character = text.at(i)
    if (!table.has(character)) {
      const other = String.fromCodePoint(0x20000 + table.size)
      table.set(character, /\p{L}/u.test(character) && random.chance(0.35) ? other : character)
    }
    text.replace(i, i + 1, [table.get(character)!])
  }
}

/** Line ends become those of another machine, marks of punctuation those of another press, a byte order mark comes. */
function lineEnds(text: EditedText, random: Random): void {
  const marks = random.chance(0.5)
  const dropped = random.chance(0.3)
  for (let i = text.length - 1; i >= 0; i--) {
    const character = text.at(i)
    if (character === '\n' && (i === 0 || text.at(i - 1) !== '\r')) text.replace(i, i, ['\r'])
    else if (marks && character === '。') text.replace(i, i + 1, ['．'])
    else if (dropped && character === '，') text.replace(i, i + 1, [])
  }
  if (random.chance(0.5)) text.replace(0, 0, ['\ufeff'])
}

/** From three to five of ten characters become others; in scripts that part words, words. */
function rewrite(text: EditedText, random: Random): void {
  const part = 0.3 + 0.2 * random.next()
  const isLetter = (i: number) => i >= 0 && /[\p{sc=Latn}]/u.test(text.at(i))
  for (let i = text.length - 1; i >= 0; i--) {
    if (isLetter(i)) {
      const end = i + 1
      while (isLetter(i - 1)) i--
      if (random.chance(part)) text.replace(i, end, someWord(text, random))
      continue
    }
    if (!random.chance(part)) continue
    const kind = random.below(20)
    if (kind === 0) text.replace(i, i + 1, [])
    else if (kind === 1) text.replace(i, i, [text.at(random.below(text.length))])
    else text.replace(i, i + 1, [text.at(random.below(text.length))])
  }
}

function someWord(text: EditedText, random: Random): string[] {
  const isLetter = (i: number) => i < text.length && /\p{L}/u.test(text.at(i))
  let from = random.below(text.length)
  while (from < text.length && isLetter(from)) from++
  while (from < text.length && !isLetter(from)) from++
  let to = from
  while (isLetter(to)) to++
  return text.slice(from, to)
}

function aimedEdit(text: EditedText, random: Random, from: number, to: number): void {
  const within = from + random.below(Math.max(1, to - from))
  const kind = random.below(6)
  if (kind === 0) text.replace(from, to, [])
  else if (kind === 1) text.replace(from, to, someWords(text, random, random.between(1, to - from + 1)))
  else if (kind === 2) text.replace(within, within + 1, someWords(text, random, 1))
  else if (kind === 3) text.replace(within, within + 1, [])
  else if (kind === 4) text.replace(within, within, someWords(text, random, 1))
  else {
    const begin = Math.max(0, from - random.below(3))
    text.replace(begin, Math.min(text.length, to + random.below(3)), someWords(text, random, to - from))
  }
}
