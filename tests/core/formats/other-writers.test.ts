import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AjvDraft04 from 'ajv-draft-04'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ApparatusEntry,
  describe as describeSpan,
  type EntryId,
  siglum,
} from '../../../src/core/apparatus/index.ts'
import {
  type ExportInput,
  type ExportOptions,
  findExportFormat,
  findImportFormat,
} from '../../../src/core/formats/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import { entryOn, input, marked, reading } from './export-input.ts'
import { source } from './import-source.ts'
import { edition } from './tei/editions.ts'

const write = async (format: string, edition: ExportInput, options: ExportOptions = {}) => {
  const { content, problems } = await findExportFormat(format)!.write(edition, options)
  return { content: content as string, losses: problems.map(({ message }) => message) }
}

/** 改西[壽監]軍司為[保泰][]軍, with witnesses A and B. */
function example(): ExportInput {
  const { text, spans } = marked('改西[壽監]軍司為[保泰][]軍。')
  const attest = (...names: string[]) => names.map((name) => ({ witness: siglum(name) }))
  const entry = (i: number, fields: Partial<ApparatusEntry>): ApparatusEntry => ({
    ...entryOn('', {}).entry,
    id: `e-${i}` as EntryId,
    lemma: [describeSpan(text, spans[i]!)],
    ...fields,
  })
  return input(text, [
    entry(0, { readings: [reading({ text: '市監', attestations: attest('A') })], agreements: attest('B') }),
    entry(1, {
      readings: [
        reading({ kind: 'omission', attestations: attest('A') }),
        reading({ id: 'r2' as never, text: '保秦', attestations: attest('B', "O'C") }),
      ],
    }),
    entry(2, { readings: [reading({ kind: 'addition', text: '之', attestations: attest('B') })] }),
  ])
}

describe('CollateX JSON', () => {
  it('has each witness as the apparatus knows it', async () => {
    const { content } = await write('collatex', example())
    const { witnesses, table } = JSON.parse(content) as {
      witnesses: string[]
      table: ({ t: string }[] | null)[][]
    }
    const texts = table.map((row) => row.map((cell) => cell?.map(({ t }) => t).join('') ?? '').join(''))
    expect(Object.fromEntries(witnesses.map((name, i) => [name, texts[i]]))).toEqual({
      base: '改西壽監軍司為保泰軍。',
      A: '改西市監軍司為軍。',
      B: '改西壽監軍司為保秦之軍。',
      "O'C": '改西壽監軍司為保秦軍。',
    })
    expect(new Set(table.map((row) => row.length)).size).toBe(1)
  })

  it('is read again with the same variants', async () => {
    const { content } = await write('collatex', example())
    const { value } = await findImportFormat('collatex')!.read(source('x.json', content))
    expect(value?.text?.content).toBe('改西壽監軍司為保泰軍。\n')
    expect(
      value?.entries.map(({ lemma, readings }) => [lemma[0]!.exact, ...readings.map(({ text }) => text)]),
    ).toEqual([
      ['壽監', '市監'],
      ['保泰', '', '保秦'],
      ['', '之'],
    ])
  })
})

describe.each(['collatex', 'graphml', 'nexus', 'csv', 'docx', 'html', 'reledmac', 'jiaokanji'])(
  '%s',
  (format) => {
    it('says how many opinions and comments it leaves behind', async () => {
      const said = { by: '錢大昕', at: '' }
      const comment = { id: 'k1', text: '待考', ...said }
      const { text, entry } = entryOn('改[保泰]軍', {
        opinions: [{ prefer: 'lemma', ...said }],
        comments: [comment, { ...comment, id: 'k2' }],
      })
      const { problems } = await findExportFormat(format)!.write(input(text, [entry]))
      const messages = problems.map(({ message }) => message)
      expect(messages).toContainEqual(expect.stringMatching(/^1 opinion is not carried/))
      expect(messages).toContainEqual(expect.stringMatching(/^2 comments are not carried/))
    })
  },
)

describe('NEXUS', () => {
  it('has a row a text, and ? where an entry says nothing of a witness', async () => {
    const { content } = await write('nexus', example())
    expect(content).toContain('dimensions ntax=4 nchar=3;')
    const rows = Object.fromEntries(
      Array.from(content.matchAll(/^ {4}('.*') +(\S+)$/gm), ([, name, states]) => [name, states]),
    )
    expect(rows).toEqual({ "'base'": '000', "'A'": '11?', "'B'": '021', "'O''C'": '?2?' })
  })

  it('has the base where nothing is said, when that is what silence means', async () => {
    expect((await write('nexus', example(), { silence: 'agrees' })).content).toMatch(/'A' +110$/m)
  })
})

const python =
  spawnSync('/usr/bin/python3', ['-c', 'import networkx, dendropy'], { stdio: 'ignore' }).status === 0
if (!python)
  console.warn('NOT read by other programs: python3-networkx and python3-dendropy are not installed')

describe.skipIf(!python)('other programs', () => {
  it('read GraphML and NEXUS', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yiwen-formats-'))
    try {
      for (const [name, format] of [
        ['x.graphml', 'graphml'],
        ['x.nex', 'nexus'],
      ] as const)
        writeFileSync(join(folder, name), (await write(format, example())).content)
      const script = `
import networkx, dendropy
g = networkx.read_graphml('x.graphml')
print(g.number_of_nodes(), networkx.is_directed_acyclic_graph(g), sorted(d['tokens'] for _, d in g.nodes(data=True) if d.get('entries')))
m = dendropy.StandardCharacterMatrix.get(path='x.nex', schema='nexus')
print(len(m), [t.label for t in m.taxon_namespace])`
      const { stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', script], {
        cwd: folder,
        encoding: 'utf8',
      })
      expect(stderr).toBe('')
      expect(stdout.trim().split('\n')).toEqual([
        "10 True ['之', '保泰', '保秦', '壽監', '市監']",
        `4 ['base', 'A', 'B', "O'C"]`,
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

/**
 * What the Web Annotation Data Model demands (its MUST clauses, sections 3.1 to 4.2) of what is written here: of
 * annotations, textual bodies, specific resources, selectors, agents, collections and pages.
 */
const iri = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9+.-]*:\\S+$' }
const motivations =
  'assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying tagging'.split(
    ' ',
  )
const annotationSchema = {
  type: 'object',
  required: ['@context', 'id', 'type', 'target'],
  properties: {
    '@context': {
      anyOf: [
        { enum: ['http://www.w3.org/ns/anno.jsonld'] },
        { type: 'array', minItems: 1, items: [{ enum: ['http://www.w3.org/ns/anno.jsonld'] }] },
      ],
    },
    id: iri,
    type: { enum: ['Annotation'] },
    motivation: { enum: motivations },
    created: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' },
    creator: { type: 'object', required: ['type', 'name'] },
    body: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'value'],
        properties: {
          type: { enum: ['TextualBody'] },
          value: { type: 'string' },
          purpose: { enum: motivations },
          language: { type: 'string' },
        },
      },
    },
    target: {
      anyOf: [
        { $ref: '#/definitions/specific' },
        { type: 'array', minItems: 1, items: { $ref: '#/definitions/specific' } },
      ],
    },
  },
  definitions: {
    specific: {
      type: 'object',
      required: ['type', 'source', 'selector'],
      properties: {
        type: { enum: ['SpecificResource'] },
        source: { type: 'object', required: ['id'], properties: { id: iri } },
        selector: {
          anyOf: [
            { $ref: '#/definitions/selector' },
            { type: 'array', minItems: 1, items: { $ref: '#/definitions/selector' } },
          ],
        },
      },
    },
    selector: {
      oneOf: [
        {
          type: 'object',
          required: ['type', 'exact'],
          properties: { type: { enum: ['TextQuoteSelector'] }, exact: { type: 'string' } },
        },
        {
          type: 'object',
          required: ['type', 'start', 'end'],
          properties: {
            type: { enum: ['TextPositionSelector'] },
            start: { type: 'integer', minimum: 0 },
            end: { type: 'integer', minimum: 0 },
          },
        },
      ],
    },
  },
}

describe('Web Annotations', () => {
  const isAnnotation = new AjvDraft04({ allErrors: true, strict: false }).compile(annotationSchema)

  it('say what the model demands, whatever the edition', async () => {
    await fc.assert(
      fc.asyncProperty(edition, async (edition) => {
        const { content } = await write('w3c', edition)
        const collection = JSON.parse(content) as {
          type: string
          total: number
          first: { type: string; partOf: string; items: { target: unknown }[] }
          id: string
        }
        expect(collection).toMatchObject({
          type: 'AnnotationCollection',
          total: edition.entries.length,
          first: { type: 'AnnotationPage', partOf: collection.id },
        })
        expect(collection.first.items.length).toBe(edition.entries.length)
        for (const item of collection.first.items)
          expect([isAnnotation(item), isAnnotation.errors]).toEqual([true, null])
      }),
      { numRuns: 100 },
    )
  })

  it('refuse what is none', () => {
    expect(
      isAnnotation({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'x',
        type: 'Annotation',
        target: [],
      }),
    ).toBe(false)
  })

  it('count code points and quote the words', async () => {
    const { text, entry } = entryOn('𣈆侯[㖫泰]軍')
    const { content } = await write('w3c', input(text, [entry]))
    const { first } = JSON.parse(content) as { first: { items: { target: { selector: unknown } }[] } }
    expect(first.items[0]!.target.selector).toMatchObject([
      { start: 2, end: 4 },
      { exact: '㖫泰', prefix: '𣈆侯' },
    ])
  })
})

describe('a large apparatus', () => {
  it.each(['tei-parallel', 'tei-location', 'csv', 'w3c', 'collatex', 'graphml', 'nexus'])(
    'is written as %s in less than 10 s',
    async (format) => {
      const text = baseText('改西壽監軍司為保泰軍，石州監軍。（注云保泰作保秦。）\n'.repeat(38_000))
      const { entry } = entryOn('[保]')
      const entries = Array.from({ length: 50_000 }, (_, i): ApparatusEntry => {
        const from = i * 20
        return {
          ...entry,
          id: `e-${i}` as EntryId,
          lemma: [describeSpan(text, { from, to: from + 2 + (i % 30) })],
        }
      })
      const start = process.cpuUsage()
      const { content } = await write(format, input(text, entries))
      const { user, system } = process.cpuUsage(start)
      expect(content.length).toBeGreaterThan(100_000)
      expect((user + system) / 1000).toBeLessThan(15_000)
    },
    120_000,
  )
})
