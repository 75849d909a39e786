import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Random } from '../torture/random.ts'

const root = join(import.meta.dirname, '../..')
const fixtures = join(root, 'tests/fixtures/notes')

/**
 * A text with notes of all kinds, at least `length` code units long and the same for the same seed: the paragraphs of the
 * sample, of the fixtures and of the text files in `folders`, shuffled again and again. Each time round the words that
 * formulae are not made of become others, so that a reader meets new lemmata and new titles as in a library.
 */
export function variedNotes(length: number, folders: readonly string[] = [], seed = 1): string {
  const paragraphs = material(folders)
  const random = new Random(seed)
  const rare = rareCharacters(paragraphs.join('\n'))
  const parts: string[] = []
  for (let size = 0; size < length;) {
    const others = shuffled(rare, random)
    const become = new Map(rare.map((character, i) => [character, others[i]!]))
    for (const paragraph of shuffled(paragraphs, random)) {
      const words = Array.from(paragraph, (character) => become.get(character) ?? character).join('')
      parts.push(words, '\n')
      size += words.length + 1
      if (size >= length) break
    }
  }
  return parts.join('')
}

function material(folders: readonly string[]): string[] {
  const texts = [
    join(root, 'corpus/xixiaji-13/base.txt'),
    ...[fixtures, ...folders].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => join(folder, name)),
    ),
  ].flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  // A passage is one line; its notes may stand on lines of their own.
  const passages = ['grammar', 'habits', 'works'].flatMap((name) =>
    readFileSync(join(fixtures, 'passages', `${name}.txt`), 'utf8')
      .split('\n')
      .filter((line) => !/^[#\t]/u.test(line))
      .map((line) => line.replaceAll('\\n', '\n')),
  )
  return [...texts, ...passages].filter((paragraph) => paragraph.trim() !== '')
}

/** The ideographs that occur seldom: names and things, not the words of which formulae are made. */
function rareCharacters(text: string): string[] {
  const counts = new Map<string, number>()
  for (const character of text) {
    if (/\p{Script=Han}/u.test(character)) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count <= SELDOM).map(([character]) => character)
}

const SELDOM = 8

function shuffled<T>(values: readonly T[], random: Random): T[] {
  const result = [...values]
  for (let i = result.length - 1; i > 0; i--) {
    const k = random.below(i + 1)
    ;[result[i], result[k]] = [result[k]!, result[i]!]
  }
  return result
}
