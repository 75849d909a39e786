import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ReadImport } from '../../../../src/core/formats/import-format.ts'
import type { WireEntry } from '../../../../src/core/formats/json/index.ts'
import { readTei } from '../../../../src/core/formats/tei/read.ts'
import { source } from '../import-source.ts'

/**
 * Documents in the shapes that others write: those of TEI P5, chapter 12, and those of CBETA, the Classical Text
 * Editor, EpiDoc and the Digital Latin Library. Beside each, what an editor who reads it would say is in it.
 */
const folder = new URL('../../../fixtures/tei/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.xml'))

describe('readTei', () => {
  it.each(names)('reads %s as an editor would', async (name) => {
    const result = await readTei(source(name, readFileSync(new URL(name, folder))))
    const expected = new URL(name.replace('.xml', '.txt'), folder)
    await expect(told(result)).toMatchFileSnapshot(expected.pathname)
  })

  it.each(names)('puts every entry of %s on the words that it names', async (name) => {
    const { value } = await readTei(source(name, readFileSync(new URL(name, folder))))
    const text = Array.from(value!.text!.content)
    for (const { lemma } of value!.entries)
      for (const { start, end, exact, orphan = false } of lemma)
        if (!orphan) expect(text.slice(start, end).join('')).toBe(exact)
  })
})

/** What was read, for people: the text, the entries as an apparatus prints them, the witnesses, and what is doubtful. */
function told({ value, problems }: ReadImport): string {
  const witnesses = value?.witnesses.map(({ siglum, title, group }) =>
    [siglum, group && `(${group})`, title].filter((part) => part).join(' '),
  )
  return [
    value?.text?.content ?? '',
    ...(value?.entries.flatMap(entryLines) ?? []),
    '',
    ...(witnesses ?? []),
    '',
    ...problems.map(({ line, code, message }) => `${line}: ${code}: ${message}`),
    '',
  ].join('\n')
}

function entryLines(entry: WireEntry): string[] {
  const { lemma, quotedLemma, readings, agreements = [], comments = [], layer, kind } = entry
  const place = lemma.map(({ exact, orphan }) => (orphan === true ? `(nowhere) ${exact}` : exact)).join('……')
  const who = (attestations: WireEntry['readings'][number]['attestations']) =>
    attestations.map(({ witness, hand }) => `${witness}${hand === undefined ? '' : ` ${hand}`}`).join(' ')
  const { unread = [] } = entry as { unread?: string[] }
  return [
    `${layer} ${kind} ${place}${quotedLemma === undefined ? '' : ` (${quotedLemma})`}] ${who(agreements)}`.trim(),
    ...readings.map(({ kind, text, class: ofClass, author, attestations }) =>
      `    ${kind} 「${text}」 ${[ofClass && `(${ofClass})`, author, who(attestations)].filter((part) => part).join(' ')}`.trimEnd(),
    ),
    ...comments.map(({ by, text }) => `    # ${by === '' ? '' : `${by}: `}${text}`),
    ...unread.map((xml) => `    kept ${xml}`),
  ]
}
