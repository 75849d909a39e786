import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ApparatusEntry,
  type Attestation,
  describe as describeSpan,
  type EntryId,
  type Reading,
  type ReadingId,
  siglum,
  type Witness,
} from '../../../../src/core/apparatus/index.ts'
import type { ExportInput, ExportOptions } from '../../../../src/core/formats/index.ts'
import { plainEntry, printApparatus, textFlow } from '../../../../src/core/formats/print/index.ts'
import { baseText } from '../../../../src/core/text/index.ts'
import { entryOn, input, marked, reading } from '../export-input.ts'
import { edition } from '../tei/editions.ts'

/** P, M and R of family α, V alone; 續通鑑 is cited. */
const witnesses: readonly Witness[] = [
  { siglum: siglum('P'), kind: 'manuscript', group: 'α' },
  { siglum: siglum('M'), kind: 'manuscript', group: 'α' },
  { siglum: siglum('R'), kind: 'manuscript', group: 'α' },
  { siglum: siglum('V'), kind: 'manuscript' },
  { siglum: siglum('續通鑑'), kind: 'cited-work' },
]
const latin = { language: 'la', witnesses }
const chinese = { language: 'lzh', witnesses }
const by = (...sigla: string[]): Attestation[] => sigla.map((name) => ({ witness: siglum(name) }))

/** The entry on the marked words of `source` as it is printed. */
function print(
  source: string,
  fields: Partial<ApparatusEntry>,
  rest: Partial<ExportInput>,
  options: ExportOptions = {},
): string {
  const { text, entry } = entryOn(source, fields)
  const { entries } = printApparatus(input(text, [entry], rest), options)
  expect(entries).toHaveLength(1)
  return plainEntry(entries[0]!)
}

const one = (fields: Partial<Reading>, more: Partial<ApparatusEntry> = {}): Partial<ApparatusEntry> => ({
  readings: [reading({ attestations: by('P'), ...fields })],
  ...more,
})

describe('an entry with Latin terms', () => {
  it.each<[string, string, Partial<ApparatusEntry>, ExportOptions, string]>([
    ['a substitution', 'Arma [virumque] cano', one({ text: 'uirumque' }), {}, 'virumque] uirumque P'],
    ['an omission', 'Arma virumque [cano]', one({ kind: 'omission' }), {}, 'cano] om. P'],
    ['a lacuna', 'Arma [virumque cano]', one({ kind: 'lacuna' }), {}, 'virumque cano] lac. P'],
    ['an illegible place', 'Arma [virumque]', one({ kind: 'illegible' }), {}, 'virumque] illeg. P'],
    [
      'a transposition',
      '[Arma virumque]',
      one({ kind: 'transposition', text: 'virumque Arma' }),
      {},
      'Arma virumque] virumque Arma transp. P',
    ],
    [
      'an addition after a word',
      'Arma[] cano',
      one({ kind: 'addition', text: 'et' }),
      {},
      'post Arma add. et P',
    ],
    [
      'an addition at the head of a line',
      'Arma\n[]cano',
      one({ kind: 'addition', text: 'et' }),
      {},
      'ante cano add. et P',
    ],
    [
      'an addition to a lemma',
      '[Arma] cano',
      one({ kind: 'addition', text: 'Arma et' }),
      {},
      'Arma] add. et P',
    ],
    [
      'a conjecture',
      'Arma [cano]',
      one({ kind: 'conjecture', text: 'canam', author: 'Bentley', attestations: [] }),
      {},
      'cano] canam coni. Bentley',
    ],
    [
      'a conjectured deletion',
      'Arma [cano]',
      one({ kind: 'conjecture', author: 'Bentley', attestations: [] }),
      {},
      'cano] del. Bentley',
    ],
    [
      'a supplement',
      'Arma[] cano',
      one({ kind: 'conjecture', text: 'ego', author: 'Bentley', attestations: [] }),
      {},
      'post Arma suppl. ego Bentley',
    ],
    [
      'a hand and a doubt',
      '[cano]',
      one({
        text: 'canam',
        attestations: [
          { witness: siglum('P'), hand: '2' },
          { witness: siglum('V'), certainty: 'low' },
        ],
      }),
      {},
      'cano] canam P² V ut vid.',
    ],
    [
      'a shared reading by its family',
      '[cano]',
      one({ text: 'canam', attestations: by('R', 'P', 'M') }),
      {},
      'cano] canam α',
    ],
    [
      'every siglum where it is asked for',
      '[cano]',
      one({ text: 'canam', attestations: by('R', 'P', 'M') }),
      { sigla: 'each' },
      'cano] canam P M R',
    ],
    [
      'the rest in a positive apparatus',
      '[cano]',
      one({ text: 'canam', attestations: by('P') }),
      { style: 'positive' },
      'cano cett.] canam P',
    ],
    [
      'the rest that differs',
      '[cano]',
      one({ text: 'canam', attestations: by('M', 'R', 'V') }),
      { style: 'positive' },
      'cano P] canam cett.',
    ],
    [
      'all, when only a scholar differs',
      '[cano]',
      one({ kind: 'conjecture', text: 'canam', author: 'Bentley', attestations: [] }),
      { style: 'positive' },
      'cano codd.] canam coni. Bentley',
    ],
    [
      'the occurrence of a word, not of its letters',
      'et etiam [et] et',
      one({ text: 'ac' }),
      {},
      'et²] ac P',
    ],
    ['a word once in its line without number', 'et\n[et]\net', one({ text: 'ac' }), {}, 'et] ac P'],
    [
      'a long lemma by its ends',
      '[Arma virumque cano Troiae qui primus ab oris]',
      one({ kind: 'omission' }),
      {},
      'Arma … oris] om. P',
    ],
    [
      'a long lemma in full',
      '[Arma virumque cano Troiae qui primus ab oris]',
      one({ kind: 'omission' }),
      { shorten: 0 },
      'Arma virumque cano Troiae qui primus ab oris] om. P',
    ],
    [
      'a lemma in parts',
      '[Arma] virumque [cano]',
      one({ text: 'tela sono' }),
      {},
      'Arma … cano] tela sono P',
    ],
    [
      'the source that agrees',
      '[cano]',
      { kind: 'parallel', readings: [], agreements: by('V') },
      {},
      'cano] cf. V',
    ],
    [
      'a decision',
      '[cano]',
      one(
        { text: 'canam' },
        { decision: { prefer: 'r1' as ReadingId, reason: 'metri causa', by: 'x', at: '' } },
      ),
      {},
      'cano] canam P. canam recte: metri causa.',
    ],
  ])('prints %s', (_, source, fields, options, expected) => {
    expect(print(source, fields, latin, options)).toBe(expected)
  })
})

describe('an entry with Chinese terms', () => {
  it.each<[string, string, Partial<ApparatusEntry>, ExportOptions, string]>([
    ['a substitution', '為[保泰]軍', { readings: [reading({ text: '保秦' })] }, {}, '保泰］保秦 續通鑑'],
    ['an omission', '為[保泰]軍', one({ kind: 'omission' }), {}, '保泰］無 P'],
    ['an omission that is a loss', '為[保泰]軍', one({ kind: 'omission', class: '脫' }), {}, '保泰］脫 P'],
    ['an addition', '諒祚[]遂親政', one({ kind: 'addition', text: '乃' }), {}, '諒祚下］衍 乃 P'],
    ['a transposition', '[甲乙]', one({ kind: 'transposition' }), {}, '甲乙］互乙 P'],
    ['a lacuna', '[甲乙]', one({ kind: 'lacuna' }), {}, '甲乙］脫 P'],
    ['the rest', '[甲]', one({ text: '乙' }), { style: 'positive' }, '甲 餘本］乙 P'],
    [
      'a long lemma',
      '[諒祚益長而驕心忌訛龐專且通訛龐之子妻]',
      one({ kind: 'omission' }),
      {},
      '諒祚益……之子妻］無 P',
    ],
    ['a lemma over a line end', '[十二月。\n年]二十', one({ text: '歲' }), {}, '十二月。／年］歲 P'],
    [
      'a spelling of another reading within it',
      '[甲]',
      {
        readings: [
          reading({ text: '侯', attestations: by('P') }),
          reading({ id: 'r2' as ReadingId, text: '矦', attestations: by('M') }),
        ],
      },
      {},
      '甲］侯 P（矦 M）',
    ],
    [
      'a spelling folded into what it spells',
      '[甲]',
      {
        readings: [
          reading({ text: '侯', attestations: by('P') }),
          reading({ id: 'r2' as ReadingId, text: '矦', attestations: by('M') }),
        ],
      },
      { orthographic: 'folded' },
      '甲］侯 P M',
    ],
    [
      'what the note quotes otherwise',
      '[韋州]為[祥軍]',
      one({ text: '石州' }, { quotedLemma: '韋州祥祐軍' }),
      {},
      '韋州……祥軍（引作 韋州祥祐軍）］石州 P',
    ],
  ])('prints %s', (_, source, fields, options, expected) => {
    expect(print(source, fields, chinese, options)).toBe(expected)
  })
})

describe('an entry as a sentence', () => {
  it.each<[string, string, Partial<ApparatusEntry>, ExportOptions, string]>([
    [
      'as the note names its source (西夏紀 卷十三)',
      '為[保泰]軍。（保泰，畢沅《續通鑒》作保秦。）',
      {
        readings: [
          reading({ text: '保秦', attestations: [{ witness: siglum('續通鑑'), named: '畢沅《續通鑒》' }] }),
        ],
      },
      {},
      '「保泰」，畢沅《續通鑒》作「保秦」。',
    ],
    [
      'a cited work by its title',
      '為[保泰]軍',
      { readings: [reading({ text: '保秦' })] },
      {},
      '「保泰」，《續通鑑》作「保秦」。',
    ],
    [
      'an unnamed copy',
      '為[保泰]軍',
      { readings: [reading({ text: '保秦', attestations: [{ witness: null, named: '一作' }] })] },
      {},
      '「保泰」，一作「保秦」。',
    ],
    ['an omission, counted', '為[官]軍', one({ kind: 'omission' }), {}, '「官」字，P無。'],
    [
      'an addition, counted',
      '諒祚[]遂',
      one({ kind: 'addition', text: '乃於' }),
      {},
      '「諒祚」下，P有「乃於」二字。',
    ],
    ['an inversion', '[甲乙]', one({ kind: 'transposition' }), {}, '「甲乙」，P互乙。'],
    [
      'a conjecture',
      '[甲]',
      one({ kind: 'conjecture', text: '乙', author: '錢大昕', attestations: [] }),
      {},
      '「甲」，錢大昕疑當作「乙」。',
    ],
    ['an occurrence', '之[之]之', one({ text: '於' }), {}, '第二「之」字，P作「於」。'],
    [
      'a verdict',
      '[甲]',
      one({ text: '乙' }, { verdict: '未知孰是。' }),
      {},
      '「甲」，P作「乙」。未知孰是。',
    ],
    ['absence', '[甲]', one({ kind: 'omission' }, { kind: 'absence' }), {}, '「甲」，P不載。'],
    ['who agrees', '[甲]', one({ text: '乙' }), { style: 'positive' }, '「甲」，餘本同，P作「乙」。'],
    [
      'two readings',
      '[甲]',
      {
        readings: [
          reading({ text: '乙', attestations: by('P', 'V') }),
          reading({ id: 'r2' as ReadingId, kind: 'omission', attestations: by('M') }),
        ],
      },
      {},
      '「甲」，P、V作「乙」，M無。',
    ],
  ])('tells of %s', (_, source, fields, options, expected) => {
    expect(print(source, fields, chinese, { form: 'sentences', ...options })).toBe(expected)
  })
})

describe('the apparatus of an edition', () => {
  const many = (source: string, make: (i: number) => Partial<ApparatusEntry>): ExportInput => {
    const { text, spans } = marked(source)
    const entries = spans.map((span, i): ApparatusEntry => {
      const { entry } = entryOn('')
      return { ...entry, id: `e-${i}` as EntryId, lemma: [describeSpan(text, span)], ...make(i) }
    })
    return input(text, entries, latin)
  }

  it('leaves the verdicts of notes out where that is asked for, and no decision with them', () => {
    const fields: Partial<ApparatusEntry> = {
      verdict: '未知孰是。',
      decision: { prefer: 'lemma', reason: '《宋史》亦同', by: '錢大昕', at: '' },
    }
    expect(print('改[甲]丙', fields, chinese)).toContain('未知孰是')
    const without = print('改[甲]丙', fields, chinese, { verdicts: 'hidden' })
    expect(without).not.toContain('未知孰是')
    expect(without).toContain('《宋史》亦同')
  })

  it('has each layer apart, numbered by where lemmata end', () => {
    const { apparatuses, entries } = printApparatus(
      many('[a [b] c] [d] e', (i) => ({
        layer: i === 2 ? 'testimonia' : 'variants',
        readings: [reading({ text: 'x' })],
      })),
    )
    expect(apparatuses.map(({ title, entries }) => [title, entries.map(({ entry }) => entry.id)])).toEqual([
      ['Apparatus criticus', ['e-1', 'e-0']],
      ['Testimonia', ['e-2']],
    ])
    expect(entries.map(({ mark }) => mark)).toEqual(['1', '2', 'a'])
  })

  it('has all layers in one where that is asked for', () => {
    const edition = many('[a] [b]', (i) => ({
      layer: i === 0 ? 'x' : 'y',
      readings: [reading({ text: 'z' })],
    }))
    expect(printApparatus(edition, { apparatuses: 'together' }).apparatuses).toHaveLength(1)
  })

  it('knows who is extant: within a lacuna of P it is not among the rest', () => {
    const edition = many('[Arma [virumque] cano] [Troiae]', (i) =>
      i === 0 ? one({ kind: 'lacuna', attestations: by('P') }) : one({ text: 'x', attestations: by('M') }),
    )
    const { entries } = printApparatus(edition, { style: 'positive' })
    const printed = Object.fromEntries(entries.map((entry) => [entry.entry.id, plainEntry(entry)]))
    expect(printed).toEqual({
      'e-0': 'Arma virumque cano cett.] lac. P',
      'e-1': 'virumque R V] x M',
      'e-2': 'Troiae cett.] x M',
    })
  })

  it('reads where a witness is extant by lines and by headings', () => {
    const text = '卷一\n甲，乙。\n卷二\n[丙]，丁。'
    const extant = (where: string) => {
      const edition = { ...many(text, () => one({ text: '戊', attestations: by('P') })), language: 'lzh' }
      const { entries, problems } = printApparatus(
        {
          ...edition,
          witnesses: witnesses.slice(0, 3).map((w, i) => (i === 1 ? { ...w, extant: where } : w)),
        },
        { style: 'positive' },
      )
      return [plainEntry(entries[0]!), problems.length]
    }
    expect(extant('1-2')).toEqual(['丙 R］戊 P', 0])
    expect(extant('卷一')).toEqual(['丙 R］戊 P', 0])
    expect(extant('卷一至卷二')).toEqual(['丙 M R］戊 P', 0])
    expect(extant('多殘')).toEqual(['丙 M R］戊 P', 1])
  })

  it('says what is folded away', () => {
    const { text, entry } = entryOn('[侯]')
    const edition = input(text, [{ ...entry, readings: [reading({ text: '矦' })] }], chinese)
    const { entries, problems } = printApparatus(edition, { orthographic: 'folded' })
    expect(entries).toEqual([])
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(/folded.*\(e-0001\)/u)])
    expect(plainEntry(printApparatus(edition).entries[0]!)).toBe('侯］矦 續通鑑')
  })

  it('prints every entry of any edition, with the text whole and every mark in its place', () => {
    const options = fc.record({
      style: fc.constantFrom('positive' as const, 'negative' as const),
      form: fc.constantFrom('sentences' as const, 'bracket' as const),
      terms: fc.constantFrom('latin' as const, 'chinese' as const),
      shorten: fc.nat(6),
    })
    fc.assert(
      fc.property(edition, options, (edition, options) => {
        const printed = printApparatus(edition, options)
        expect(printed.entries).toHaveLength(edition.entries.length)
        expect(printed.apparatuses.reduce((sum, { entries }) => sum + entries.length, 0)).toBe(
          edition.entries.length,
        )
        let content = ''
        const marks = new Map<string, number>()
        for (const { pieces } of textFlow(edition, printed)) {
          for (const piece of pieces) {
            if (piece.kind === 'words') content += piece.text
            else marks.set(piece.printed.entry.id, content.length)
          }
          content += '\n'
        }
        expect(content.slice(0, -1)).toBe(edition.text.content)
        for (const { entry, at } of printed.entries) expect(marks.get(entry.id)).toBe(at)
        for (const entry of printed.entries) expect(plainEntry(entry)).not.toMatch(/[\r\n]/)
      }),
      { numRuns: 200 },
    )
  })

  it('cuts no character when it shortens', () => {
    const text = baseText('𠀀⿰亻呆葛\u{e0100}𣈆㖫'.repeat(8))
    const { entry } = entryOn('')
    const lemma = [describeSpan(text, { from: 0, to: text.content.length })]
    const { entries } = printApparatus(input(text, [{ ...entry, lemma }]))
    expect(plainEntry(entries[0]!)).toBe('𠀀⿰亻呆葛\u{e0100}……葛\u{e0100}𣈆㖫］保秦 續通鑑')
  })
})
