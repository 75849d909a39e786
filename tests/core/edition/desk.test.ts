import { describe, expect, it } from 'vitest'
import type { EntryId } from '../../../src/core/apparatus/index.ts'
import {
  type Act,
  type Answer,
  changeToWire,
  type Edition,
  EditionDesk,
} from '../../../src/core/edition/index.ts'
import { baseText, words } from '../../../src/core/text/index.ts'
import { edition, entry, state } from './examples.ts'
import { desk, hash, OneEdition } from './memory-storage.ts'

const content = '改西壽監軍司為保泰軍；石州監軍司為靜塞軍。'
const sample = edition(content, (text) => [entry('e0', text, 7, 9), entry('e1', text, 11, 13)])
const add: Act = { kind: 'add-entries', entries: sample.entries }
const status = (id: string, status: 'accepted' | 'rejected'): Act => ({
  kind: 'set-status',
  ids: [id as EntryId],
  status,
})
const type = (from: number, to: number, insert: string): Act => ({
  kind: 'edit-text',
  nature: 'transcription',
  changes: [{ from, to, insert }],
})

let ids = 0
async function submit(to: EditionDesk, on: Edition, act: Act, id = `c${++ids}`): Promise<Answer> {
  const at = '2026-11-24T12:00:00Z'
  return to.submit('x', { revision: on.revision, change: changeToWire({ id, by: '戴', at, act }, on.text) })
}

async function opened(of: EditionDesk): Promise<Edition> {
  const edition = await of.edition('x')
  if (edition === null) throw new Error('the edition could not be opened')
  return edition
}

/** A desk on which the two entries are added already. */
async function begun() {
  const storage = new OneEdition(content)
  const { desk: first, reported } = desk(storage)
  await submit(first, await opened(first), add)
  return { storage, desk: first, reported, on: await opened(first) }
}

describe('the desk', () => {
  it('accepts late changes to other things, and refuses those to the same with what was not seen', async () => {
    const { desk, on } = await begun()
    expect(await submit(desk, on, status('e0', 'accepted'))).toMatchObject({ kind: 'accepted' })
    expect(await submit(desk, on, status('e1', 'accepted'))).toMatchObject({ kind: 'accepted' })
    expect(await submit(desk, on, status('e0', 'accepted'))).toMatchObject({ kind: 'accepted' })
    const refused = await submit(desk, on, status('e0', 'rejected'))
    expect(refused).toMatchObject({ kind: 'refused', contested: ['e0'] })
    expect(refused.records.map(({ revision }) => revision)).toEqual([2, 3, 4])
  })

  it('carries late positions over the edits before them', async () => {
    const { desk, on } = await begun()
    await submit(desk, on, type(0, 1, '更改'))
    await submit(desk, on, type(7, 9, '保秦'))
    const { text, entries } = await opened(desk)
    expect(text.content).toBe(content.replace('改', '更改').replace('保泰', '保秦'))
    expect(entries[0]!.lemma[0]).toMatchObject({ span: { from: 8, to: 10 }, exact: '保泰' })
  })

  it.each<[string, Act]>([
    ['an entry that is not there', status('e9', 'accepted')],
    ['an id that is taken', add],
  ])('refuses %s with a sentence', async (_, act) => {
    const { desk } = await begun()
    expect(await submit(desk, await opened(desk), act)).toMatchObject({ kind: 'refused', contested: [] })
  })

  it('makes a change once that is sent twice, even when it was begun anew in between', async () => {
    const { storage, desk: first, on } = await begun()
    await submit(first, on, type(0, 1, '更𣈆'), 'twice')
    await submit(first, await opened(first), status('e1', 'accepted'))
    await first.settle()
    for (const asked of [first, desk(storage).desk]) {
      expect(await submit(asked, on, type(0, 1, '更𣈆'), 'twice')).toMatchObject({ kind: 'accepted' })
      expect(storage.log).toHaveLength(3)
    }
  })

  it('begun anew still rebases what was made long before, over edits of the text', async () => {
    const { storage, desk: first, on } = await begun()
    await submit(first, on, type(0, 1, '更𣈆'))
    await submit(first, on, type(4, 4, '鎮𣈆'))
    await first.settle()
    const { desk: second } = desk(storage)
    expect(await submit(second, on, type(7, 9, '保秦'))).toMatchObject({ kind: 'accepted' })
    expect((await opened(second)).text.content).toBe('更𣈆西壽監鎮𣈆軍司為保秦軍；石州監軍司為靜塞軍。')
    expect(await submit(second, on, type(0, 1, '不改'))).toMatchObject({
      kind: 'refused',
      contested: ['text'],
    })
  })

  it('gives a client that opens it what it has itself, altered and lost lemmata too', async () => {
    const { desk: first, on } = await begun()
    await submit(first, on, { kind: 'batch', acts: [type(8, 9, '秦'), type(11, 13, '')] })
    const there = await opened(first)
    expect(there.entries.map(({ lemma }) => lemma[0]!.span)).toEqual([{ from: 7, to: 9 }, null])
    await first.settle()
    const files = (await first.open('x'))!.files!
    const storage = Object.assign(new OneEdition(''), {
      text: files.text.source,
      apparatus: files.apparatus!.source,
      about: files.about.source,
    })
    expect(state(await opened(desk(storage).desk))).toMatchObject({
      content: there.text.content,
      entries: there.entries,
    })
  })
})

describe('the files', () => {
  it('hold a text edit that was the very first change', async () => {
    const storage = new OneEdition(content)
    const { desk: first } = desk(storage)
    await submit(first, await opened(first), type(0, 0, '更'))
    await first.settle()
    expect(storage.text).toBe(`更${content}`)
    const { edition: again, problems } = {
      edition: await opened(desk(storage).desk),
      problems: (await desk(storage).desk.open('x'))!.problems,
    }
    expect(again.text.content).toBe(`更${content}`)
    expect(problems).toEqual([])
  })

  it('are not written by opening', async () => {
    const storage = new OneEdition(content)
    const { desk: first } = desk(storage)
    await first.open('x')
    await first.settle()
    expect(storage.apparatus).toBeNull()
  })

  it('hold the last of changes that come while a snapshot is written', async () => {
    const { storage, desk: first } = await begun()
    for (let i = 0; i < 30; i++) {
      await submit(first, await opened(first), status('e0', i % 2 === 0 ? 'accepted' : 'rejected'))
      for (let turns = 0; turns < i; turns++) await Promise.resolve()
    }
    await first.settle()
    expect(JSON.parse(storage.apparatus!)).toMatchObject({ revision: 31 })
  })

  it('rests after a snapshot that took long, and then holds the last of what came; it is not waited for at the end', async () => {
    const storage = new OneEdition(content)
    let clock = 0
    const rests: { readonly milliseconds: number; readonly end: () => void }[] = []
    let written = 0
    storage.beforeWrite = (what) => {
      if (what !== 'apparatus') return
      written++
      clock += 700
    }
    const desk = new EditionDesk({
      storage,
      hash,
      now: () => new Date(clock).toISOString(),
      report: () => undefined,
      wait: (milliseconds) => new Promise((end) => rests.push({ milliseconds, end })),
    })
    const revision = () => (JSON.parse(storage.apparatus!) as { revision: number }).revision
    const turns = () => new Promise((resolve) => setTimeout(resolve, 2))
    await submit(desk, await opened(desk), add)
    await turns()
    const before = written
    for (let i = 0; i < 20; i++) {
      await submit(desk, await opened(desk), status('e0', i % 2 === 0 ? 'accepted' : 'rejected'))
      await turns()
    }
    expect(written).toBe(before)
    expect(storage.log).toHaveLength(21)
    expect(rests).toHaveLength(1)
    expect(rests[0]!.milliseconds).toBe(6300)
    clock += 6300
    rests[0]!.end()
    await turns()
    expect([written, revision()]).toEqual([before + 1, 21])
    await submit(desk, await opened(desk), status('e0', 'accepted'))
    await turns()
    expect([written, revision()]).toEqual([before + 1, 21])
    await desk.settle()
    expect([written, revision()]).toEqual([before + 2, 22])
  })

  it.each([1, 2, 3, 4, 5])(
    'written by halves are brought together from the log: write %d fails and all after it',
    async (which) => {
      const storage = new OneEdition(content)
      const { desk: first, reported } = desk(storage)
      let writes = 0
      const fail = (what: string) => {
        if (what !== 'log' && ++writes > which) throw new Error('ENOSPC')
      }
      storage.beforeWrite = fail
      const acknowledged: Act[] = []
      for (const act of [
        add,
        type(0, 0, '甲甲'),
        type(1, 1, '甲'),
        { kind: 'batch', acts: [type(0, 1, ''), status('e0', 'accepted')] } as const,
      ]) {
        const answer = await submit(first, await opened(first), act)
        if (answer.kind === 'accepted') acknowledged.push(act)
        await first.settle()
      }
      expect(acknowledged).toHaveLength(4)
      const there = state(await opened(first))
      if (reported.length > 0) expect(reported[0]!.code).toBe('snapshot-not-written')
      storage.beforeWrite = () => undefined
      const { desk: second } = desk(storage)
      expect(state(await opened(second))).toMatchObject({ content: there.content, entries: there.entries })
      await second.settle()
      expect(storage.text).toBe(there.content)
      expect(hash(storage.text)).toBe(
        (JSON.parse(storage.apparatus!) as { text: { sha256: string } }).text.sha256,
      )
    },
  )

  it('whose apparatus was deleted are won back from the log', async () => {
    const { storage, desk: first, on } = await begun()
    await submit(first, on, type(0, 0, '甲'))
    const there = await opened(first)
    await first.settle()
    storage.apparatus = null
    expect(state(await opened(desk(storage).desk))).toMatchObject({
      content: there.text.content,
      entries: there.entries,
    })
  })

  it('whose text was replaced keep entries that are found again, and list the others', async () => {
    const { storage, desk: first } = await begun()
    await first.settle()
    storage.text = `初，${content.replace('石州', '石')}`
    const { desk: second } = desk(storage)
    const problems = (await second.open('x'))!.problems
    expect(problems.map(({ code }) => code)).toEqual(['text-replaced'])
    const { entries, text } = await opened(second)
    expect(text).toEqual(baseText(storage.text))
    expect(entries.map(({ lemma }) => lemma[0]!.span && words(text, lemma[0]!.span))).toEqual(['保泰', '石'])
    expect(entries[1]!.lemma[0]!.reanchored).toMatchObject({ reason: 'words changed: 石州 → 石' })
    expect(storage.log.at(-1)!.act).toMatchObject({
      kind: 'text-replaced',
      moved: 2,
      flagged: ['e1'],
      orphans: [],
    })
  })

  it('open although the log edits words that a replaced text does not have, and say so', async () => {
    const { storage, desk: first } = await begun()
    await first.settle()
    storage.beforeWrite = (what) => {
      if (what !== 'log') throw new Error('ENOSPC')
    }
    await submit(first, await opened(first), type(7, 9, '保秦'))
    await submit(first, await opened(first), status('e1', 'accepted'))
    await first.settle()
    storage.beforeWrite = () => undefined
    storage.text = `初，${content}`
    const { desk: second } = desk(storage)
    expect((await second.open('x'))!.problems.map(({ code }) => code)).toEqual([
      'text-replaced',
      'change-not-redone',
    ])
    const { entries, text } = await opened(second)
    expect(text.content).toBe(storage.text)
    expect(entries.map(({ status }) => status)).toEqual(['proposed', 'accepted'])
  })

  it('of which one is broken are left alone', async () => {
    const { storage, desk: first } = await begun()
    await first.settle()
    storage.apparatus = `<<<<<<< HEAD\n${storage.apparatus}`
    const broken = storage.apparatus
    const { desk: second } = desk(storage)
    expect(await second.open('x')).toMatchObject({
      files: null,
      problems: [{ code: 'conflict-markers', line: 1, column: 1 }],
    })
    // To be sent again when it is mended, and so no refusal.
    await expect(submit(second, sample, status('e0', 'accepted'))).rejects.toThrow(/git merge/)
    await second.settle()
    expect(storage.apparatus).toBe(broken)
  })
})
