// Writes the tables of src/core/characters/data from Mojidata, which is large and needed for this alone:
//   npm install --no-save @mandel59/mojidata sql.js && node tests/generate-characters.mjs
//
// Taken are the ideographs of the basic plane, those beyond it that Unihan gives a reading or that a dictionary names
// as a variant, and whatever these are composed of. What the files hold is said in src/core/characters/tables.ts.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import initSqlJs from 'sql.js'

const database = createRequire(import.meta.url).resolve('@mandel59/mojidata/dist/moji.db')
const SQL = await initSqlJs()
const moji = new SQL.Database(readFileSync(database))
const rows = (query) => moji.exec(query)[0].values
const FIRST_SIGN = 0x100
/** Four corners tell simple graphs; others are told by their parts. */
const SIMPLE = 12
const big5 = new Set(rows(`SELECT UCS, value FROM unihan_kBigFive`).map(([c]) => c))
const plain = (text) => text.replace(/[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu, '')
const isIdeograph = (c) => [...c].length === 1 && /\p{Script=Han}/u.test(c)

// Relation by relation: [standard, variant]. The order is that in which a pair's relation is told.
const relations = {
  'unihan/simplified': `SELECT UCS, value FROM unihan_variant WHERE property = 'kSimplifiedVariant'`,
  'hydzd/simplified': `SELECT subject, object FROM "kdpv_hydzd/simplified"`,
  'dypytz/variant': `SELECT subject, object FROM "kdpv_dypytz/variant"`,
  'twedu/variant': `SELECT subject, object FROM "kdpv_twedu/variant"`,
  'hydzd/variant': `SELECT subject, object FROM "kdpv_hydzd/variant"`,
  'jp/old-style': `SELECT object, subject FROM "kdpv_jp/old-style"`,
  'unihan/semantic': `SELECT value, UCS FROM unihan_variant WHERE property IN ('kSemanticVariant', 'kZVariant', 'kJinmeiyoKanji')`,
  'unihan/specialized': `SELECT value, UCS FROM unihan_variant WHERE property = 'kSpecializedSemanticVariant'`,
  'unihan/compatibility': `SELECT value, UCS FROM unihan_variant WHERE property = 'kCompatibilityVariant'`,
  'hydcd/borrowed': `SELECT object, subject FROM "kdpv_hydcd/borrowed"`,
  'unihan/spoofing': `SELECT UCS, value FROM unihan_variant WHERE property = 'kSpoofingVariant'`,
}
const pairsOf = {}
const known = new Set()
for (const [relation, query] of Object.entries(relations)) {
  const pairs = []
  for (const [x, y] of rows(query)) {
    if (!x || !y) continue
    const [standard, variant] = [plain(x), plain(y)]
    if (standard === variant || !isIdeograph(standard) || !isIdeograph(variant)) continue
    const key = [standard, variant].sort().join('')
    // A pair is kept under its first relation; a loan is told even where the graphs are variants too.
    if (known.has(key) && relation !== 'hydcd/borrowed') continue
    known.add(key)
    pairs.push([standard, variant])
  }
  pairsOf[relation] = pairs
}

// Descriptions: one that needs no numbered component, or else the first. {12} becomes a private-use character.
const descriptions = new Map()
for (const [c, , ids] of rows('SELECT UCS, source, IDS FROM ids')) {
  const better = !descriptions.has(c) || (/[{]/.test(descriptions.get(c)) && !/[{]/.test(ids))
  if (better) descriptions.set(c, ids)
}
for (const [c, ids] of descriptions) {
  const coded = ids
    .replace(/\{(\d+)\}/g, (_, n) => String.fromCharCode(0xe000 + Number(n)))
    .replace(/[〾↔↷]/g, '')
  // Descriptions of the same shape by itself, or with remarks, say nothing.
  if (
    coded === c ||
    /[^\p{Script=Han}\u2e80-\u2fff\u31c0-\u31ef\ue000-\uf8ff\u{20000}-\u{3ffff}]/u.test(coded)
  )
    descriptions.delete(c)
  else descriptions.set(c, coded)
}
const strokes = new Map(
  rows('SELECT UCS, value FROM unihan_kTotalStrokes').map(([c, n]) => [c, Number(n.split(' ')[0])]),
)
const corners = new Map(
  rows('SELECT UCS, value FROM unihan_kFourCornerCode').map(([c, code]) => [c, code.split(' ')[0]]),
)

const wanted = new Set()
const add = (c) => {
  if (wanted.has(c)) return
  wanted.add(c)
  for (const part of descriptions.get(c) ?? '') if (!/[\u2ff0-\u2fff\u31ef]/.test(part)) add(part)
}
const inBasicPlane = (c) => c.codePointAt(0) <= 0xffff
for (const c of strokes.keys()) if (inBasicPlane(c)) add(c)
const readers = new Set(
  [
    ...rows('SELECT UCS, value FROM unihan_kMandarin'),
    ...rows('SELECT UCS, value FROM unihan_kHanyuPinyin'),
  ].map(([c]) => c),
)
const variantsBeyond = new Set(
  Object.values(pairsOf).flatMap((pairs) =>
    pairs.flatMap(([standard, variant]) => (big5.has(standard) ? [variant] : [])),
  ),
)
for (const c of readers) if (variantsBeyond.has(c)) add(c)

// Strokes of parts that Unihan does not count: the whole less the other parts.
for (const c of wanted) if (/[\u31c0-\u31e3]/.test(c)) strokes.set(c, 1)
for (let again = true; again;) {
  again = false
  for (const [c, ids] of descriptions) {
    if (!strokes.has(c)) continue
    const parts = [...ids].filter((part) => !/[\u2ff0-\u2fff\u31ef]/.test(part))
    const unknown = [...new Set(parts.filter((part) => !strokes.has(part)))]
    if (unknown.length !== 1 || parts.filter((part) => part === unknown[0]).length !== 1) continue
    const count = parts.reduce((left, part) => left - (strokes.get(part) ?? 0), strokes.get(c))
    if (count > 0 && count < 60) {
      strokes.set(unknown[0], count)
      again = true
    }
  }
}

const ordered = [...wanted].sort((x, y) => x.codePointAt(0) - y.codePointAt(0))

/** What `of` says of every character, in runs of consecutive code points; small holes are filled with `empty`. */
function inRuns(of, empty, join) {
  const runs = []
  let last = null
  for (const c of ordered) {
    const said = of(c)
    if (said === empty) continue
    const code = c.codePointAt(0)
    if (last === null || code - last.next > 12) runs.push((last = { from: c, next: code, said: [] }))
    for (; last.next < code; last.next++) last.said.push(empty)
    last.said.push(said)
    last.next++
  }
  return runs.map(({ from, said }) => from + said.join(join))
}

/** Words as single characters, the commonest first, so that tables of them pack well. */
function numbered(lists) {
  const counts = new Map()
  for (const list of lists.values()) for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1)
  const words = [...counts].sort(([x, m], [y, n]) => n - m || (x < y ? -1 : 1)).map(([word]) => word)
  const sign = new Map(words.map((word, i) => [word, String.fromCharCode(FIRST_SIGN + i)]))
  return { words, of: (c) => [...new Set(lists.get(c) ?? [])].map((word) => sign.get(word)).join('') }
}

const listed = (table, split, isTaken = () => true) => {
  const lists = new Map()
  for (const [c, value] of table)
    if (wanted.has(c) && isTaken(c)) lists.set(c, [...(lists.get(c) ?? []), ...split(value)])
  return lists
}
const mandarin = listed(rows('SELECT UCS, value FROM unihan_kMandarin'), (value) => value.split(' '))
for (const [c, value] of rows('SELECT UCS, value FROM unihan_kHanyuPinyin')) {
  const more = value
    .replace(/[0-9.*,]+:/g, '')
    .split(/[, ]/)
    .filter(Boolean)
  if (wanted.has(c))
    mandarin.set(c, [...new Set([...(mandarin.get(c) ?? []), ...more])].slice(0, big5.has(c) ? 3 : 1))
}
const fanqie = listed(rows('SELECT UCS, value FROM unihan_kFanqie'), (value) =>
  value.split(' ').filter((s) => [...s].length === 2),
)
const syllables = numbered(mandarin)
const spellings = numbered(fanqie)

/** For every variant: the sign of a relation and the standard graphs that it names, relation after relation. */
const claims = new Map()
Object.entries(pairsOf).forEach(([, pairs], i) => {
  for (const [standard, variant] of pairs) {
    if (!wanted.has(standard) || !wanted.has(variant)) continue
    if (!claims.has(variant)) claims.set(variant, new Map())
    const of = claims.get(variant)
    of.set(i, (of.get(i) ?? '') + standard)
  }
})
const claimsOf = (c) =>
  [...(claims.get(c) ?? [])].map(([i, standards]) => String.fromCharCode(97 + i) + standards).join('')
const composed = {
  strokes: inRuns((c) => (strokes.has(c) ? String.fromCharCode(32 + strokes.get(c)) : ' '), ' ', ''),
  descriptions: inRuns((c) => descriptions.get(c) ?? '', '', ' '),
  corners: inRuns(
    (c) => (inBasicPlane(c) && strokes.get(c) <= SIMPLE ? corners.get(c)?.replace('.', '') : '') ?? '',
    '',
    ' ',
  ),
}
const folder = new URL('../src/core/characters/data/', import.meta.url)
const write = (name, data) =>
  writeFileSync(fileURLToPath(new URL(name, folder)), `${JSON.stringify(data, null, 1)}\n`)
write('composition.json', composed)
write('readings.json', {
  syllables: syllables.words.join(' '),
  mandarin: inRuns(syllables.of, '', ' '),
  spellings: spellings.words.join(' '),
  fanqie: inRuns(spellings.of, '', ' '),
})
write('relations.json', { relations: Object.keys(relations).join(' '), variants: inRuns(claimsOf, '', ' ') })
console.log(`${wanted.size} characters`)
