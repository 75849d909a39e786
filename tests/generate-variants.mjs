// Writes src/core/collation/data/variants.json from the tables of Mojidata, which are large and needed for this alone:
//   npm install --no-save @mandel59/mojidata sql.js && node tests/generate-variants.mjs
//
// A graph is taken for a variant of a standard one when at least one table says so and all tables that know it
// agree best on one standard. Two graphs that are both in everyday use (Big5, first level) are two words to a
// collator (于 and 於, 后 and 後, 云 and 雲), whatever a dictionary says, and are never taken. Rarer graphs of Big5
// need two tables. The relation under which a pair is kept is the first in the order below that has it.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import initSqlJs from 'sql.js'

const database = createRequire(import.meta.url).resolve('@mandel59/mojidata/dist/moji.db')
const SQL = await initSqlJs()
const moji = new SQL.Database(readFileSync(database))
const rows = (query) => moji.exec(query)[0].values

/** Relation by relation: [standard, variant]. */
const sources = {
  'dypytz/variant': rows(`SELECT subject, object FROM "kdpv_dypytz/variant"`),
  'twedu/variant': rows(`SELECT subject, object FROM "kdpv_twedu/variant"`),
  'hydzd/variant': rows(`SELECT subject, object FROM "kdpv_hydzd/variant"`),
  'jp/old-style': rows(`SELECT object, subject FROM "kdpv_jp/old-style"`),
  'unihan/semantic': rows(
    `SELECT value, UCS FROM unihan_variant WHERE property IN ('kSemanticVariant', 'kZVariant', 'kJinmeiyoKanji')`,
  ),
  'hydzd/simplified': rows(`SELECT subject, object FROM "kdpv_hydzd/simplified"`),
  'unihan/simplified': rows(`SELECT UCS, value FROM unihan_variant WHERE property = 'kSimplifiedVariant'`),
}

const big5 = new Map(
  rows(`SELECT UCS, value FROM unihan_kBigFive`).map(([c, code]) => [c, parseInt(code, 16)]),
)
const isEveryday = (c) => big5.has(c) && big5.get(c) <= 0xc67e

/** Variant to standard to the relations that say so. */
const claims = new Map()
for (const [relation, pairs] of Object.entries(sources)) {
  for (const [standard, variant] of pairs) {
    if (!standard || !variant || standard === variant || [...standard].length > 1 || [...variant].length > 1)
      continue
    if (!big5.has(standard) || isEveryday(variant)) continue
    if (!claims.has(variant)) claims.set(variant, new Map())
    const of = claims.get(variant)
    of.set(standard, [...new Set([...(of.get(standard) ?? []), relation])])
  }
}

const chosen = new Map()
for (const [variant, standards] of claims) {
  const ranked = [...standards].sort(
    ([a, x], [b, y]) => y.length - x.length || Number(isEveryday(b)) - Number(isEveryday(a)),
  )
  const [[standard, relations], second] = ranked
  const tied =
    second !== undefined &&
    second[1].length === relations.length &&
    isEveryday(second[0]) === isEveryday(standard)
  if (tied || (big5.has(variant) && relations.length < 2)) continue
  chosen.set(variant, [standard, relations[0]])
}

const byRelation = {}
for (const [variant, [standard, relation]] of [...chosen].sort(([a], [b]) => (a < b ? -1 : 1))) {
  // A chain (a variant of a graph that is itself a variant) ends at its last graph.
  let end = standard
  for (let steps = 0; chosen.has(end) && steps < 4; steps++) end = chosen.get(end)[0]
  if (end === variant || chosen.has(end)) continue
  byRelation[relation] ??= new Map()
  byRelation[relation].set(end, (byRelation[relation].get(end) ?? '') + variant)
}
const order = Object.keys(sources).filter((relation) => byRelation[relation])
const data = Object.fromEntries(
  order.map((relation) => [
    relation,
    [...byRelation[relation]]
      .map(([s, v]) => s + v)
      .sort()
      .join(' '),
  ]),
)
const file = fileURLToPath(new URL('../src/core/collation/data/variants.json', import.meta.url))
writeFileSync(file, `${JSON.stringify(data, null, 2)}\n`)
console.log(order.map((r) => `${r}: ${data[r].length}`).join('\n'))
