import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf } from '../storage/temporary-project.ts'
import { atTerminal, yiwen } from './command-line.ts'
import { apparatus, entry, exampleProject } from './project.ts'

const ids = (out: string) => (JSON.parse(out) as { entries: { id: string }[] }).entries.map(({ id }) => id)

describe('yiwen export', () => {
  it('prints the apparatus, without what was rejected', async () => {
    const folder = await exampleProject()
    const { code, out, said } = await yiwen(folder, 'export', 'a', '--format', 'json')
    expect({ code, said }).toEqual({ code: 0, said: '' })
    expect(ids(out)).toEqual(['e-1'])
  })

  it('finds the project elsewhere', async () => {
    const { code, out } = await yiwen(
      '/',
      'export',
      'a',
      '--format',
      'json',
      '--project',
      await exampleProject(),
    )
    expect({ code, ids: ids(out) }).toEqual({ code: 0, ids: ['e-1'] })
  })

  it.each([
    [['--status', 'rejected'], ['e-2']],
    [
      ['--status', 'rejected,accepted'],
      ['e-1', 'e-2', 'e-3'],
    ],
    [
      ['--status', 'rejected', '--status', 'accepted'],
      ['e-1', 'e-2', 'e-3'],
    ],
    [['--layer', 'testimonia'], ['e-3']],
    [['--witness', '長編'], ['e-3']],
    [
      ['--witness', '長編,續通鑑'],
      ['e-1', 'e-3'],
    ],
    [['--witness', 'P'], []],
  ])('chooses entries by %j', async (options, expected) => {
    const third = entry('e-3', '靜塞', '', {
      layer: 'testimonia',
      kind: 'parallel',
      readings: [],
      agreements: [{ witness: '長編' }],
    })
    const entries = [
      entry('e-1', '西壽', '西市'),
      entry('e-2', '保泰', '保秦', { status: 'rejected' }),
      third,
    ]
    const folder = await exampleProject({ 'apparatus/a.json': apparatus({ entries }) })
    expect(ids((await yiwen(folder, 'export', 'a', '--format', 'json', ...options)).out)).toEqual(expected)
  })

  it('writes a file', async () => {
    const folder = await exampleProject()
    const { code, out } = await yiwen(folder, 'export', 'a', '--format', 'json', '-o', 'out.json')
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(ids(await readFile(join(folder, 'out.json'), 'utf8'))).toEqual(['e-1'])
    const failed = await yiwen(folder, 'export', 'a', '--format', 'json', '-o', 'nowhere/out.json')
    expect(failed.code).toBe(1)
    expect(failed.said).toMatch(/nowhere\/out\.json: .*missing/)
  })

  it('says what editions there are', async () => {
    const { code, out, said } = await yiwen(await exampleProject(), 'export', 'b', '--format', 'json')
    expect({ code, out, said }).toEqual({
      code: 1,
      out: '',
      said: 'yiwen: There is no edition 「b」; there is a.\n',
    })
  })

  it('writes nothing into the project', async () => {
    const folder = await exampleProject({ 'apparatus/a.json': null })
    const before = await filesOf(folder)
    expect((await yiwen(folder, 'export', 'a', '--format', 'tei')).code).toBe(0)
    expect(await filesOf(folder)).toEqual(before)
  })

  it('prints in the style that is asked for, and refuses one that there is not', async () => {
    const folder = await exampleProject()
    const sentences = await yiwen(folder, 'export', 'a', '--format', 'jiaokanji')
    expect(sentences.code).toBe(0)
    expect(sentences.out).toMatch(/〔一〕「.+」，.+作「.+」。/u)
    const bracket = await yiwen(
      folder,
      'export',
      'a',
      '--format',
      'jiaokanji',
      '--form',
      'bracket',
      '--terms',
      'latin',
    )
    expect(bracket.out).toMatch(/〔一〕.+\] .+/u)
    const wrong = await yiwen(folder, 'export', 'a', '--format', 'html', '--style', 'neutral')
    expect(wrong.code).toBe(2)
    expect(wrong.said).toContain('--style is one of negative, positive, not 「neutral」.')
    expect((await yiwen(folder, 'export', 'a', '--format', 'html', '--shorten', '-1')).code).toBe(2)
  })

  it('writes the bytes of a document', async () => {
    const folder = await exampleProject()
    const { code } = await yiwen(folder, 'export', 'a', '--format', 'docx', '-o', 'a.docx')
    expect(code).toBe(0)
    expect((await readFile(join(folder, 'a.docx'))).subarray(0, 2).toString()).toBe('PK')
    expect((await yiwen(folder, 'export', 'a', '--format', 'docx')).out).toMatch(/^PK/)
  })

  it.each(['docx', 'epub'])('does not write the bytes of %s to a terminal', async (format) => {
    const folder = await exampleProject()
    const { code, out, said } = await atTerminal(folder, 'export', 'a', '--format', format)
    expect([code, out]).toEqual([2, ''])
    expect(said).toContain(`-o a.${format}`)
    const file = await atTerminal(folder, 'export', 'a', '--format', format, '-o', 'x')
    expect(file.code).toBe(0)
  })
})
