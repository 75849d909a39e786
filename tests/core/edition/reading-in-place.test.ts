import fc from 'fast-check'
import { describe as suite, expect, it } from 'vitest'
import {
  type ApparatusEntry,
  describe,
  type EntryId,
  type EntryKind,
  type ReadingId,
  type ReadingKind,
} from '../../../src/core/apparatus/index.ts'
import { readingInPlace } from '../../../src/core/edition/index.ts'
import { applyChanges, baseText } from '../../../src/core/text/index.ts'

/** The text with the reading in the place of the words between 〈 and 〉. */
function read(marked: string, kind: ReadingKind, words: string, of: EntryKind = 'reading'): string | null {
  const spans: { from: number; to: number }[] = []
  let content = ''
  for (const [i, piece] of marked.split(/[〈〉]/u).entries()) {
    if (i % 2 === 1) spans.push({ from: content.length, to: content.length + piece.length })
    content += piece
  }
  const text = baseText(content)
  const entry: ApparatusEntry = {
    id: 'e' as EntryId,
    layer: 'variants',
    kind: of,
    lemma: spans.map((span) => describe(text, span)),
    readings: [{ id: 'r1' as ReadingId, kind, text: words, attestations: [] }],
    origin: { by: 'hand' },
    status: 'proposed',
  }
  const places = readingInPlace(entry, entry.readings[0]!)
  return (
    places &&
    applyChanges(
      content,
      places.map(({ span, words }) => ({ ...span, insert: words })),
    )
  )
}

suite('readingInPlace', () => {
  it.each([
    ['改〈西壽〉監軍司', 'substitution', '西市', '改西市監軍司'],
    ['改〈𣈆〉監軍司', 'substitution', '晉', '改晉監軍司'],
    ['諒祚〈遂〉聽命', 'omission', '', '諒祚聽命'],
    ['諒祚〈遂〉聽命', 'omission', '遂', '諒祚聽命'],
    ['諒祚〈遂〉聽命', 'conjecture', '', '諒祚聽命'],
    ['諒祚〈〉聽命', 'addition', '遂', '諒祚遂聽命'],
    ['〈諒祚〉聽命', 'addition', '遂', '諒祚遂聽命'],
    ['〈諒祚〉聽命', 'addition', '諒祚遂', '諒祚遂聽命'],
    ['〈諒祚〉聽命', 'addition', '李諒祚', '李諒祚聽命'],
    ['為〈靜塞〉軍', 'transposition', '塞靜', '為塞靜軍'],
    ['為〈靜塞〉軍', 'transposition', '', '為塞靜軍'],
    ['〈石州〉與〈韋州〉', 'transposition', '', '韋州與石州'],
    // 《西夏紀》卷十三: one reading for both parts.
    ['〈石州〉監軍司為〈靜塞軍〉', 'substitution', '韋州靜塞', '韋州監軍司為靜塞'],
    ['〈韋州〉監軍司為〈祥軍〉', 'substitution', '石州祥祐', '石州監軍司為祥祐'],
    ['〈韋州〉監軍司為〈祥軍〉', 'substitution', '石……祥祐軍', '石監軍司為祥祐軍'],
  ] as const)('reads %s, %s %s', (marked, kind, words, expected) => {
    expect(read(marked, kind, words)).toBe(expected)
  })

  it('shows no account beside the text, and no exchange of it is not known what', () => {
    expect(read('〈聞夏國〉遣使', 'substitution', '是年正月', 'parallel')).toBeNull()
    expect(read('為〈靜塞軍〉', 'transposition', '')).toBeNull()
  })

  it('gives back every character of a reading that is shared out', () => {
    const words = fc.string({ unit: fc.constantFrom('石', '州', '靜', '塞', '軍', '𣈆'), maxLength: 12 })
    const part = fc.string({
      unit: fc.constantFrom('石', '州', '靜', '塞', '軍', '𣈆'),
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), words, (parts, words) => {
        const marked = parts.map((part) => `〈${part}〉`).join('為')
        const between = '為'.repeat(parts.length - 1)
        expect(read(marked, 'substitution', words)!.replaceAll('為', '') + between).toBe(words + between)
      }),
    )
  })
})
