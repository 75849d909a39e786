import { execFile } from 'node:child_process'
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { EntryId } from '../../src/core/apparatus/index.ts'
import { type Act, EditionDesk, EditionStore, type FileProblem } from '../../src/core/edition/index.ts'
import { FilesStorage, sha256 } from '../../src/storage/index.ts'
import { temporaryProject } from './temporary-project.ts'

const TEXT = 'corpus/x/base.txt'
const ABOUT = 'corpus/x/edition.json'
const APPARATUS = 'apparatus/x.json'
const content = '改西壽監軍司為保泰軍；𣈆石州監軍司為靜塞軍。\n韋州監軍司為祥祐軍。\n'

const lemma = (exact: string) => {
  const at = content.indexOf(exact)
  const start = Array.from(content.slice(0, at)).length
  return {
    start,
    end: start + Array.from(exact).length,
    exact,
    prefix: content.slice(Math.max(0, at - 6), at),
    suffix: content.slice(at + exact.length, at + exact.length + 6),
  }
}

const entry = (id: string, exact: string, text: string) => ({
  id,
  layer: 'variants',
  kind: 'reading',
  lemma: [lemma(exact)],
  readings: [{ id: 'r1', kind: 'substitution', text, attestations: [{ witness: '長編' }] }],
  origin: { by: 'hand' },
  status: 'proposed',
})

const files: Record<typeof TEXT | typeof ABOUT | typeof APPARATUS, string> = {
  [ABOUT]: `${JSON.stringify({ title: '西夏紀', witnesses: [{ siglum: '長編' }] }, null, 2)}\n`,
  [TEXT]: content,
  [APPARATUS]: `${JSON.stringify(
    {
      format: 'yiwen-apparatus',
      version: 1,
      edition: 'x',
      text: { file: TEXT, sha256: sha256(content), length: Array.from(content).length },
      revision: 0,
      layers: [{ id: 'variants' }],
      entries: [entry('e1', '西壽', '西市'), entry('e2', '保泰', '保秦'), entry('e3', '祥祐', '祥佑')],
    },
    null,
    2,
  )}\n`,
}

/** A server without sockets on a project folder, and a window on it. */
async function serve(folder: string, person = '戴') {
  const storage = await FilesStorage.openForWriting(folder)
  const reported: FileProblem[] = []
  const now = () => '2026-11-24T12:00:00.000Z'
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms / 20).unref())
  const report = (problem: FileProblem) => void reported.push(problem)
  const desk = new EditionDesk({ storage, hash: sha256, now, report, wait })
  const unwatch = desk.watch()
  let ids = 0
  const { store, problems } = await EditionStore.open('x', {
    service: desk,
    person: () => person,
    now,
    newId: () => `${person}-${ids++}`,
    wait,
  })
  if (store === null) throw new Error(JSON.stringify(problems))
  const close = async () => {
    store.close()
    unwatch()
    await desk.settle()
    await storage.close()
  }
  onTestFinished(close)
  const status = (id: string) => store.edition.entries.find((entry) => entry.id === id)?.status
  return { desk, store, status, storage, reported, close }
}

const project = () => temporaryProject(files)

async function edit(folder: string, path: string, change: (source: string) => string): Promise<void> {
  const file = join(folder, path)
  await writeFile(file, change(await readFile(file, 'utf8')))
}

const apparatusOf = async (folder: string) =>
  JSON.parse(await readFile(join(folder, APPARATUS), 'utf8')) as {
    revision: number
    entries: {
      id: string
      status: string
      lemma: { start: number; end: number; exact: string; now?: string; orphan?: true }[]
    }[]
  }

/** Within a second, as an editor who looks at the page expects. */
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 5000, interval: 20 })

const accept = (id: string): Act => ({ kind: 'set-status', ids: [id as EntryId], status: 'accepted' })

describe('what another program does to the files while they are open', () => {
  it('is seen in every window: an entry, a new entry, an entry that is gone', async () => {
    const folder = await project()
    const { status, store, desk } = await serve(folder)
    const began = performance.now()
    await edit(folder, APPARATUS, (source) => {
      const apparatus = JSON.parse(source) as { entries: unknown[] }
      const [first] = apparatus.entries as [{ status: string }]
      first.status = 'disputed'
      return JSON.stringify({
        ...apparatus,
        entries: [first, apparatus.entries[2], entry('e4', '靜塞', '靖塞')],
      })
    })
    await soon(() => status('e1')).toBe('disputed')
    expect(performance.now() - began).toBeLessThan(6000)
    expect(store.edition.entries.map(({ id }) => id)).toEqual(['e1', 'e4', 'e3'])
    await desk.settle()
    const { revision, entries } = await apparatusOf(folder)
    expect(revision).toBe(1)
    expect(entries.map(({ id }) => id)).toEqual(['e1', 'e4', 'e3'])
    expect((await desk.since('x', 0)).map(({ by }) => by)).toEqual(['another program'])
  })

  it('goes together with what is done here', async () => {
    const folder = await project()
    const { status, store, desk } = await serve(folder)
    store.do(accept('e2'))
    await soon(() => store.saveState).toBe('saved')
    await desk.settle()
    await edit(folder, APPARATUS, (source) => source.replace('"proposed"', '"rejected"'))
    store.do(accept('e3'))
    await soon(() => status('e1')).toBe('rejected')
    expect([status('e2'), status('e3')]).toEqual(['accepted', 'accepted'])
    await desk.settle()
    await soon(async () => (await apparatusOf(folder)).entries.map(({ status }) => status)).toEqual([
      'rejected',
      'accepted',
      'accepted',
    ])
  })

  it('may be the base text: every anchor follows its words, and the words are shown', async () => {
    const folder = await project()
    const { store, desk } = await serve(folder)
    await edit(folder, TEXT, (source) => `𣈆夏四月，${source.replace('祥祐', '祥祐祐')}`)
    await soon(() => store.edition.text.content.startsWith('𣈆夏')).toBe(true)
    await desk.settle()
    const text = Array.from(await readFile(join(folder, TEXT), 'utf8'))
    const { entries } = await apparatusOf(folder)
    for (const { lemma } of entries) {
      const [{ start, end, exact, now = exact, orphan }] = lemma as [(typeof lemma)[0]]
      if (orphan !== true) expect(text.slice(start, end).join('')).toBe(now)
    }
    expect(store.problems.map(({ code }) => code)).toContain('text-replaced')
  })

  it('may be the title and the witnesses', async () => {
    const folder = await project()
    const { store, desk } = await serve(folder)
    const witnesses = [{ siglum: '宋史' }, { siglum: '長編', title: '續資治通鑑長編' }]
    await edit(folder, ABOUT, () => JSON.stringify({ title: '西夏紀 卷十三', language: 'lzh', witnesses }))
    await soon(() => store.edition.about).toEqual({ title: '西夏紀 卷十三', language: 'lzh' })
    expect(store.edition.witnesses).toEqual(witnesses)
    await desk.settle()
    expect(JSON.parse(await readFile(join(folder, ABOUT), 'utf8'))).toEqual({
      title: '西夏紀 卷十三',
      language: 'lzh',
      witnesses,
    })
  })

  it('is not written over while it is not understood, and what is done meanwhile is kept', async () => {
    const folder = await project()
    const { store, status, desk } = await serve(folder)
    const conflict = files[APPARATUS].replace(
      '      "status": "proposed"\n',
      '<<<<<<< HEAD\n      "status": "proposed"\n=======\n      "status": "disputed"\n>>>>>>> colleague\n',
    )
    await writeFile(join(folder, APPARATUS), conflict)
    await soon(() => store.problems[0]?.message).toMatch(/git merge that was not finished/)
    expect(store.problems[0]).toMatchObject({ file: APPARATUS, code: 'conflict-markers', severity: 'error' })
    expect(store.problems[0]!.line).toBe(
      conflict.split('\n').findIndex((line) => line.startsWith('<<<<')) + 1,
    )
    store.do(accept('e2'))
    await soon(() => store.saveState).toBe('saved')
    await desk.settle()
    expect(await readFile(join(folder, APPARATUS), 'utf8')).toBe(conflict)

    await writeFile(join(folder, APPARATUS), files[APPARATUS].replace('"proposed"', '"disputed"'))
    await soon(() => [status('e1'), status('e2')]).toEqual(['disputed', 'accepted'])
    await soon(() => store.problems).toEqual([])
    await desk.settle()
    expect((await apparatusOf(folder)).entries.map(({ status }) => status)).toEqual([
      'disputed',
      'accepted',
      'proposed',
    ])
  })

  it('does not win silently, nor lose silently, where both changed the same entry', async () => {
    const folder = await project()
    const { store, status, desk } = await serve(folder)
    await writeFile(join(folder, APPARATUS), '{')
    await soon(() => store.problems.length).toBeGreaterThan(0)
    store.do(accept('e1'))
    await soon(() => store.saveState).toBe('saved')
    const theirs = files[APPARATUS].replace('"proposed"', '"rejected"')
    await writeFile(join(folder, APPARATUS), theirs)
    await soon(() => store.problems.map(({ message }) => message).join()).toMatch(
      /changed here too \(e1\).*apparatus\/x\.json\.outside-1/,
    )
    expect(status('e1')).toBe('accepted')
    expect(await readFile(join(folder, `${APPARATUS}.outside-1`), 'utf8')).toBe(theirs)
    await desk.settle()
    expect((await apparatusOf(folder)).entries[0]!.status).toBe('accepted')
  })

  it.each([APPARATUS, TEXT, ABOUT] as const)('may delete %s, and nothing is lost by it', async (path) => {
    const folder = await project()
    const { store, status, desk } = await serve(folder)
    await rm(join(folder, path))
    await soon(() => store.problems.length).toBeGreaterThan(0)
    store.do(accept('e2'))
    await soon(() => store.saveState).toBe('saved')
    await desk.settle()
    if (path !== APPARATUS) await writeFile(join(folder, path), files[path])
    await soon(async () => (await apparatusOf(folder)).entries.map(({ status }) => status)).toEqual([
      'proposed',
      'accepted',
      'proposed',
    ])
    expect(status('e2')).toBe('accepted')
  })

  it('may put back an older apparatus: the log leads on, and what was put back is kept beside it', async () => {
    const folder = await project()
    const { store, desk } = await serve(folder)
    store.do(accept('e1'))
    store.do(accept('e2'))
    await soon(() => store.saveState).toBe('saved')
    await desk.settle()
    await writeFile(join(folder, APPARATUS), files[APPARATUS])
    await soon(() => store.problems.map(({ message }) => message).join()).toMatch(
      /put back the apparatus of revision 0/,
    )
    await desk.settle()
    expect((await apparatusOf(folder)).revision).toBe(2)
    expect(await readFile(join(folder, `${APPARATUS}.outside-1`), 'utf8')).toBe(files[APPARATUS])
  })

  it('may move the whole folder away and back', async () => {
    const folder = await project()
    const { store, status } = await serve(folder)
    await rename(folder, `${folder}-away`)
    store.do(accept('e1'))
    await soon(() => store.saveState).toBe('offline')
    expect(store.saveProblem).toMatch(/missing|gone/)
    await new Promise((resolve) => setTimeout(resolve, 300))
    await rename(`${folder}-away`, folder)
    await soon(() => store.saveState).toBe('saved')
    expect(status('e1')).toBe('accepted')
    await soon(async () => (await apparatusOf(folder)).entries[0]!.status).toBe('accepted')
  })

  it('may be a git pull of what a colleague did in her own Yiwen', async () => {
    const git = (cwd: string, ...args: string[]) =>
      promisify(execFile)('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd })
    const hers = await project()
    await git(hers, 'init', '-q', '-b', 'main')
    await git(hers, 'add', '.')
    await git(hers, 'commit', '-q', '-m', 'begin')
    const mine = `${hers}-mine`
    onTestFinished(() => rm(mine, { recursive: true, force: true }))
    await cp(hers, mine, { recursive: true })
    await git(mine, 'remote', 'add', 'origin', hers)

    const colleague = await serve(hers, '畢')
    colleague.store.do(accept('e1'))
    colleague.store.do({
      kind: 'edit-text',
      nature: 'transcription',
      changes: [{ from: 0, to: 0, insert: '夏' }],
    })
    colleague.store.do(accept('e3'))
    await soon(() => colleague.store.saveState).toBe('saved')
    await colleague.close()
    await git(hers, 'add', 'apparatus/x.json', 'apparatus/x.log.jsonl', 'corpus')
    await git(hers, 'commit', '-q', '-m', 'decide')

    const { store, status, desk } = await serve(mine)
    await git(mine, 'pull', '-q', '--ff-only', 'origin', 'main')
    await soon(() => [status('e1'), status('e2'), status('e3')]).toEqual(['accepted', 'proposed', 'accepted'])
    expect(store.edition.text.content).toBe(`夏${content}`)
    expect(store.problems).toEqual([])
    await desk.settle()
    // What came needs no change of ours: git finds nothing to commit.
    expect((await git(mine, 'status', '--porcelain', '--untracked-files=no')).stdout).toBe('')
    store.do(accept('e2'))
    await soon(() => store.saveState).toBe('saved')
    expect((await desk.since('x', 0)).map(({ revision }) => revision)).toEqual([1, 2, 3, 4])
  })
})
