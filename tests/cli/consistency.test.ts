import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf, temporaryProject } from '../storage/temporary-project.ts'
import { yiwen } from './command-line.ts'
import { exampleProject } from './project.ts'

const TEXT = '𣈆築堡於古渭州之側。屯於占渭州，秦人皆懼。\n諒祚築堡於古渭州之側而還。戍申，雪。帝曰：「可。\n'

interface Wire {
  readonly finds: readonly {
    readonly detector: string
    readonly spans: readonly { start: number; end: number; exact: string }[]
    readonly suspected: string
    readonly expected: string | null
    readonly confidence: string
    readonly evidence: readonly { start: number; end: number; exact: string; speaks: string }[]
  }[]
}

describe('yiwen consistency', () => {
  it('gives what it finds as JSON, positions in code points', async () => {
    const folder = await temporaryProject({ 'text.txt': TEXT })
    const { code, out, said } = await yiwen(folder, 'consistency', 'text.txt', '--json')
    expect({ code, said }).toEqual({ code: 0, said: '' })
    const { finds } = JSON.parse(out) as Wire
    expect(finds.map(({ detector, suspected, expected }) => [detector, suspected, expected])).toEqual([
      ['altered-word', '占', '古'],
      ['cycle-name', '戍申', '戊申'],
      ['unpaired-mark', '「', null],
    ])
    const points = Array.from(TEXT)
    for (const { start, end, exact } of finds.flatMap(({ spans, evidence }) => [...spans, ...evidence])) {
      expect(points.slice(start, end).join('')).toBe(exact)
    }
    expect(finds[0]!.evidence.map(({ exact, speaks }) => [exact, speaks])).toEqual([
      ['堡於古渭州', 'against'],
      ['堡於古渭州', 'against'],
    ])
  })

  it('lists it for people, a line each, and only what is likely when that is wanted', async () => {
    const folder = await temporaryProject({ 'text.txt': TEXT })
    const { out } = await yiwen(folder, 'consistency', 'text.txt')
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^text\.txt:1:13: (likely|possible): 占 → 古: .*looks like it\.$/),
      expect.stringMatching(/^text\.txt:2:14: likely: 戍申 → 戊申: /),
      expect.stringMatching(/^text\.txt:2:22: possible: 「: /),
      '',
    ])
    expect((await yiwen(folder, 'consistency', 'text.txt', '--likely')).out).not.toContain('「:')
  })

  it('proposes conjectures in an edition, and never again, whatever became of them', async () => {
    const folder = await exampleProject({ 'corpus/a/base.txt': TEXT, 'apparatus/a.json': null })
    expect(await yiwen(folder, 'consistency', 'a', '--into')).toEqual({
      code: 0,
      out: '2 new entries proposed in a.\n',
      said: '',
    })
    const { entries } = JSON.parse(await readFile(join(folder, 'apparatus/a.json'), 'utf8')) as {
      entries: readonly object[]
    }
    expect(entries).toMatchObject([
      {
        status: 'proposed',
        lemma: [{ exact: '占' }],
        readings: [{ kind: 'conjecture', text: '古', class: '訛', author: 'Yiwen' }],
        origin: { by: 'consistency', detector: 'altered-word', evidence: [{ exact: '堡於古渭州' }, {}] },
      },
      { lemma: [{ exact: '戍申' }], origin: { by: 'consistency', detector: 'cycle-name' } },
    ])
    expect((await yiwen(folder, 'check', 'a')).out).toBe('')
    const before = await filesOf(folder)
    expect((await yiwen(folder, 'consistency', 'a', '--into')).out).toBe('Nothing new in a.\n')
    expect(await filesOf(folder)).toEqual(before)
  })

  it.each([
    [['consistency', 'b'], /no edition 「b」/],
    [['consistency', 'big5.txt'], /big5\.txt:1:1: .*not UTF-8/],
  ])('says what is wrong: %j', async (argv, message) => {
    const folder = await exampleProject({ 'big5.txt': Uint8Array.of(0xa6, 0xe8) })
    const { code, out, said } = await yiwen(folder, ...argv)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(said).toMatch(message)
  })
})
