import { sha256 } from '../../src/storage/index.ts'
import { temporaryProject } from '../storage/temporary-project.ts'

const TEXT = '\n西夏紀卷十三\n改西壽監軍司為保泰軍；石州監軍司為靜塞軍。\n'

/** An entry of the example as its file has it. */
export const entry = (id: string, exact: string, reading: string, more: object = {}) => {
  const start = Array.from(TEXT.slice(0, TEXT.indexOf(exact))).length
  return {
    id,
    layer: 'variants',
    kind: 'reading',
    lemma: [{ start, end: start + Array.from(exact).length, exact }],
    readings: [{ id: 'r1', kind: 'substitution', text: reading, attestations: [{ witness: '續通鑑' }] }],
    origin: { by: 'hand' },
    status: 'accepted',
    ...more,
  }
}

export const apparatus = (more: object = {}) =>
  JSON.stringify(
    {
      format: 'yiwen-apparatus',
      version: 1,
      edition: 'a',
      text: { file: 'corpus/a/base.txt', sha256: sha256(TEXT), length: Array.from(TEXT).length },
      revision: 0,
      layers: [{ id: 'variants' }],
      entries: [entry('e-1', '西壽', '西市'), entry('e-2', '保泰', '保秦', { status: 'rejected' })],
      ...more,
    },
    null,
    2,
  )

/** A project with the edition `a`; `files` replace its files or come beside them, null takes them away. */
export function exampleProject(
  files: Readonly<Record<string, string | Uint8Array | null>> = {},
): Promise<string> {
  const all: [string, string | Uint8Array | null][] = Object.entries({ ...EXAMPLE, ...files })
  return temporaryProject(
    Object.fromEntries(all.filter((file): file is [string, string | Uint8Array] => file[1] !== null)),
  )
}

const EXAMPLE = {
  'corpus/a/edition.json': '{\n  "title": "西夏紀",\n  "witnesses": [{ "siglum": "續通鑑" }]\n}\n',
  'corpus/a/base.txt': TEXT,
  'apparatus/a.json': apparatus(),
}
