import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { changeToWire } from '../../../../src/core/edition/index.ts'
import { findExportFormat } from '../../../../src/core/formats/index.ts'
import { entryOn, input } from '../export-input.ts'
import { schemas } from './schemas.ts'

const folder = new URL('../../../../src/core/formats/schema/', import.meta.url)

/** Whether the schema kept in `file` allows `value`. */
function allows(file: string, value: unknown): boolean {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
  return ajv.compile(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object)(value)
}

describe('the JSON Schemas', async () => {
  it.each(schemas())(
    'in $file are what the code validates (npm run schema writes them)',
    async ({ file, content }) => {
      await expect(content).toMatchFileSnapshot(new URL(file, folder).pathname)
    },
  )

  const { text, entry } = entryOn('改西壽監軍司為[保泰]軍。', { verdict: '未知孰是' })
  const apparatus = JSON.parse(
    (await findExportFormat('json')!.write(input(text, [entry]))).content as string,
  ) as {
    version: number
    entries: Record<string, unknown>[]
  }

  it('allow an apparatus as it is written, and fields of other programs', () => {
    expect(allows('apparatus.schema.json', apparatus)).toBe(true)
    expect(allows('apparatus.schema.json', { ...apparatus, 'x-other': 1 })).toBe(true)
  })

  it.each<[string, (broken: typeof apparatus) => void]>([
    ['another version', (broken) => (broken.version = 2)],
    ['an entry without a lemma', (broken) => (broken.entries[0]!['lemma'] = [])],
    ['an unknown kind', (broken) => (broken.entries[0]!['kind'] = 'guess')],
    ['an unknown origin', (broken) => (broken.entries[0]!['origin'] = { by: 'magic' })],
    [
      'a position that is no count',
      (broken) => (broken.entries[0]!['lemma'] = [{ start: -1, end: 2, exact: '' }]),
    ],
    ['a missing status', (broken) => delete broken.entries[0]!['status']],
  ])('refuse %s', (_, breakIt) => {
    const broken = structuredClone(apparatus)
    breakIt(broken)
    expect(allows('apparatus.schema.json', broken)).toBe(false)
  })

  it('allow the edition file of the sample, and refuse one without a title', () => {
    const file = new URL('../../../../corpus/xixiaji-13/edition.json', import.meta.url)
    const edition = JSON.parse(readFileSync(file, 'utf8')) as object
    expect(allows('edition.schema.json', edition)).toBe(true)
    expect(allows('edition.schema.json', { ...edition, title: undefined })).toBe(false)
    expect(allows('edition.schema.json', { ...edition, witnesses: [{ title: '宋史' }] })).toBe(false)
  })

  it('allow a line of the change log, and refuse an act that there is not', () => {
    const stamp = { id: 'x-1', by: 'li', at: '2026-11-24T10:00:00.000Z' }
    const change = changeToWire({ ...stamp, act: { kind: 'add-entries', entries: [entry] } }, text)
    const line = JSON.parse(JSON.stringify({ revision: 1, ...change })) as object
    expect(allows('change-log.schema.json', line)).toBe(true)
    expect(allows('change-log.schema.json', { ...line, act: { kind: 'burn' } })).toBe(false)
    expect(allows('change-log.schema.json', { ...line, by: undefined })).toBe(false)
  })
})
