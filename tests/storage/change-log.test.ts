import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChangeLog } from '../../src/storage/change-log.ts'
import { record } from '../contracts/storage.ts'
import { filesOf, temporaryProject } from './temporary-project.ts'

const line = (revision: number) => `${JSON.stringify(record(revision))}\n`
const PATH = 'apparatus/a.log.jsonl'

async function logWith(content: string | Uint8Array, writable = true) {
  const folder = await temporaryProject({ [PATH]: content })
  const file = join(folder, PATH)
  return { folder, file, log: new ChangeLog(file, PATH, writable) }
}

const revisions = ({ records }: { records: { revision: number }[] }) =>
  records.map(({ revision }) => revision)

describe('ChangeLog', () => {
  it.each([
    ['half an object', line(3).slice(0, 40)],
    ['half a character', Buffer.from(line(3)).subarray(0, line(3).indexOf('甲') + 2)],
    ['zeros, as after a power cut', '\0'.repeat(512)],
    ['half an object and a line feed', `${line(3).slice(0, 40)}\n`],
    ['something that is no change', '42'],
  ])('sets a torn last line aside: %s', async (_, torn) => {
    const whole = Buffer.from(line(1) + line(2))
    const { folder, log } = await logWith(Buffer.concat([whole, Buffer.from(torn)]))
    const { records, problems } = await log.since(0)
    expect(records).toEqual([record(1), record(2)])
    expect(problems).toMatchObject([
      { code: 'torn-line', severity: 'warning', file: PATH, line: 3, column: 1 },
    ])
    expect(problems[0]!.message).toContain('apparatus/a.log.jsonl.torn-1')
    expect(await log.append(record(3))).toBe(true)
    expect(await filesOf(folder)).toEqual({
      [PATH]: Buffer.from(line(1) + line(2) + line(3)).toString('latin1'),
      [`${PATH}.torn-1`]: Buffer.from(torn).toString('latin1'),
    })
  })

  it('keeps every torn line it ever met', async () => {
    const { folder, file, log } = await logWith(`${line(1)}{"a`)
    await log.since(0)
    await log.close()
    await appendFile(file, '{"b')
    await new ChangeLog(file, PATH, true).since(0)
    expect(await filesOf(folder)).toMatchObject({ [`${PATH}.torn-1`]: '{"a', [`${PATH}.torn-2`]: '{"b' })
  })

  it('counts a last line that only lacks its line feed', async () => {
    const { file, log } = await logWith(line(1) + line(2).trimEnd())
    expect(await log.since(0)).toEqual({ records: [record(1), record(2)], problems: [] })
    await log.append(record(3))
    expect(await readFile(file, 'utf8')).toBe(line(1) + line(2) + line(3))
  })

  it('reports a torn line without touching it when it only reads', async () => {
    const { folder, log } = await logWith(`${line(1)}{"a`, false)
    const before = await filesOf(folder)
    expect((await log.since(0)).problems).toMatchObject([{ code: 'torn-line', line: 2 }])
    expect(await filesOf(folder)).toEqual(before)
  })

  it.each([
    ['no JSON', `${line(1)}oops\n${line(2)}`, 2, /no change/],
    ['a revision that went back', line(1) + line(3) + line(2), 3, /Change 2 follows change 3.*merge/],
    ['a revision twice', line(1) + line(1), 2, /Change 1 follows change 1/],
    [
      'git conflict marks',
      `${line(1)}<<<<<<< HEAD\n${line(2)}=======\n${line(2)}>>>>>>> b\n`,
      2,
      /git merge/,
    ],
    [
      'bytes that are no text',
      Buffer.concat([Buffer.from(line(1)), Buffer.from([0xff, 10]), Buffer.from(line(2))]),
      2,
      /no change/,
    ],
  ])('stops at a broken line and writes nothing: %s', async (_, content, at, message) => {
    const { folder, log } = await logWith(content)
    const before = await filesOf(folder)
    const { records, problems } = await log.since(0)
    expect(records.length).toBe(at - 1)
    expect(problems).toMatchObject([
      {
        code: 'broken-log',
        severity: 'error',
        file: PATH,
        line: at,
        message: expect.stringMatching(message) as unknown,
      },
    ])
    await expect(log.append(record(9))).rejects.toThrow(new RegExp(`^${PATH}:${at}:1: `))
    expect(await filesOf(folder)).toEqual(before)
  })

  it('stops at a change that it does not know, and says which field', async () => {
    const strange = `${JSON.stringify({ ...record(2), act: { kind: 'sing' } })}\n`
    const { log } = await logWith(line(1) + strange + line(3))
    const { records, problems } = await log.since(0)
    expect(records).toEqual([record(1)])
    expect(problems).toMatchObject([
      { severity: 'error', line: 2, message: expect.stringMatching(/act/) as unknown },
    ])
    expect((await log.since(2)).problems).toEqual([])
  })

  it('passes over blank lines', async () => {
    const { log } = await logWith(`${line(1)}\n  \n${line(2)}\n`)
    expect(revisions(await log.since(0))).toEqual([1, 2])
    expect((await log.since(0)).problems).toEqual([])
  })

  it('notices what another program added, and what took its place', async () => {
    const { file, log } = await logWith(line(1))
    await log.since(0)
    await appendFile(file, line(2))
    expect(await log.append(record(2))).toBe(false)
    expect(revisions(await log.since(0))).toEqual([1, 2])
    await log.append(record(3))
    await rm(file)
    await writeFile(file, line(7))
    expect(revisions(await log.since(0))).toEqual([7])
    await log.append(record(8))
    expect(await readFile(file, 'utf8')).toBe(line(7) + line(8))
  })

  it('is read while it is written without a line being taken for torn', async () => {
    const { folder, log } = await logWith('')
    const appended = Array.from({ length: 50 }, (_, i) => log.append(record(i + 1)))
    const read = Array.from({ length: 50 }, () => log.since(0))
    expect((await Promise.all(appended)).every(Boolean)).toBe(true)
    for (const { problems } of await Promise.all(read)) expect(problems).toEqual([])
    expect(Object.keys(await filesOf(folder))).toEqual([PATH])
  })

  it('has lost nothing whole wherever the file was cut', async () => {
    const whole = Buffer.from(line(1) + line(2) + line(3))
    const ends = [1, 2, 3].map((n) => Buffer.from([1, 2, 3].slice(0, n).map(line).join('')).length)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), async (length) => {
        const { file, log } = await logWith(whole)
        await truncate(file, length)
        const complete = ends.filter((end) => end - 1 <= length).length
        expect(revisions(await log.since(0))).toEqual([1, 2, 3].slice(0, complete))
        expect(await log.append(record(complete + 1))).toBe(true)
        expect(revisions(await log.since(0))).toEqual([1, 2, 3, 4].slice(0, complete + 1))
        await log.close()
        expect(await new ChangeLog(file, PATH, true).since(0)).toMatchObject({ problems: [] })
      }),
    )
  })
})
