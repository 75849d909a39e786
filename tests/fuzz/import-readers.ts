import { readdir, readFile } from 'node:fs/promises'
import { unzipSync, zipSync } from 'fflate'
import {
  type Edition,
  exportInput,
  loadEdition,
  newEdition,
  planImport,
} from '../../src/core/edition/index.ts'
import {
  type ExportOptions,
  findExportFormat,
  findImportFormat,
  type ImportSource,
} from '../../src/core/formats/index.ts'
import { decode, sha256 } from '../../src/storage/index.ts'
import type { Random } from '../torture/random.ts'
import { mutate } from './mutate.ts'
import type { Reader } from './reader.ts'

const file = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')

/** Every reader of a format that is imported, fed what our own exports hold, and the documents of other projects. */
export async function importReaders(): Promise<Reader[]> {
  const edition = await sampleEdition()
  const input = exportInput(edition, 'corpus/xixiaji-13/base.txt', sha256)
  const written = async (name: string, options: ExportOptions = {}) => {
    const { content } = await findExportFormat(name)!.write(input, options)
    return typeof content === 'string' ? Buffer.from(content) : content
  }
  const reader = (name: string, format: string, sample: Uint8Array, spoil?: Reader['spoil']): Reader => ({
    name,
    sample,
    ...(spoil && { spoil }),
    read: (bytes) => imported(edition, format, bytes),
  })
  const tei = await written('tei')
  const foreign = (await readdir(new URL('../fixtures/tei/', import.meta.url))).filter((name) =>
    name.endsWith('.xml'),
  )
  const docx = await written('docx')
  return [
    reader('TEI, double end-point', 'tei', tei),
    reader('TEI, entries behind their lemmas', 'tei', await written('tei', { location: 'internal' })),
    reader('TEI, parallel segmentation', 'tei', await written('tei-parallel')),
    reader('TEI, by line', 'tei', await written('tei-location')),
    ...encodings.map((encoding) =>
      reader(`TEI in ${encoding}`, 'tei', encoded(tei.toString('utf8').slice(0, 20_000), encoding)),
    ),
    ...(await Promise.all(
      foreign.map(async (name) =>
        reader(`TEI like ${name}`, 'tei', Buffer.from(await file(`tests/fixtures/tei/${name}`))),
      ),
    )),
    // Entries whose places are wrong are looked for in the whole text.
    { ...reader('CSV', 'csv', await written('csv')), slowest: 6000 },
    reader('CSV of a spreadsheet', 'csv', utf16(CSV, true)),
    reader('CollateX JSON', 'collatex', await written('collatex')),
    reader('apparatus JSON', 'json', await written('json')),
    // An archive holds many times its own size.
    { ...reader('DOCX', 'docx', docx), slowest: 6000 },
    {
      ...reader('the parts of a DOCX', 'docx', docx, (random) => withSpoiltParts(docx, random)),
      slowest: 6000,
    },
    reader('plain text', 'text', Buffer.from(edition.text.content.slice(0, 4000))),
    reader('plain text in UTF-16', 'text', utf16(edition.text.content.slice(0, 4000), false)),
    {
      name: 'a transcription in an older encoding',
      sample: encoded(edition.text.content.slice(0, 4000), 'gb18030'),
      read: (bytes) => {
        decode(bytes, 'corpus/x/witnesses/甲.txt')
        return Promise.resolve([])
      },
    },
  ]
}

async function sampleEdition(): Promise<Edition> {
  const [about, text, apparatus] = await Promise.all(
    ['corpus/xixiaji-13/edition.json', 'corpus/xixiaji-13/base.txt', 'apparatus/xixiaji-13.json'].map(
      async (path) => ({ path, source: await file(path) }),
    ),
  )
  const files = { about: about!, text: text!, apparatus: apparatus!, apparatusPath: apparatus!.path }
  return loadEdition('xixiaji-13', files, sha256).edition!
}

/**
 * What a reader says of a file; what it could read is made a new edition, and brought into the one that is there. Only
 * when it was made on another text, that is not done: to compare two texts is no reading.
 */
async function imported(edition: Edition, format: string, bytes: Uint8Array) {
  const name = `spoilt.${format}`
  const { value, problems } = await findImportFormat(format)!.read(source(name, bytes), {
    target: edition.text,
  })
  if (value !== null) {
    newEdition('spoilt', value, NOW)
    if (value.text === null || value.text.content === edition.text.content)
      planImport(edition, value, sha256, NOW)
  }
  return problems.map((problem) => ({ ...problem, file: name }))
}

const NOW = '2026-11-24T12:00:00.000Z'

const CSV = 'lemma;reading;witnesses\r\n"保泰";"保\r\n秦";續通鑑\r\n西壽;"西""市";長編\r\n'.repeat(20)

/** The file in pieces of some thousand bytes, as a disk gives them, so that characters are cut. */
function source(name: string, bytes: Uint8Array): ImportSource {
  return {
    name,
    size: bytes.length,
    async *bytes() {
      for (let at = 0; at < bytes.length; at += 4093)
        yield await Promise.resolve(bytes.subarray(at, at + 4093))
    },
  }
}

/** The archive with one or two of its parts spoilt, so that what unpacks well is wrong within. */
function withSpoiltParts(archive: Uint8Array, random: Random): Uint8Array {
  const parts: Record<string, Uint8Array> = unzipSync(archive)
  const names = Object.keys(parts)
  for (let n = random.between(1, 2); n > 0; n--) {
    const name = random.pick(names)
    if (random.chance(0.1)) delete parts[name]
    else if (parts[name] !== undefined) parts[name] = mutate(parts[name], random)
  }
  return zipSync(parts)
}

const encodings = ['utf-16le', 'utf-16be', 'big5', 'gb18030', 'shift_jis', 'euc-kr', 'windows-1252'] as const

/** An XML document in an encoding that its first line names; characters that it lacks are written by their number. */
function encoded(xml: string, encoding: (typeof encodings)[number]): Uint8Array {
  const text = xml.replace(/encoding="[^"]*"/u, `encoding="${encoding}"`)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return utf16(text, encoding === 'utf-16le')
  const bytesOf = tableOf(encoding)
  return Buffer.concat(
    Array.from(text, (character) =>
      Uint8Array.from(bytesOf.get(character) ?? Buffer.from(`&#${character.codePointAt(0)};`, 'latin1')),
    ),
  )
}

/** The bytes of every character that an encoding has in one or two bytes: decoding all of them tells. */
function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const table = new Map<string, readonly number[]>()
  const learn = (...bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes))
      if (Array.from(character).length === 1 && !table.has(character)) table.set(character, bytes)
    } catch {
      // No character has these bytes.
    }
  }
  for (let one = 0; one < 256; one++) learn(one)
  for (let one = 0x81; one < 0xff; one++) for (let two = 0x40; two < 0xff; two++) learn(one, two)
  return table
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return littleEndian ? bytes : bytes.swap16()
}
