import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  type ApparatusEntry,
  describe,
  type EntryId,
  type ReadingId,
  siglum,
  type Witness,
} from '../../src/core/apparatus/index.ts'
import { type ExportInput, exportFormats } from '../../src/core/formats/index.ts'
import { baseText } from '../../src/core/text/index.ts'

/** What each format takes for an edition of 50,000 entries on a million characters: processor time, size, memory. */

const ENTRIES = 50_000
const LINE = '改西壽監軍司為保泰軍，石州監軍司為靜塞軍𣈆。（注云保泰作保秦。）\n'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const only = process.argv.slice(2)
for (const size of [ENTRIES / 10, ENTRIES]) {
  const edition = editionOf(size)
  console.log(`\n${size} entries, ${edition.text.length} characters`)
  for (const format of exportFormats) {
    if (only.length > 0 && !only.includes(format.name)) continue
    collect()
    const before = process.memoryUsage().rss
    const start = process.cpuUsage()
    const { content } = await format.write(edition)
    const { user, system } = process.cpuUsage(start)
    const seconds = ((user + system) / 1e6).toFixed(1)
    const memory = Math.max(0, (process.memoryUsage().rss - before) / 2 ** 20).toFixed(0)
    console.log(
      `${format.name.padEnd(14)} ${seconds.padStart(6)} s ${(content.length / 1e6).toFixed(1).padStart(7)} M  ${memory.padStart(5)} MB more`,
    )
  }
}

function editionOf(size: number): ExportInput {
  const lines = Math.ceil((size * 20) / LINE.length) + 2
  const text = baseText(LINE.repeat(lines))
  const sigla = ['P', 'M', 'R', 'V', '宋本', '元本', '明本', '清本']
  const witnesses: Witness[] = sigla.map((name, i) => ({
    siglum: siglum(name),
    kind: 'manuscript',
    group: i < 4 ? 'α' : '諸本',
  }))
  const entries = Array.from({ length: size }, (_, i): ApparatusEntry => {
    // Some nest, some cross, some reach over line ends.
    const from = whole(text.content, i * 20)
    const to = whole(text.content, from + 2 + (i % 30))
    return {
      id: `e-${i}` as EntryId,
      layer: i % 7 === 0 ? 'testimonia' : 'variants',
      kind: 'reading',
      lemma: [describe(text, { from, to })],
      readings: [
        {
          id: 'r1' as ReadingId,
          kind: i % 5 === 0 ? 'omission' : 'substitution',
          text: i % 5 === 0 ? '' : '保秦',
          attestations: [{ witness: siglum(sigla[i % 8]!) }],
        },
        {
          id: 'r2' as ReadingId,
          kind: 'substitution',
          text: '葆泰',
          attestations: [{ witness: siglum(sigla[(i + 1) % 8]!), hand: '2' }],
        },
      ],
      verdict: '未知孰是',
      origin: { by: 'hand' },
      status: 'accepted',
    }
  })
  return {
    id: 'bench',
    title: 'bench',
    language: 'lzh',
    revision: 1,
    witnesses,
    layers: [{ id: 'variants' }, { id: 'testimonia' }],
    text,
    textFile: { file: 'base.txt', sha256: '0'.repeat(64) },
    noteMarks: [{ open: '（', close: '）' }],
    entries,
  }
}

/** `at`, or the place before the character that it would cut. */
function whole(content: string, at: number): number {
  return /^[\udc00-\udfff]/.test(content.slice(at, at + 1)) ? at - 1 : at
}
