import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Speakers } from '../../../src/core/notes/voices.ts'

/** Who speaks, and what: 「師古:狎音狎」. */
const voicesOf = (note: string, bodies: string[] = []) =>
  new Speakers(bodies)
    .voices(note, 0)
    .map(({ from, to, speaker }) =>
      speaker === null
        ? note.slice(from, to)
        : `${note.slice(speaker.from, speaker.to)}:${note.slice(speaker.to + 1, to)}`,
    )

describe('the voices of a note', () => {
  it.each([
    ['狎音狎', ['狎音狎']],
    ['師古曰狎音狎宋祁曰江南本無侮字', ['師古:狎音狎', '宋祁:江南本無侮字']],
    ['集解徐廣曰一作滑正義中音仲', ['徐廣:一作滑', '中音仲']],
    ['案索隱作某', ['案索隱作某']],
  ])('are told apart in %s', (note, voices) => expect(voicesOf(note)).toEqual(voices))

  it('are those too that open other notes of the text', () =>
    expect(voicesOf('某甲曰是也某乙曰非也', ['某乙曰一作某'])).toEqual(['某甲曰是也', '某乙:非也']))

  it('are in order and do not overlap, whatever the note', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('師古', '曰', '集解', '徐廣', '案', '一作', '。')), (pieces) => {
        let end = 0
        for (const { from, to } of new Speakers([]).voices(pieces.join(''), 0)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThanOrEqual(from)
          end = to
        }
      }),
    ))
})
