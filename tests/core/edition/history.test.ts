import { describe as suite, expect, it } from 'vitest'
import { describe, type EntryId, type ReadingId, siglum } from '../../../src/core/apparatus/index.ts'
import { type Act, changeToWire, entryHistory } from '../../../src/core/edition/index.ts'
import { inProcess } from '../../server/in-process.ts'

/** An edition kept by a server in this process, of which one entry is worked upon. */
async function atWork() {
  const { desk, client } = inProcess()
  const { service } = client()
  const name = (await desk.project()).find(({ counts }) => counts !== null)!.id
  const { text, layers } = (await desk.edition(name))!
  let n = 0
  const act = async (act: Act) => {
    const edition = (await desk.edition(name))!
    const by = n % 2 === 0 ? '錢大昕' : '王鳴盛'
    const change = changeToWire({ id: `h${n++}`, by, at: '2026-11-24T12:00:00Z', act }, edition.text)
    const answer = await service.submit(name, { revision: edition.revision, change })
    expect(answer.kind).toBe('accepted')
  }
  const entry = {
    id: 'e-new' as EntryId,
    layer: layers[0]!.id,
    kind: 'reading' as const,
    lemma: [describe(text, { from: 0, to: 2 })],
    readings: [
      {
        id: 'r1' as ReadingId,
        kind: 'substitution' as const,
        text: '保秦',
        attestations: [{ witness: siglum('長編') }],
      },
    ],
    origin: { by: 'hand' as const },
    status: 'proposed' as const,
  }
  const history = async (id: EntryId = entry.id) => entryHistory(id, await service.history(name, id))
  return { desk, name, entry, act, history, service }
}

suite('entryHistory', () => {
  it('tells what an entry was before each change, and who made it', async () => {
    const { entry, act, history } = await atWork()
    await act({ kind: 'add-entries', entries: [entry] })
    await act({ kind: 'set-status', ids: [entry.id], status: 'disputed' })
    const readings = [{ ...entry.readings[0]!, text: '保𣈆' }]
    await act({ kind: 'edit-entry', id: entry.id, fields: { readings } })
    await act({ kind: 'settle', ids: [entry.id], prefer: 'lemma', reason: '理長', method: '理校' })
    await act({ kind: 'add-comment', id: entry.id, comment: { id: 'c', text: '可從' } })
    const steps = await history()
    expect(steps.map(({ by }) => by)).toEqual(['錢大昕', '王鳴盛', '錢大昕', '王鳴盛', '錢大昕'])
    expect(steps.map(({ before }) => before?.status)).toEqual([
      undefined,
      'proposed',
      'disputed',
      'disputed',
      'settled',
    ])
    expect(steps.map(({ after }) => after?.readings[0]?.text)).toEqual([
      '保秦',
      '保秦',
      '保𣈆',
      '保𣈆',
      '保𣈆',
    ])
    expect(steps[3]).toMatchObject({ after: { decision: { prefer: 'lemma', reason: '理長' } } })
    expect(steps[3]!.before).not.toHaveProperty('decision')
    expect(steps[4]).toMatchObject({ after: { comments: [{ text: '可從' }] } })
    expect(steps[4]!.before).not.toHaveProperty('comments')
  })

  it('knows what was even of an entry that is older than the log it is given', async () => {
    const { entry, act, service, name } = await atWork()
    await act({ kind: 'add-entries', entries: [entry] })
    await act({ kind: 'set-status', ids: [entry.id], status: 'accepted' })
    const { records, ...rest } = await service.history(name, entry.id)
    const [step] = entryHistory(entry.id, { ...rest, records: records.slice(1) })
    expect([step?.before?.status, step?.after?.status]).toEqual(['proposed', 'accepted'])
  })

  it('tells of an entry that was deleted and restored', async () => {
    const { entry, act, history } = await atWork()
    const { id } = entry
    await act({ kind: 'add-entries', entries: [entry] })
    await act({ kind: 'remove-entries', ids: [id] })
    await act({ kind: 'restore-entries', entries: [{ id, entry }] })
    await act({ kind: 'batch', acts: [{ kind: 'set-status', ids: [id], status: 'rejected' }] })
    const steps = await history(id)
    const states = steps.map(({ before, after }) => [before?.status ?? before, after?.status ?? after])
    expect(states).toEqual([
      [null, 'proposed'],
      ['proposed', null],
      [null, 'proposed'],
      ['proposed', 'rejected'],
    ])
  })

  it('makes nothing up where an older log does not say what was', async () => {
    const { entry, act, service, name } = await atWork()
    await act({ kind: 'add-entries', entries: [entry] })
    await act({ kind: 'set-status', ids: [entry.id], status: 'disputed' })
    await act({ kind: 'set-status', ids: [entry.id], status: 'rejected' })
    const history = await service.history(name, entry.id)
    const older = history.records.map(({ was: _, ...record }) => record)
    const unsaid = entryHistory(entry.id, { ...history, records: older.slice(1) })
    expect(unsaid.map(({ before }) => before)).toEqual([undefined, undefined])
    // From where the log has the entry whole, one goes on.
    const whole = entryHistory(entry.id, { ...history, records: older })
    expect(whole.map(({ before }) => before?.status)).toEqual([undefined, 'proposed', 'disputed'])
  })

  it('says so when there never was such an entry', async () => {
    const { service, name } = await atWork()
    await expect(service.history(name, 'e-none')).rejects.toThrow(/never was/u)
  })
})
