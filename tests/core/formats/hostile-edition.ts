import {
  type ApparatusEntry,
  describe,
  type EntryId,
  type Reading,
  type ReadingId,
  siglum,
} from '../../../src/core/apparatus/index.ts'
import type { ExportInput } from '../../../src/core/formats/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import { input } from './export-input.ts'

/** What has broken writers of LaTeX, HTML, Markdown, XML and Word. */
const HOSTILE = [
  '\\input{/etc/passwd} \\undefined {unbalanced } $x_1^2$ 100% #1 & ~ -- ``a\'\' ?` !` "q"',
  '</p><script>alert(1)</script><img src=x onerror=alert(2)> &amp; &#x41; ]]> <!-- -->',
  '*a* _b_ `c` [d](javascript:alert(3)) # e | f \\* ~~g~~ 1. h <b> [^1]: i',
  "=cmd|' /C calc'!A0 @SUM(1) +1 -1",
]

/** Lines of a text with everything in it: Han beyond the BMP, descriptions, private use, five scripts, hostile words. */
const LINES = [
  '西夏稱群都五年',
  '諒祚殺訛龐，遂親政。（《宋史》。按西壽，《長編》作西市。）改西壽監軍司為保泰軍，𣈆人㖫⿰亻呆𠀀葛\u{e0100}之之之。',
  '',
  'Arma virumque cano, Troiae qui primus ab oris Italiam fato profugus et etiam et Laviniaque venit.',
  'Μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος οὐλομένην.',
  'بسم الله الرحمن الرحيم Anno 1234 الحمد لله',
  'धर्मक्षेत्रे कुरुक्षेत्रे dharmakṣetre kurukṣetre',
  ...HOSTILE,
  'Anno \ue406論趙，🀄末。',
]

const ARABIC = /\p{Script=Arabic}/u

/** A word that is found again in what was printed of entry `i`, whatever the format does to other characters. */
export const markerOf = (i: number) => `ZQ${i}QZ`

/**
 * The edition, with as many kinds of entries as there are; each has its marker. Without the line that runs from right
 * to left where `rightToLeft` is false.
 */
export function hostileEdition(rest: Partial<ExportInput> = {}, rightToLeft = true): ExportInput {
  const hostileText = baseText((rightToLeft ? LINES : LINES.filter((line) => !ARABIC.test(line))).join('\n'))
  const { content } = hostileText
  const entries: ApparatusEntry[] = []
  const at = (words: string, nth = 0) => {
    let from = content.indexOf(words)
    for (let i = 0; i < nth; i++) from = content.indexOf(words, from + 1)
    if (from < 0) throw new RangeError(`「${words}」 is not in the text`)
    return { from, to: from + words.length }
  }
  const add = (
    spans: { from: number; to: number }[],
    fields: Partial<ApparatusEntry> = {},
    one: Partial<Reading> = {},
  ) => {
    const marker = markerOf(entries.length)
    entries.push({
      id: `e-${entries.length}` as EntryId,
      layer: 'variants',
      kind: 'reading',
      lemma: spans.map((span) => describe(hostileText, span)),
      readings: [
        {
          id: 'r1' as ReadingId,
          kind: 'substitution',
          text: marker,
          attestations: [{ witness: siglum('P') }],
          ...one,
        },
      ],
      origin: { by: 'hand' },
      status: 'accepted',
      verdict: `${marker}未知孰是`,
      ...fields,
    })
    return entries.length - 1
  }
  const place = (offset: number) => [{ from: offset, to: offset }]
  add(place(0), {}, { kind: 'addition' })
  add([at('西夏')])
  add([at('諒祚殺訛龐')])
  add([at('祚殺')], {}, { kind: 'omission', text: '' })
  add(
    [at('訛龐，遂')],
    { layer: 'testimonia', kind: 'parallel' },
    { attestations: [{ witness: siglum('長編'), locus: '卷一' }] },
  )
  add([at('龐，遂親政')])
  add([at('西壽')], {}, { kind: 'transposition' })
  add([at('改西'), at('保泰')], { quotedLemma: '改西…保泰' })
  add([at('保泰')], {}, { kind: 'conjecture', author: 'Müller & Söhne_#%' })
  add([at('保泰')], {}, { kind: 'lacuna', text: '' })
  add([at('𣈆')], {}, { text: `𠀀\u{f0000}${markerOf(10)}` })
  add([at('⿰亻呆')], {}, { kind: 'illegible', text: '' })
  add([at('之', 1)], {}, { class: '異體', certainty: 'low' })
  add([{ from: at('之之之').from, to: at('virumque').to }])
  add(place(content.indexOf('\n\n') + 1), {}, { kind: 'addition' })
  add(
    [at('et')],
    {},
    {
      attestations: [
        { witness: siglum('P'), hand: 'm2' },
        { witness: siglum('Q&'), certainty: 'low' },
      ],
    },
  )
  add([at('et etiam')])
  add([at('Πηληϊάδεω')])
  if (rightToLeft) add([at('الله')])
  add([rightToLeft ? at('الرحيم Anno') : at('Anno')], { layer: '注 <b>&\\x' })
  add([at('कुरुक्षेत्रे')])
  for (const line of HOSTILE)
    add([at(line)], {}, { text: `${line} ${markerOf(entries.length)}`, class: line })
  add([at('\\undefined {')], { quotedLemma: '}{$' })
  add([at('<script>alert(1)</script>')])
  add([at('論趙')], {
    status: 'settled',
    decision: { prefer: 'r1' as ReadingId, reason: '<i>因</i> $&\\', method: '他校', by: 'x', at: '' },
  })
  add([{ from: content.length - 1, to: content.length }])
  add(place(content.length), {}, { kind: 'addition' })
  add([at('末')], { kind: 'absence' }, { kind: 'omission', text: '' })
  add([at('末')], { readings: [], agreements: [{ witness: siglum('P') }] })
  const lost = describe(hostileText, at('親政'))
  add([], { lemma: [{ ...lost, span: null, lost: { start: 1, end: 3 } }] })
  add([], { lemma: [{ ...lost, exact: '舊文' }] })
  add([at('cano')], { layer: 'testimonia', kind: 'fact' })
  return input(hostileText, entries, {
    title: 'Nasty & <b>bold</b> $\\x_1$ 「書」',
    author: 'A_B#',
    language: 'zh-Hant',
    witnesses: [
      {
        siglum: siglum('P'),
        title: 'Parisinus & <i>',
        kind: 'manuscript',
        group: 'α',
        hands: [{ id: 'm2', description: 'corr.' }],
      },
      { siglum: siglum('Q&'), kind: 'manuscript', group: 'α' },
      { siglum: siglum('宋#'), kind: 'print', extant: '1-3' },
      { siglum: siglum('長編'), kind: 'cited-work', title: '續資治通鑑長編' },
    ],
    ...rest,
  })
}
