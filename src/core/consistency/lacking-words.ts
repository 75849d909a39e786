import type { Find } from './find.ts'
import { against, type Ground, quoted } from './ground.ts'
import { agreement, likePlaces, type Place } from './like-places.ts'
import { BOUNDARY, spanOf } from './token-run.ts'

/**
 * A word that the same surroundings have elsewhere and that is lacking here (脫), or one that stands here alone (衍):
 * 石州監軍為靜塞軍 beside 石州監軍司 elsewhere. Like passages shorten each other on purpose, so that surroundings must
 * agree far on both sides.
 */
export function lackingAndAddedWords(ground: Ground): Find[] {
  const found = new Map<string, Find>()
  for (const places of likePlaces(ground.tokens, AROUND, [0, 1], AROUND)) {
    const [without, within] = [
      places.filter(({ width }) => width === 0),
      places.filter(({ width }) => width === 1),
    ]
    if (without.length === 0 || within.length === 0) continue
    const find =
      without.length === 1 && within.length >= 2 && sameWord(ground, within)
        ? lacking(ground, without[0]!, within)
        : within.length === 1 && without.length >= 2
          ? added(ground, within[0]!, without)
          : null
    if (find !== null) found.set(`${find.spans[0]!.from}-${find.detector}`, find)
  }
  return [...found.values()]
}

const sameWord = ({ tokens: { ids } }: Ground, places: readonly Place[]) =>
  ids[places[0]!.at] !== BOUNDARY && places.every(({ at }) => ids[at] === ids[places[0]!.at])

function lacking(ground: Ground, here: Place, others: readonly Place[]): Find | null {
  const other = others[0]!
  // 第四百六卷 lacks nothing of 第四百六十卷.
  if (NUMBER.test(quoted(ground, other.at, other.at + 1))) return null
  const common = strength(ground, here, others)
  if (common < LEAST) return null
  const word = quoted(ground, other.at, other.at + 1)
  return {
    detector: 'lacking-word',
    spans: [spanOf(ground.tokens, here.at - 1, here.at + 1)],
    expected: quoted(ground, other.at - 1, other.at + 2),
    usual: others.length,
    confidence: common >= LIKELY && others.length >= 3 ? 'likely' : 'possible',
    evidence: against(
      ground,
      others.map(({ at }) => at),
      others[0]!.width,
    ),
    message: `${word} is lacking here; the same words elsewhere have it (${others.length} times).`,
  }
}

function added(ground: Ground, here: Place, others: readonly Place[]): Find | null {
  if (ground.tokens.ids[here.at] === BOUNDARY || NUMBER.test(quoted(ground, here.at, here.at + 1)))
    return null
  const common = strength(ground, here, others)
  if (common < LEAST) return null
  const word = quoted(ground, here.at, here.at + 1)
  return {
    detector: 'added-word',
    spans: [spanOf(ground.tokens, here.at, here.at + 1)],
    expected: '',
    usual: others.length,
    confidence: common >= LIKELY && others.length >= 3 ? 'likely' : 'possible',
    evidence: against(
      ground,
      others.map(({ at }) => at),
      others[0]!.width,
    ),
    message: `${word} stands here alone; the same words elsewhere are without it (${others.length} times).`,
  }
}

function strength({ tokens }: Ground, here: Place, others: readonly Place[]): number {
  const best = others.slice(0, MOST_PLACES).map((other) => agreement(tokens, here, other))
  const sums = best.map(({ left, right }) => (Math.min(left, right) < LEAST_SIDE ? 0 : left + right))
  return Math.max(...sums) + Math.log2(others.length)
}

const NUMBER = /^[〇零一二三四五六七八九十百千萬\p{N}]/u
/** In tokens, before and behind. */
const AROUND = 2
const MOST_PLACES = 20
const LEAST_SIDE = 1.6
const LEAST = 7
const LIKELY = 9
