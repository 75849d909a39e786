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
 * notes that record no variant. Parallels are no variants and are not listed. A passage with a row that begins with `?` is one
 * that the reader does not yet read so: it is named as such, and the test says when it does.
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
  // Editorial habits of many periods, from the collations of the 四庫全書 to those of manuscripts and bamboo slips.
  ['habits', 120],
])('%s', (name, least) => {
  const all = passages(name)
  it('has its passages', () => expect(all.length).toBeGreaterThan(least))
  const held = all.filter(({ rows }) => !rows.some((row) => row.startsWith('?')))
  it.each(held)('$section: $text', ({ text, rows }) =>
    expect(rowsOf(text).filter((row) => !row.endsWith('|parallel'))).toEqual(rows),
  )
  for (const { section, text, rows } of all.filter((passage) => !held.includes(passage)))
    it.fails(`not read yet, ${section}: ${text}`, () =>
      expect(rowsOf(text).filter((row) => !row.endsWith('|parallel'))).toEqual(
        rows.map((row) => row.replace(/^\?/u, '')),
      ),
    )
})
