import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyChanges,
  composeChanges,
  difference,
  type Change,
  invertChanges,
  mapSpan,
  type Span,
} from '../../../src/core/text/index.ts'
import { boundaries, changesOf, texts } from './arbitraries.ts'
import { base } from './base.ts'

const textAndChanges = texts().chain((content) =>
  fc.record({ content: fc.constant(content), changes: changesOf(content) }),
)

describe('changes', () => {
  it('are taken back by their inverse', () =>
    fc.assert(
      fc.property(textAndChanges, ({ content, changes }) => {
        const after = applyChanges(content, changes)
        expect(applyChanges(after, invertChanges(content, changes))).toBe(content)
      }),
    ))

  it.each<[string, Change[]]>([
    ['reach beyond the text', [{ from: 1, to: 5, insert: '' }]],
    ['run backwards', [{ from: 2, to: 1, insert: '' }]],
    [
      'overlap',
      [
        { from: 0, to: 2, insert: '' },
        { from: 1, to: 3, insert: '' },
      ],
    ],
    [
      'are out of order',
      [
        { from: 2, to: 3, insert: '' },
        { from: 0, to: 1, insert: '' },
      ],
    ],
    ['begin nowhere', [{ from: NaN, to: 1, insert: '' }]],
  ])('are refused when they %s', (_, changes) => {
    expect(() => applyChanges('保泰軍', changes)).toThrow(RangeError)
  })
})

describe('composeChanges', () => {
  const twice = textAndChanges.chain(({ content, changes }) =>
    fc.record({
      content: fc.constant(content),
      first: fc.constant(changes),
      second: changesOf(applyChanges(content, changes)),
    }),
  )

  it('does what both do, one after the other', () =>
    fc.assert(
      fc.property(twice, ({ content, first, second }) => {
        const composed = composeChanges(first, second)
        expect(applyChanges(content, composed)).toBe(applyChanges(applyChanges(content, first), second))
      }),
      { numRuns: 2000 },
    ))
})

describe('mapSpan', () => {
  it.each<[string, string, string | null]>([
    ['words typed before it', 'arma [!><a>virumque<b> cano', 'virumque'],
    ['words typed at its start', 'arma <a>[!>virumque<b> cano', 'virumque'],
    ['words typed within', 'arma <a>viru[!>mque<b> cano', 'viru!mque'],
    ['words typed at its end', 'arma <a>virumque[!><b> cano', 'virumque'],
    ['its words replaced', 'arma <a>[hominem>virumque]<b> cano', 'hominem'],
    ['its start replaced', 'arma <a>[u>v]irumque<b> cano', 'uirumque'],
    ['its words deleted', 'arma <a>[>virumque]<b> cano', null],
    ['more than its words replaced', 'arma[ hominem > <a>virumque<b> ]cano', null],
    ['its start and what is before replaced', 'arma[, uir> <a>vir]umque<b> cano', 'umque'],
    ['its end and what is after replaced', 'arma <a>virum[;>que<b> ]cano', 'virum'],
    ['a place typed at', '石州<a><b>[韋>靜]塞', ''],
    ['a place whose neighbour before is replaced', '石[韋>州]<a><b>靜塞', ''],
    ['a place in replaced words', '石[韋>州<a><b>靜]塞', null],
  ])('follows %s', (_, marked, expected) => {
    const { before, change, span } = changed(marked)
    const mapped = mapSpan(span, [change])
    const after = applyChanges(before, [change])
    expect(mapped && after.slice(mapped.from, mapped.to)).toBe(expected)
    if (mapped === null || change.from !== change.to) return
    expect(mapSpan(mapped, invertChanges(before, [change]))).toEqual(span)
  })

  it('keeps exactly the characters that survive, and what replaces or joins them from within', () =>
    fc.assert(
      fc.property(textAndChanges, ({ content, changes }) => {
        const offsets = boundaries(content)
        for (const from of offsets) {
          for (const to of offsets) {
            if (from < to)
              expect(mapSpan({ from, to }, changes)).toEqual(model(content, { from, to }, changes))
          }
        }
      }),
      { numRuns: 200 },
    ))

  it('keeps a place between the same two characters, before what is typed at it', () =>
    fc.assert(
      fc.property(textAndChanges, ({ content, changes }) => {
        for (const at of boundaries(content)) {
          const inside = changes.some(({ from, to }) => from < at && at < to)
          const before = changes.filter(({ to, from }) => to <= at && from < at)
          const shift = before.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0)
          const expected = inside ? null : { from: at + shift, to: at + shift }
          expect(mapSpan({ from: at, to: at }, changes)).toEqual(expected)
        }
      }),
    ))

  it('comes back when insertions are taken back', () =>
    fc.assert(
      fc.property(textAndChanges, ({ content, changes }) => {
        const insertions = changes.map(({ from, insert }) => ({ from, to: from, insert }))
        const back = invertChanges(content, insertions)
        for (const from of boundaries(content)) {
          for (const to of boundaries(content)) {
            if (from >= to) continue
            const there = mapSpan({ from, to }, insertions)
            expect(there && mapSpan(there, back)).toEqual({ from, to })
          }
        }
      }),
      { numRuns: 50 },
    ))
})

/** `[new>old]` is a change, `[new>` an insertion; `<a>` and `<b>` are the span before it. */
function changed(marked: string): { before: string; change: Change; span: Span } {
  const { content, at } = base<'a' | 'b'>(marked.replace(/\[([^>]*)>/, '<open>').replace(']', '<close>'))
  const insert = /\[([^>]*)>/.exec(marked)![1]!
  const places = at as Record<string, number>
  const from = places['open']!
  return {
    before: content,
    change: { from, to: places['close'] ?? from, insert },
    span: { from: at.a, to: at.b },
  }
}

/**
 * The same by brute force: every code unit is followed by itself. An inserted unit belongs to the span when its change
 * lies within the span and replaces characters of it, or stands strictly inside.
 */
function model(content: string, span: Span, changes: readonly Change[]): Span | null {
  const units: boolean[] = []
  let end = 0
  for (const { from, to, insert } of [...changes, { from: content.length, to: content.length, insert: '' }]) {
    for (let at = end; at < from; at++) units.push(at >= span.from && at < span.to)
    const replaces = from < to && from >= span.from && to <= span.to
    const typedWithin = from === to && from > span.from && from < span.to
    for (let i = 0; i < insert.length; i++) units.push(replaces || typedWithin)
    end = to
  }
  const first = units.indexOf(true)
  return first < 0 ? null : { from: first, to: units.lastIndexOf(true) + 1 }
}

describe('difference', () => {
  it('makes one text of the other, and cuts no character', () => {
    const texts = fc
      .array(fc.constantFrom('西', '夏', '𠀀', '𠀁', '𣈆', '\n'), { maxLength: 12 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const changes = difference(before, after)
        expect(applyChanges(before, changes)).toBe(after)
        for (const { from, to, insert } of changes) {
          for (const cut of [before.slice(0, from), before.slice(to), insert])
            expect(cut).not.toMatch(/\p{Cs}/u)
        }
        expect(difference(before, before)).toEqual([])
      }),
    )
  })

  it.each([0, 4095, 4096, 4097, 8192, 9999, 10_000])('of long texts is as short as can be, at %d', (at) => {
    const long = Array.from({ length: 10_000 }, (_, i) => String.fromCharCode(0x4e00 + (i % 7919))).join('')
    expect(difference(long, `${long.slice(0, at)}泰${long.slice(at)}`)).toEqual([
      { from: at, to: at, insert: '泰' },
    ])
    expect(difference(`${long.slice(0, at)}泰${long.slice(at)}`, long)).toEqual([
      { from: at, to: at + 1, insert: '' },
    ])
  })
})
