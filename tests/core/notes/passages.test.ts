import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rowsOf } from './rows.ts'

interface Passage {
  readonly section: string
  readonly text: string
  readonly rows: readonly string[]
}

/**
 * Passages with their notes: a line `# …` names the work or the formula, a line of text (`\n` is a line end in it) is
 * followed by what its notes say, an indented line a reading: lemma | reading | witness | kind. A text without such lines has
 * notes that record no variant. Parallels are no variants and are not listed.
 */
function passages(name: string): Passage[] {
  const file = join(import.meta.dirname, '../../fixtures/notes/passages', `${name}.txt`)
  const result: (Passage & { rows: string[] })[] = []
  let section = ''
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('# ')) section = line.slice(2)
    else if (line.startsWith('\t')) result.at(-1)!.rows.push(line.slice(1))
    else if (line !== '') result.push({ section, text: line.replaceAll('\\n', '\n'), rows: [] })
  }
  return result
}

describe.each([
  // Every formula, notation, way to the lemma, form of a witness and false friend of the grammar of notes.
  ['grammar', 195],
  // The notations of works from the 經典釋文 to the editions of our day, passage by passage.
  ['works', 270],
])('%s', (name, least) => {
  const all = passages(name)
  it('has its passages', () => expect(all.length).toBeGreaterThan(least))
  it.each(all)('$section: $text', ({ text, rows }) =>
    expect(rowsOf(text).filter((row) => !row.endsWith('|parallel'))).toEqual(rows),
  )
})
