import { describe, type StoredSelector, toCodePointSpan } from '../../src/core/apparatus/index.ts'
import { apply, type Edition, inverse } from '../../src/core/edition/index.ts'
import { type Reanchor, reanchorByWords, reanchorFrom } from '../../src/core/edition/reanchor/index.ts'
import type { Placement } from '../../src/core/edition/reanchor/index.ts'
import { type BaseText, baseText, type Change, toOffset, words } from '../../src/core/text/index.ts'
import type { EditScript } from './edit-scripts.ts'
import { EditedText } from './edited-text.ts'
import { judge, type Judgement } from './judge-anchors.ts'
import type { Random } from './random.ts'

export type Tally = Record<Judgement, number>

export const emptyTally = (): Tally => ({
  right: 0,
  'right, flagged': 0,
  'silently wrong': 0,
  'wrong, flagged': 0,
  'given up': 0,
  'given up, altered': 0,
  'rightly given up': 0,
})

/** Those that were found where they are. */
export const foundOf = (tally: Tally) => tally.right + tally['right, flagged']
/** Those whose words all still stand together. */
export const wholeOf = (tally: Tally) => foundOf(tally) + tally['given up']

/** How the anchors are found again: with the old text, from what dense selectors tell of it, from what few tell. */
export const ways = ['old text known', 'told by many', 'told by few'] as const
export type Way = (typeof ways)[number]

/** Puts `content` through `script`, finds `count` anchors again, and judges each. */
export function judgeRound(
  content: string,
  script: EditScript,
  way: Way,
  count: number,
  random: Random,
  tell?: (lemma: readonly [number, number], judgement: Judgement, placement: Placement) => void,
): Tally {
  const before = baseText(content)
  const lemmata = someLemmata(content, way === 'told by few' ? Math.ceil(count / 20) : count, random)
  const edited = new EditedText(content)
  script.edit(edited, random, lemmata)
  const after = baseText(edited.content)
  const selectors = lemmata.map((lemma) => storedSelector(before, lemma))
  const find: Reanchor =
    way === 'old text known' ? reanchorFrom(content, after) : reanchorByWords(selectors, before.length, after)
  const places = edited.places()
  const tally = emptyTally()
  lemmata.forEach((lemma, i) => {
    const { placement } = find(selectors[i]!)
    const judgement = judge(edited, places, lemma, placement)
    tally[judgement]++
    tell?.(lemma, judgement, placement)
  })
  return tally
}

/** Edits within the workbench: every anchor follows every keystroke, and undo and redo bring all of it back. */
export function judgeEditing(
  content: string,
  edits: number,
  count: number,
  random: Random,
): Tally & { unlike: number } {
  const text = baseText(content)
  const lemmata = someLemmata(content, count, random)
  let edition = editionOn(text, lemmata)
  const edited = new EditedText(content)
  let unlike = 0
  for (let n = 0; n < edits; n++) {
    const at = random.below(edited.length)
    const to = Math.min(edited.length, at + random.between(0, 6))
    const insert = edited.slice(at, at + random.between(to === at ? 1 : 0, 4)).reverse()
    if (insert.length === to - at && insert.join('') === edited.slice(at, to).join('')) continue
    const change: Change = {
      from: toOffset(edition.text, at)!,
      to: toOffset(edition.text, to)!,
      insert: insert.join(''),
    }
    const act = { kind: 'edit-text' as const, nature: 'transcription' as const, changes: [change] }
    const done = apply(edition, { ...NOBODY, act })
    if (random.chance(0.5)) {
      const back = inverse(edition, act)!
      const undone = apply(done, { ...NOBODY, act: back })
      if (!sameAnchors(edition, undone)) unlike++
      const again = apply(undone, { ...NOBODY, act: inverse(done, back)! })
      if (!sameAnchors(done, again)) unlike++
    }
    edited.replace(at, to, insert)
    edition = done
  }
  const places = edited.places()
  const tally = emptyTally()
  const entries = new Map<string, Edition['entries'][number]>(
    edition.entries.map((entry) => [entry.id, entry]),
  )
  lemmata.forEach((lemma, i) => {
    const selector = entries.get(`e${i}`)!.lemma[0]!
    const placement: Placement =
      selector.span === null
        ? { kind: 'lost', why: 'deleted' }
        : {
            kind: 'found',
            by: 'edits',
            score: 1,
            place: toCodePointSpan(edition.text, selector.span),
            doubt: words(edition.text, selector.span) === selector.exact ? null : 'altered',
          }
    tally[judge(edited, places, lemma, placement)]++
  })
  return { ...tally, unlike }
}

const NOBODY = { id: '', by: '', at: '' }

function editionOn(text: BaseText, lemmata: readonly (readonly [number, number])[]): Edition {
  const entries = lemmata.map(([start, end], i) => ({
    id: `e${i}`,
    layer: 'variants',
    kind: 'reading',
    lemma: [describe(text, { from: toOffset(text, start)!, to: toOffset(text, end)! })],
    readings: [],
    origin: { by: 'hand' },
    status: 'proposed',
  })) as unknown as Edition['entries']
  return { id: 'x', revision: 0, about: { title: 'x' }, witnesses: [], layers: [], text, entries }
}

function sameAnchors(a: Edition, b: Edition): boolean {
  const byId = new Map(b.entries.map((entry) => [entry.id, entry]))
  return (
    a.text.content === b.text.content &&
    a.entries.every(({ id, lemma }) => JSON.stringify(lemma) === JSON.stringify(byId.get(id)!.lemma))
  )
}

/** Words as editors mark them: single characters and names above all, now and then a place between two characters. */
function someLemmata(content: string, count: number, random: Random): (readonly [number, number])[] {
  const characters = Array.from(content)
  const lemmata: [number, number][] = []
  while (lemmata.length < count) {
    let start = random.below(characters.length - 8)
    const length = random.chance(0.04) ? 0 : random.chance(0.35) ? 1 : random.between(2, 7)
    let end = start + length
    // In scripts that part words, editors mark whole words.
    const isLatin = (i: number) => /[\p{sc=Latn}]/u.test(characters[i] ?? '')
    while (length > 0 && isLatin(start) && isLatin(start - 1)) start--
    while (length > 0 && isLatin(end) && isLatin(end - 1)) end++
    if (length > 0 && ![characters[start]!, characters[end - 1]!].every((c) => /[\p{L}\p{N}\p{So}]/u.test(c)))
      continue
    lemmata.push([start, end])
  }
  return lemmata
}

function storedSelector(text: BaseText, [start, end]: readonly [number, number]): StoredSelector {
  const { exact, prefix, suffix } = describe(text, { from: toOffset(text, start)!, to: toOffset(text, end)! })
  return { start, end, exact, prefix, suffix }
}
