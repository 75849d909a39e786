import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { EditionDesk, type FileProblem, type Submission } from '../../src/core/edition/index.ts'
import { FilesStorage, sha256 } from '../../src/storage/index.ts'
import { type FileSystem, fileSystem } from '../../src/storage/file-system.ts'

export const TEXT = '改西壽監軍司為保泰軍；𣈆石州監軍司為⿰亻呆靜塞軍。\n'

/** A new project folder with one edition, `x`, on a text of a line; whoever makes it deletes it. */
export async function newProject(parent = tmpdir()): Promise<string> {
  const folder = await realpath(await mkdtemp(join(parent, 'yiwen-torture-')))
  for (const [path, content] of [
    ['corpus/x/edition.json', '{\n  "title": "西夏紀"\n}\n'],
    ['corpus/x/base.txt', TEXT],
  ] as const) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

/** A desk on a project folder; `settle` waits for its snapshots, `close` ends it. */
export async function openProject(folder: string, fs: FileSystem = fileSystem) {
  const storage = await FilesStorage.openForWriting(folder, fs)
  const reported: FileProblem[] = []
  const desk = new EditionDesk({
    storage,
    hash: sha256,
    now: () => '2026-11-24T12:00:00.000Z',
    report: (problem) => reported.push(problem),
  })
  return {
    storage,
    desk,
    reported,
    settle: () => desk.settle(),
    close: async () => {
      await desk.settle()
      await storage.close()
    },
  }
}

/**
 * The change that makes revision `number + 1`: in turn a letter typed at the beginning of the text, a witness, and the
 * title, so that every file has to be written.
 */
export function numbered(number: number, revision = number): Submission {
  const change = { id: `change-${number}`, by: '戴', at: '2026-11-24T12:00:00.000Z' }
  if (number % 3 === 0) {
    const changes = [{ start: 0, end: 0, deleted: '', insert: '異' }]
    return { revision, change: { ...change, act: { kind: 'edit-text', nature: 'transcription', changes } } }
  }
  if (number % 3 === 1) {
    return {
      revision,
      change: {
        ...change,
        act: { kind: 'put-witness', witness: { siglum: `w${number % 7}`, title: `${number}` } },
      },
    }
  }
  return {
    revision,
    change: { ...change, act: { kind: 'edit-about', about: { title: `西夏紀 ${number}` } } },
  }
}

/** What is wrong with a project after its writer died, given the changes that were acknowledged; empty when nothing is. */
export async function faultsOf(folder: string, acknowledged: number): Promise<string[]> {
  const faults: string[] = []
  const { storage, desk, reported, close } = await openProject(folder)
  try {
    const { records, problems } = await storage.since('x', 0)
    for (const { severity, message } of problems) if (severity === 'error') faults.push(message)
    if (records.length < acknowledged)
      faults.push(`${acknowledged} were acknowledged, ${records.length} are there`)
    if (records.some(({ revision, id }, i) => revision !== i + 1 || id !== `change-${i}`))
      faults.push('the log is out of order')
    const edition = await desk.edition('x')
    if (edition === null) return [...faults, 'the edition cannot be read']
    const letters = records.filter(({ act }) => act.kind === 'edit-text').length
    if (edition.revision !== records.length) faults.push(`revision ${edition.revision} of ${records.length}`)
    if (edition.text.content !== '異'.repeat(letters) + TEXT)
      faults.push(`the text is wrong at revision ${edition.revision}`)
    const last = records.findLast(({ act }) => act.kind === 'edit-about')
    const title = last?.act.kind === 'edit-about' ? last.act.about.title : '西夏紀'
    if (edition.about.title !== title) faults.push(`the title is 「${edition.about.title}」`)
    for (const { severity, message } of reported) if (severity === 'error') faults.push(message)
  } catch (error) {
    faults.push(String(error))
  } finally {
    await close()
  }
  return faults
}
