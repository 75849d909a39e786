import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ApparatusEntry, lemmaExtent } from '../../../src/core/apparatus/index.ts'
import {
  apply,
  copiedEntries,
  type Edition,
  loadEdition,
  type Pasted,
  pastedEntries,
} from '../../../src/core/edition/index.ts'
import type { Span } from '../../../src/core/text/index.ts'
import { edition } from './examples.ts'

const CONTENT = '改西壽監軍司為保泰，石州監軍司為靜塞軍。諒祚遂聽命，諒祚遣使。\n又保安軍，之之（按之字）。'
const chinese = edition(CONTENT)

/** Pastes `line` where `words` are selected; at the caret behind the text's first line without any. */
function paste(line: string, words = '', on: Edition = chinese): Pasted {
  const { content } = on.text
  const spans: Span[] = words.split('……').map((part) => {
    const from = part === '' ? content.indexOf('\n') : content.indexOf(part)
    return { from, to: from + part.length }
  })
  let ids = 0
  return pastedEntries(on, line, {
    selected: spans,
    person: '錢大昕',
    at: '2026-01-02T03:04:05.000Z',
    newId: () => `${String(++ids).padStart(8, '0')}-x`,
  })
}

const brief = ({ kind, lemma, readings, agreements = [], verdict = '' }: ApparatusEntry) => ({
  kind,
  lemma: lemma.map(({ exact }) => exact).join('|'),
  readings: readings.map(({ kind, text, author, attestations }) =>
    [
      kind,
      text,
      ...(author === undefined ? [] : [author]),
      ...attestations.map(({ witness }) => witness),
    ].join(' '),
  ),
  agreements: agreements.map(({ witness }) => witness),
  verdict,
})

describe('pasting lines of an apparatus', () => {
  it.each([
    ['保泰，畢沅《續通鑒》作保秦', '保泰', ['substitution 保秦 續通鑑']],
    ['「保泰」，《續通鑑》作「保秦」。', '保泰', ['substitution 保秦 續通鑑']],
    ['〔三〕「保泰」，《續通鑑》作「保秦」。', '保泰', ['substitution 保秦 續通鑑']],
    ['保泰] 保秦 B', '保泰', ['substitution 保秦 B']],
    ['12. 保泰］保秦 續通鑑；保安 長編', '保泰', ['substitution 保秦 續通鑑', 'substitution 保安 長編']],
    ['「保泰」，宋本無。', '保泰', ['omission  宋本']],
    ['保泰］無 宋史', '保泰', ['omission  宋史']],
    ['「保泰」，王國維疑當作「保安」。', '保泰', ['conjecture 保安 王國維']],
    ['保泰] 保安 coni. 王國維', '保泰', ['conjecture 保安 王國維']],
    ['「保泰」，《長編》互乙作「泰保」。', '保泰', ['transposition 泰保 長編']],
  ])('reads %s', (line, words, readings) => {
    const { act, added, left, kept } = paste(line, words)
    expect(left).toEqual([])
    expect(kept).toBe(0)
    expect(added.map(brief)).toMatchObject([{ kind: 'reading', lemma: words, readings }])
    const after = apply(chinese, { id: 'c', by: '錢大昕', at: '2026-01-02T03:04:05.000Z', act: act! })
    expect(after.entries).toEqual(added)
    const known = new Set<string | null>(after.witnesses.map(({ siglum }) => siglum))
    for (const { readings } of added)
      for (const { attestations } of readings)
        for (const { witness } of attestations) expect(known).toContain(witness)
    expect(added[0]).toMatchObject({ status: 'proposed', origin: { by: 'hand', person: '錢大昕' } })
  })

  it('puts what is added beside the words it is told by', () => {
    for (const line of [
      '「諒祚遂」下，《長編》有「曰」字。',
      '諒祚遂下］衍 曰 長編',
      'post 諒祚遂 add. 曰 長編',
    ]) {
      const { added } = paste(line, '諒祚遂')
      expect(added.map(brief)).toMatchObject([{ lemma: '', readings: ['addition 曰 長編'] }])
      expect(lemmaExtent(added[0]!)!.from).toBe(CONTENT.indexOf('諒祚遂') + 3)
    }
    const [before] = paste('「諒祚遂」上，《長編》有「夏國主」三字。', '諒祚遂').added
    expect(lemmaExtent(before!)).toEqual({ from: CONTENT.indexOf('諒祚遂'), to: CONTENT.indexOf('諒祚遂') })
  })

  it('takes the words selected, and keeps what the line calls them', () => {
    const [entry] = paste('「西市」，《宋史》作「西壽」。', '西壽監軍司').added
    expect(entry).toMatchObject({ lemma: [{ exact: '西壽監軍司' }], quotedLemma: '西市' })
    expect(paste('「西壽」，《長編》作「西市」。', '西壽監軍司').added.map(brief)).toMatchObject([
      { lemma: '西壽' },
    ])
  })

  it('finds the words by itself where they stand once, and says where they do not', () => {
    expect(paste('「西壽」，《長編》作「西市」。').added.map(brief)).toMatchObject([{ lemma: '西壽' }])
    expect(paste('石州……靜塞軍］韋州靜塞 宋史').added.map(brief)).toMatchObject([{ lemma: '石州|靜塞軍' }])
    expect(paste('諒祚］亮祚 長編').left).toEqual([
      { kind: 'several-places', line: '諒祚］亮祚 長編', places: 2 },
    ])
    expect(paste('諒祚²］亮祚 長編').added.map(({ lemma }) => lemma[0]!.span!.from)).toEqual([
      CONTENT.lastIndexOf('諒祚'),
    ])
    expect(paste('元昊］曩霄 長編').left).toMatchObject([{ kind: 'not-found' }])
    expect(paste('元昊］曩霄 長編')).toMatchObject({ act: null, added: [] })
  })

  it('keeps the whole line as a comment where not all of it was understood', () => {
    const line = '「保泰」，《長編》作「保秦」。編者曾見一殘卷，未及細考。'
    const { added, kept } = paste(line, '保泰')
    expect(kept).toBe(1)
    expect(added).toMatchObject([{ readings: [{ text: '保秦' }], comments: [{ text: line, by: '錢大昕' }] }])
    expect(paste('保泰］保秦 長編；餘本 cett.', '保泰').added).toMatchObject([{ comments: [{}] }])
    expect(paste('今日天氣甚好', '保泰')).toMatchObject({
      act: null,
      left: [{ kind: 'not-understood', line: '今日天氣甚好' }],
    })
  })

  it('reads a Latin apparatus, its families and its terms', () => {
    const latin: Edition = {
      ...edition('Arma virumque cano, Troiae qui primus ab oris'),
      about: { title: 'Aeneis', language: 'la' },
    }
    expect(paste('virumque] uirumque P; om. Q', 'virumque', latin).added.map(brief)).toMatchObject([
      { lemma: 'virumque', readings: ['substitution uirumque P', 'omission  Q'] },
    ])
    expect(paste('arma', '', latin).left).toHaveLength(1)
  })

  it('brings back what it copied: every entry of the sample', () => {
    const sample = sampleEdition()
    const lines = copiedEntries(sample, sample.entries).text.split('\n')
    expect(lines).toHaveLength(sample.entries.length)
    const told = sample.entries.flatMap((entry, i) => {
      // Words that agree with the base are not printed, and names stand in the order in which the text has them.
      const said = (one: ReturnType<typeof brief>) =>
        JSON.stringify([
          one.lemma,
          one.verdict.slice(0, 3),
          // 「…倒置。」 is read without the stop that ends the quotation.
          one.readings.map((words) => [...words.replace('。 ', ' ').split(' ')].sort()),
        ])
      const { added, left } = pastedEntries(sample, lines[i]!, {
        selected: entry.lemma.map(({ span }) => span!),
        person: '錢',
        at: '2026-01-02T03:04:05.000Z',
        newId: () => `00000000${i}`,
      })
      const want = { ...brief(entry) }
      const got = added.map(brief)
      const same = got.length === 1 && said(got[0]!) === said(want)
      return same ? [] : [{ line: lines[i]!, got, want, left }]
    })
    expect(told).toEqual([])
  })

  it('copies as HTML without letting words be markup', () => {
    const hostile = edition('保泰<img src=x>', () => [])
    const [entry] = paste('保泰］<script>alert(1)</script> B', '保泰', hostile).added
    const { html } = copiedEntries(hostile, [entry!])
    expect(html).not.toMatch(/<script|<img/u)
    expect(html).toContain('&lt;script&gt;')
  })
})

function sampleEdition(): Edition {
  const file = (path: string) => ({ path, source: readFileSync(path, 'utf8') })
  const { edition } = loadEdition(
    'xixiaji-13',
    {
      about: file('corpus/xixiaji-13/edition.json'),
      text: file('corpus/xixiaji-13/base.txt'),
      apparatus: file('apparatus/xixiaji-13.json'),
      apparatusPath: 'apparatus/xixiaji-13.json',
    },
    null,
  )
  return edition!
}
