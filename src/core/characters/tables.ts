/**
 * What is known of ideographs beyond their looks on the page: of what they are composed, how many strokes they have,
 * how they are read, and which are told to be variants of which. Made by `loadCharacterTables`.
 */
export interface CharacterTables {
  /** The ideographic description; characters from U+E000 on stand for parts that have no code point. */
  readonly descriptions: ReadonlyMap<string, string>
  readonly strokes: ReadonlyMap<string, number>
  /** The five digits of the four-corner method, for graphs of at most twelve strokes. */
  readonly corners: ReadonlyMap<string, string>
  /** Readings in pinyin, the commonest first. */
  readonly mandarin: ReadonlyMap<string, readonly string[]>
  /** The 反切 of 廣韻: characters that share one sounded alike. */
  readonly fanqie: ReadonlyMap<string, readonly string[]>
  /** For a variant: which graphs are told to be its standard, and which dictionary relation says so. */
  readonly claims: ReadonlyMap<string, readonly VariantClaim[]>
  /** In how many descriptions a part occurs directly: 氵 in hundreds, 𡗗 in a few. */
  readonly frequencies: ReadonlyMap<string, number>
}

/** That a graph is a variant of `standard`, after a relation named `dictionary/kind`. */
export interface VariantClaim {
  readonly standard: string
  readonly relation: string
}

/**
 * The tables, some 390 KB to transfer; they are loaded when somebody asks for evidence and not before. The caller
 * keeps them: each call reads them anew.
 */
export async function loadCharacterTables(): Promise<CharacterTables> {
  const [composition, readings, relations] = await Promise.all([
    import('./data/composition.json', { with: { type: 'json' } }),
    import('./data/readings.json', { with: { type: 'json' } }),
    import('./data/relations.json', { with: { type: 'json' } }),
  ])
  return readTables(composition.default, readings.default, relations.default)
}

/** The files as tests/generate-characters.mjs writes them; lists are runs, see `entriesOf`. */
function readTables(
  composition: { strokes: string[]; descriptions: string[]; corners: string[] },
  readings: { syllables: string; mandarin: string[]; spellings: string; fanqie: string[] },
  relations: { relations: string; variants: string[] },
): CharacterTables {
  const descriptions = new Map(entriesOf(composition.descriptions))
  const frequencies = new Map<string, number>()
  for (const description of descriptions.values()) {
    for (const part of description) {
      if (!isOperator(part)) frequencies.set(part, (frequencies.get(part) ?? 0) + 1)
    }
  }
  const names = relations.relations.split(' ')
  const claims = new Map<string, VariantClaim[]>()
  for (const [variant, said] of entriesOf(relations.variants)) {
    const list: VariantClaim[] = []
    let relation = ''
    for (const sign of said) {
      if (sign >= 'a' && sign <= 'z') relation = names[sign.charCodeAt(0) - A]!
      else list.push({ standard: sign, relation })
    }
    claims.set(variant, list)
  }
  return {
    descriptions,
    strokes: strokesFrom(composition.strokes),
    corners: new Map(entriesOf(composition.corners)),
    mandarin: wordsFrom(readings.mandarin, readings.syllables.split(' ')),
    fanqie: wordsFrom(readings.fanqie, readings.spellings.split(' ')),
    claims,
    frequencies,
  }
}

/** Whether a character joins the parts that follow it: ⿰ ⿱ … */
export function isOperator(character: string): boolean {
  return (character >= '\u2ff0' && character <= '\u2fff') || character === '\u31ef'
}

/**
 * A run is a character, followed by what is said of it and of the characters after it in code point order, with blanks
 * between; nothing stands for a character of which nothing is said.
 */
function* entriesOf(runs: readonly string[]): Generator<[string, string]> {
  for (const run of runs) {
    let code = run.codePointAt(0)!
    for (const said of run.slice(code > 0xffff ? 2 : 1).split(' ')) {
      if (said !== '') yield [String.fromCodePoint(code), said]
      code++
    }
  }
}

/** In runs of strokes every character is 32 more than a number; 32, a blank, says nothing. */
function strokesFrom(runs: readonly string[]): Map<string, number> {
  const strokes = new Map<string, number>()
  for (const run of runs) {
    let code = run.codePointAt(0)!
    for (let i = code > 0xffff ? 2 : 1; i < run.length; i++, code++) {
      const count = run.charCodeAt(i) - 32
      if (count > 0) strokes.set(String.fromCodePoint(code), count)
    }
  }
  return strokes
}

/** In runs of words every character from U+0100 on is the number of a word. */
function wordsFrom(runs: readonly string[], words: readonly string[]): Map<string, string[]> {
  const lists = new Map<string, string[]>()
  for (const [character, signs] of entriesOf(runs)) {
    lists.set(
      character,
      Array.from(signs, (sign) => words[sign.charCodeAt(0) - FIRST_SIGN]!),
    )
  }
  return lists
}

const A = 97
const FIRST_SIGN = 0x100
