import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe as suite, expect, it } from 'vitest'
import { describe, type StoredSelector, toCodePointSpan } from '../../../../src/core/apparatus/index.ts'
import { reanchorByWords, reanchorFrom } from '../../../../src/core/edition/reanchor/index.ts'
import { type BaseText, baseText, type Span, words } from '../../../../src/core/text/index.ts'
import { editScripts } from '../../../torture/edit-scripts.ts'
import { foundOf, judgeEditing, judgeRound, ways, wholeOf } from '../../../torture/anchor-round.ts'
import { Random } from '../../../torture/random.ts'
import { tortureTexts } from '../../../torture/torture-texts.ts'
import { textAndSpan, texts } from '../../text/arbitraries.ts'
import { base } from '../../text/base.ts'

const sample = readFileSync('corpus/xixiaji-13/base.txt', 'utf8')

const stored = (text: BaseText, span: Span): StoredSelector => {
  const { exact, prefix, suffix } = describe(text, span)
  return { ...toCodePointSpan(text, span), exact, prefix, suffix }
}

/** What becomes of the marked words of `was` in `is`, found with the old text and by the words alone. */
function found(was: string, is: string) {
  const before = base<'a' | 'b'>(was)
  const after = baseText(is)
  const selector = stored(before.text, before.span('a', 'b'))
  const [known, told] = [
    reanchorFrom(before.content, after)(selector).selector,
    reanchorByWords([selector], before.text.length, after)(selector).selector,
  ]
  return { known, told, text: after }
}

suite('an anchor in a text that was replaced', () => {
  it.each([
    ['the same text', '改西壽監軍司為<a>保泰<b>軍；石州', '改西壽監軍司為<a>保泰<b>軍；石州'],
    ['words put in before it', 'arma <a>virumque<b> cano', 'ecce arma <a>virumque<b> cano'],
    [
      'an altered neighbour',
      '改西壽監軍司為<a>保泰<b>軍；石州監軍司',
      '改西市監軍司為<a>保泰<b>軍；石州監軍司',
    ],
    ['wide characters before it', '甲乙丙丁<a>保泰<b>軍；石州', '𣈆㖫甲乙丙丁<a>保泰<b>軍；石州'],
    ['other line ends', '甲乙\n丙丁\n<a>保泰<b>軍\n石州', '甲乙\r\n丙丁\r\n<a>保泰<b>軍\r\n石州'],
    ['a byte order mark', '改西壽監軍司為<a>保泰<b>軍；石州', '\ufeff改西壽監軍司為<a>保泰<b>軍；石州'],
    [
      'private use and variation selectors',
      '\u{f0000}葛\u{e0100}<a>⿰亻呆<b>軍；石州監',
      '甲\u{f0000}葛\u{e0100}<a>⿰亻呆<b>軍；石州監',
    ],
  ])('with %s is where it was, beyond doubt', (_, was, is) => {
    const after = base<'a' | 'b'>(is)
    const { known, told } = found(was, after.content)
    for (const selector of [known, told]) {
      expect(selector.span).toEqual(after.span('a', 'b'))
      expect(selector.reanchored).toBeUndefined()
    }
  })

  it.each([
    ['altered', '改西壽監軍司為<a>保泰<b>軍；石州監軍司', '改西壽監軍司為保秦軍；石州監軍司', '保秦'],
    ['shortened', '改西壽監軍司為<a>保泰<b>軍；石州監軍司', '改西壽監軍司為泰軍；石州監軍司', '泰'],
    [
      'lengthened within',
      '改西壽監軍司為<a>保泰<b>軍；石州監軍司',
      '改西壽監軍司為保大泰軍；石州監軍司',
      '保大泰',
    ],
    ['doubled', '初，宋遣<a>官<b>皆不合，乃遣使', '初，宋遣官官皆不合，乃遣使', '官官'],
    ['simplified', '改西壽監軍司為<a>靜國<b>軍；石州監軍司', '改西壽監軍司為靜国軍；石州監軍司', '靜国'],
    [
      'given a variation selector',
      '改西壽監軍司為<a>諸葛<b>軍；石州監軍司',
      '改西壽監軍司為諸葛\u{e0100}軍；石州監軍司',
      '諸葛\u{e0100}',
    ],
  ])('whose words were %s says so', (_, was, is, now) => {
    const { known, text } = found(was, is)
    expect(known.span && words(text, known.span)).toBe(now)
    expect(known.reanchored?.reason).toBe(`words changed: ${known.exact} → ${now}`)
  })

  it.each([
    ['deleted', '改西壽監軍司為<a>保泰<b>軍；石州監軍司', '改西壽監軍司為軍；石州監軍司'],
    [
      'one of a doubled word that became single',
      '初，宋遣<a>官<b>官皆不合，乃遣使',
      '初，宋遣官皆不合，乃遣使',
    ],
    [
      'in a clause that was written twice',
      '初，宋遣使<a>問罪<b>於夏，諒祚謝之',
      '初，宋遣使問罪於夏，宋遣使問罪於夏，諒祚謝之',
    ],
  ])('whose words were %s is an orphan with the reason', (_, was, is) => {
    const { known, told } = found(was, is)
    for (const selector of [known, told]) {
      expect(selector.span).toBeNull()
      expect(selector.reanchored?.reason).toMatch(/deleted|more than one place/)
      expect(selector.lost).toBeDefined()
    }
  })

  it('in a sentence that was moved goes with it, and says so', () => {
    const sentence = '宋來詔諭令發熟戶，仍不得侵踐漢地。'
    const from = sample.indexOf(sentence)
    const rest = sample.slice(0, from) + sample.slice(from + sentence.length)
    const before = baseText(sample)
    const selector = stored(before, { from: from + 6, to: from + 8 })
    for (const target of ['三月，', '詔夏國主，省所', '八月，宋復夏和市。'].map((words) =>
      rest.indexOf(words),
    )) {
      const after = baseText(rest.slice(0, target) + sentence + rest.slice(target))
      const { span, reanchored } = reanchorFrom(sample, after)(selector).selector
      expect(span?.from).toBe(target + 6)
      expect(reanchored?.reason).toBe(
        Math.abs(target - from) < 20 ? expect.any(String) : 'its words stand in a passage that was moved',
      )
    }
  })

  it('in one of two sentences that stood together and were moved apart goes with its own, and says so', () => {
    const [one, other] = ['宋來詔諭令發熟戶，仍不得侵踐漢地。', '諒祚遣使請復榷場於保安軍，宋主不許。']
    const [head, middle, tail] = [sample.slice(0, 3000), sample.slice(3000, 6000), sample.slice(6000)]
    const clean = (words: string) => words.replaceAll(one, '')
    const was = clean(head) + one + other + clean(middle) + clean(tail)
    const after = baseText(other + clean(head) + clean(middle) + clean(tail) + one)
    for (const sentence of [one, other]) {
      const at = was.indexOf(sentence) + 6
      const selector = stored(baseText(was), { from: at, to: at + 2 })
      const { span, reanchored } = reanchorFrom(was, after)(selector).selector
      expect(span?.from).toBe(after.content.indexOf(sentence) + 6)
      expect(reanchored?.reason).toBe('its words stand in a passage that was moved')
    }
  })

  it('in one of two formulaic sentences of which the other was deleted goes with it, and says so', () => {
    const [lost, moved] = [
      '秋七月，詔夏國主，省所奏請去蕃禮，用漢儀，其所請宜允。',
      '冬十月，樞密院言，夏國宥州牒乞贖大藏經文，已令所司依例施行。',
    ]
    // Every phrase of the sentence stands elsewhere too; only the whole of it does not.
    const others =
      '冬十月，樞密院言，夏國宥州牒請復榷場，不許。春正月，夏國宥州牒乞贖大藏經文，不許。夏四月，夏國主諒祚上表言乞贖大藏經文，已令所司依例施行。'
    const [head, middle, tail] = [sample.slice(0, 3000), sample.slice(3000, 6000), sample.slice(6000)]
    const was = head + lost + moved + middle + others + tail
    const after = baseText(head + middle + others + tail + moved)
    const at = was.indexOf(moved) + 13
    const { span, reanchored } = reanchorFrom(
      was,
      after,
    )(stored(baseText(was), { from: at, to: at + 2 })).selector
    expect(span?.from).toBe(after.content.indexOf(moved) + 13)
    expect(reanchored?.reason).toBe('its words stand in a passage that was moved')
  })

  it('on a sentence that gave way to one almost the same, moved from elsewhere, is not beyond doubt', () => {
    // The petitions of these two years differ in the month alone.
    const [one, other] = [
      '春正月，樞密院言，夏國宥州牒進馬五十匹。',
      '冬十月，樞密院言，夏國宥州牒進馬五十匹。',
    ]
    const [head, middle] = [sample.slice(0, 3000), sample.slice(3000, 6000)]
    const was = head + one + middle + other + sample.slice(6000)
    const after = baseText(head + other + middle + sample.slice(6000))
    const at = head.length + 9
    const { span, reanchored } = reanchorFrom(
      was,
      after,
    )(stored(baseText(was), { from: at, to: at + 2 })).selector
    expect(span === null || reanchored !== undefined).toBe(true)
  })

  it('on a formula that was deleted never jumps to another of its places', () => {
    const text = baseText(sample)
    const formula = '詔夏國主，省所'
    const places = [...sample.matchAll(new RegExp(formula, 'g'))].map(({ index }) => index)
    expect(places.length).toBe(5)
    const selectors = places.map((from) => stored(text, { from, to: from + formula.length }))
    places.forEach((from, i) => {
      const without = baseText(sample.slice(0, from) + sample.slice(from + formula.length))
      const find = reanchorFrom(sample, without)
      selectors.forEach((selector, k) => {
        const { span, reanchored } = find(selector).selector
        if (k === i) expect(span === null || reanchored !== undefined).toBe(true)
        else expect(span?.from).toBe(places[k]! - (k > i ? formula.length : 0))
      })
    })
  })

  it('stays an orphan when it was one, whatever stands at its old place', () => {
    const orphan = { start: 2, end: 3, exact: '官', prefix: '宋遣', suffix: '皆', orphan: true }
    expect(reanchorFrom('宋遣官皆', baseText('宋遣官皆不'))(orphan).selector).toMatchObject({
      span: null,
      lost: { start: 2, end: 3 },
    })
  })

  it('of the same text is the same, whatever the text', () =>
    fc.assert(
      fc.property(textAndSpan(40), ({ content, span }) => {
        fc.pre(!/\p{Cs}/u.test(content))
        const text = baseText(content)
        const { selector } = reanchorFrom(content, text)(stored(text, span))
        expect(words(text, selector.span!)).toContain(words(text, span))
        if (selector.reanchored === undefined) expect(selector.span).toEqual(span)
      }),
    ))

  it('is never half a character, and throws at nothing', () =>
    fc.assert(
      fc.property(textAndSpan(30), texts(30), fc.nat(50), ({ content, span }, other, length) => {
        fc.pre(!/\p{Cs}/u.test(content + other))
        const [text, after] = [baseText(content), baseText(other)]
        const selector = stored(text, span)
        for (const find of [reanchorFrom(content, after), reanchorByWords([selector], length, after)]) {
          const result = find(selector).selector
          if (result.span !== null) expect(() => toCodePointSpan(after, result.span!)).not.toThrow()
          if (result.span !== null && words(after, result.span) !== result.exact) {
            expect(result.reanchored).toBeDefined()
          }
        }
      }),
    ))

  it('costs no time to speak of where a text repeats itself, or is another altogether', () => {
    const old = '官'.repeat(60_000)
    const others = [
      '官'.repeat(59_999),
      `${'官'.repeat(30_000)}民${'官'.repeat(40_000)}`,
      '民'.repeat(60_000),
    ]
    for (const other of others) {
      const selector = { start: 30_000, end: 30_001, exact: '官', prefix: '官', suffix: '官' }
      const start = process.cpuUsage()
      const find = reanchorFrom(old, baseText(other))
      find(selector)
      expect(process.cpuUsage(start).user / 1000).toBeLessThan(12_000)
      if (other.length < old.length) expect(find(selector).selector.span).toBeNull()
    }
  }, 60_000)

  it('with a position in the millions costs no memory to speak of', () => {
    const selector = { start: 4_000_000_000, end: 4_000_000_002, exact: '保泰', prefix: '', suffix: '' }
    expect(reanchorByWords([selector], 5_000_000_000, baseText('保泰'))(selector).selector.span).toBeNull()
  })
})

/** A short run of `npm run torture:anchors`. */
suite('anchors, judged by a text that knows where its characters went', () => {
  const text = tortureTexts()[0]!.content
  it.each(editScripts.flatMap((script) => ways.map((way) => ({ name: script.name, way, script }))))(
    'are never silently on other words: $name, $way',
    ({ script, way }) => {
      const tally = judgeRound(text.slice(0, 5000), script, way, 400, new Random(20_261_124))
      expect(tally['silently wrong']).toBe(0)
      if (way === 'old text known') {
        expect(foundOf(tally) / wholeOf(tally)).toBeGreaterThan(script.goal - 0.03)
      }
    },
    60_000,
  )

  it('follow every edit within the workbench, and undo and redo', () => {
    const tally = judgeEditing(text.slice(0, 5000), 30, 300, new Random(7))
    expect(tally).toMatchObject({ 'silently wrong': 0, 'wrong, flagged': 0, unlike: 0 })
  }, 60_000)
})
