import { additionRule } from '../apparatus/index.ts'
import { leftContext } from './left-context.ts'
import { NUMERAL, numeral } from './numerals.ts'
import type { Formula, Scene } from './scene.ts'
import type { Range, Statement } from './statement.ts'
import { reporterOf } from './substitution.ts'

/** Formulae by which a witness has more words than the base: X下有Y字, 衍Y字, 多Y字. */
export const additions: readonly Formula[] = [
  {
    rule: 'X下W有Y字',
    signs: '有衍多增添',
    verb: /(?:有|衍|多|增|添)(?:出|入|一(?=「))?(?!文|司|如|差|異|[上下](?:有|無|脫|衍|多))/uy,
    read: add,
  },
]

function add(scene: Scene, match: RegExpExecArray): Statement[] | null {
  const { s, from, carried } = scene
  const verb = match.index
  const sign = match[0][0]!
  const place = sidePlace(scene, verb)
  const words = addedWords(scene, verb + match[0].length, place !== null)
  if (words === null) return null
  const left = leftContext(scene.finder, from, place?.mark ?? verb, scene.stands)
  const named = place?.names ?? left.names
  // 「據輯要本增「不」字」 says on what the text as it stands rests.
  if ('增添'.includes(sign) && /據[^，。；「」]{1,20}$/u.test(s.slice(Math.max(from, verb - 22), verb)))
    return null
  // 「或無於字而有焉字」: the same copy, anonymous as it is.
  const follows =
    scene.last !== null &&
    verb - scene.last.clause.to <= 2 &&
    !s.slice(scene.last.clause.to, verb).includes('案')
  const near = follows ? scene.last.names : []
  const names = named.length > 0 ? named : near.length > 0 ? near : carried
  if (names.length === 0 && sign !== '衍') return null
  if (scene.strict && (place === null || named.length === 0)) return null
  const quoted = place?.lemma ?? left.lemma
  const text = s.slice(words.reading.from, words.reading.to)
  // 「衍X字」 without a witness judges the text itself: X is in it and should not be.
  if (sign === '衍' && named.length === 0 && place === null && carried.length === 0) {
    if (!scene.stands(text)) return null
    return [
      {
        rule: '衍X字',
        kind: 'conjecture',
        clause: { from: verb, to: words.end },
        quoted: words.reading,
        lemma: { by: 'quoted' },
        reading: null,
        names: [],
      },
    ]
  }
  return [
    {
      rule: additionRule(sign === '衍' ? '衍' : '有', place?.side ?? 'after'),
      kind: 'addition',
      clause: { from: Math.max(from, place?.from ?? left.from), to: words.end },
      quoted,
      lemma: quoted === null ? { by: 'nearest' } : { by: 'quoted' },
      reading: words.reading,
      names,
      ...(named.length === 0 && { carried: true }),
      side: place?.side ?? 'after',
      ...reporterOf(scene, names),
    },
  ]
}

/**
 * Where the added words stand, with the witness on either side: 「小成陽下近刻衍」, 「通鑑二千人下有」, 「下有」.
 * `mark` is where 下 or 上 stands.
 */
function sidePlace(scene: Scene, verb: number) {
  const { s, from } = scene
  const earliest = Math.max(from, verb - 28)
  let end = verb
  while (
    end > earliest &&
    '更又尚亦別並誤皆俱各多原本或一復再'.includes(s[end - 1]!) &&
    scene.finder.before(earliest, end).length === 0
  )
    end--
  for (let mark = verb - 1; mark >= earliest; mark--) {
    if (/[。；！？]/u.test(s[mark]!)) break
    if (!'下上前後'.includes(s[mark]!)) continue
    const between = s.slice(mark + 1, verb)
    const list =
      between === '' || mark + 1 >= end
        ? null
        : (scene.finder.before(mark + 1, end).find((l) => l.from - mark <= 2) ?? null)
    const anonymous = /^[，]?(?:或|一本?|原|舊|本)?(?:又|更|亦|皆|並|誤|多|尚|別)*$/u.test(between)
    if (list === null && !anonymous) continue
    const side = '下後'.includes(s[mark]!) ? ('after' as const) : ('before' as const)
    const shortName = /^[，]?(或|一本?|原|舊|本)/u.exec(between)
    const inner =
      list?.names ??
      (shortName === null
        ? []
        : [{ from: mark + 1, to: mark + 1 + shortName[0].length, kind: 'anonymous' as const }])
    const before = lemmaBeforeSide(scene, mark)
    const names = inner.length > 0 ? inner : before.names
    return { mark, side, lemma: before.lemma, names, from: before.from }
  }
  return null
}

function lemmaBeforeSide(scene: Scene, mark: number) {
  const { s, from, stands } = scene
  let end = mark
  if (s[end - 1] === '之' && !stands(s.slice(Math.max(from, end - 2), end))) end--
  if (s[end - 1] === '字' || s[end - 1] === '句') end--
  if (s[end - 1] === '」') {
    const earliest = Math.max(from, end - 60)
    const open = earliest + s.slice(earliest, end).lastIndexOf('「')
    if (open >= earliest) {
      const list = scene.finder.before(Math.max(from, open - 20), open)[0]
      return { lemma: { from: open + 1, to: end - 1 }, names: list?.names ?? [], from: list?.from ?? open }
    }
  }
  let start = end
  while (start > from && end - start < 20 && !/[，。；：」）]/u.test(s[start - 1]!)) start--
  if (s[start] === '案' || s[start] === '又') start++
  const list = scene.finder.at(start, end)
  // 「一本此下有…」: 此 is where the note stands.
  if (list !== null && /^[此其句題]$/u.test(s.slice(list.to, end)))
    return { lemma: null, names: list.names, from: start }
  if (list !== null && (list.to === end || stands(s.slice(list.to, end)))) {
    const lemma: Range | null = list.to < end ? { from: list.to, to: end } : null
    return { lemma, names: list.names, from: start }
  }
  return { lemma: start < end ? { from: start, to: end } : null, names: [], from: start }
}

function addedWords(scene: Scene, after: number, placed: boolean): { reading: Range; end: number } | null {
  const { s, to } = scene
  const words = s.slice(after, Math.min(to, after + 130))
  const marked = QUOTED.exec(words)
  if (marked !== null) {
    return { reading: { from: after + 1, to: after + 1 + marked[1]!.length }, end: after + marked[0].length }
  }
  // 「此下有二句云：聞道…」
  const verses = VERSES.exec(words)
  if (verses !== null) {
    const from = after + verses[1]!.length
    return { reading: { from, to: from + verses[2]!.length }, end: after + verses[0].length }
  }
  for (const match of words.matchAll(WORDS_COUNTED)) {
    const count = match[1] === undefined ? null : numeral(match[1])
    if (match.index === 0) continue
    if (count !== null && [...words.slice(0, match.index)].length !== count) continue
    if (count === null && match.index > 6) break
    const one = match.index > 1 && words.startsWith('一') ? 1 : 0
    return {
      reading: { from: after + one, to: after + match.index },
      end: after + match.index + match[0].length,
    }
  }
  if (!placed) return null
  const bare = /^[^，。；：「」）]{1,30}/u.exec(words)
  return bare === null
    ? null
    : { reading: { from: after, to: after + bare[0].length }, end: after + bare[0].length }
}

const QUOTED = new RegExp(`^「([^」]{1,120})」(?:等)?(?:${NUMERAL}{1,3})?(?:字|句)?`, 'u')
const VERSES = new RegExp(`^(${NUMERAL}{1,2}(?:句|語|聯|韻)(?:云|曰)?[：，]?「?)([^。；「」]{2,100})」?`, 'u')
const WORDS_COUNTED = new RegExp(`(${NUMERAL}{1,3})?字`, 'gu')
