import { siglaAdditionRule } from '../apparatus/index.ts'
import type { Range, Statement } from './statement.ts'
import type { Named } from './witness-names.ts'

/**
 * The statements of an apparatus note of the Taishō kind: 甲＝乙【宋】【元】 another word, 〔甲〕－【三】 lacking,
 * 甲＋（乙）【明】 more after, （乙）＋甲【明】 more before. Several may follow one another, with a comma or without.
 * A ＊ after the sigla, or after the note's number (`headed`), says that the variant returns at later places.
 */
export function readSigla(s: string, headed = false): Statement[] {
  const statements: Statement[] = []
  /** What the base copy has, where the note states it: 即【大】，則【宋】. */
  let stated: Range | null = null
  for (const match of s.matchAll(FORMULA)) {
    const groups = match.groups!
    const end = match.index + match[0].length
    const who = groups['w5'] ?? groups['w1'] ?? groups['w2'] ?? groups['w3'] ?? groups['w4'] ?? ''
    const clause = { from: match.index, to: end }
    const names = namesIn(s, end - who.length, end)
    // ＊ holds for the sigla before it: in 【三】＊【宮】 only 三 has the variant again. After the number it holds for all.
    const last = Math.max(who.lastIndexOf('＊'), who.lastIndexOf('*'))
    const again = headed ? names.length : names.filter(({ to }) => to <= end - who.length + last).length
    const base = { clause, names, rule: '甲＝乙', ...(again > 0 && { again }) }
    const range = (name: string): Range => {
      const words = groups[name]!
      const from =
        match.index + match[0].indexOf(words, name === 'other' || name === 'more' ? offsetOf(match[0]) : 0)
      return { from, to: from + words.length }
    }
    if (groups['base'] !== undefined) {
      stated = range('base')
    } else if (groups['again'] !== undefined && stated !== null) {
      statements.push(afterBase(base, s, stated, range('again')))
    } else if (groups['lost'] !== undefined) {
      statements.push({
        ...base,
        rule: '〔甲〕－',
        kind: 'omission',
        quoted: range('lost'),
        lemma: { by: 'quoted' },
        reading: null,
      })
    } else if (groups['more'] !== undefined) {
      statements.push({
        ...base,
        rule: siglaAdditionRule('after'),
        kind: 'addition',
        quoted: range('beside'),
        lemma: { by: 'quoted' },
        reading: range('more'),
        side: 'after',
      })
    } else if (groups['again'] !== undefined) {
      // 「比丘＝苾芻【明】，沙門【宮】」: a second reading of the same word.
      const previous = statements.at(-1)
      if (previous === undefined || previous.kind !== 'substitution') continue
      const { again: _, ...before } = previous
      statements.push({ ...before, ...base, rule: '甲＝乙', reading: range('again'), sameLemma: true })
    } else if (groups['earlier'] !== undefined) {
      statements.push({
        ...base,
        rule: siglaAdditionRule('before'),
        kind: 'addition',
        quoted: range('next'),
        lemma: { by: 'quoted' },
        reading: range('earlier'),
        side: 'before',
      })
    } else {
      const quoted = groups['lemma'] === undefined ? (statements.at(-1)?.quoted ?? null) : range('lemma')
      statements.push({
        ...base,
        rule: '甲＝乙',
        kind: groups['doubt'] === undefined ? 'substitution' : 'conjecture',
        quoted,
        lemma: quoted === null ? { by: 'nearest' } : { by: 'quoted' },
        reading: range('other'),
      })
    }
  }
  return statements
}

/** What a copy has in the place of `stated`, the words of the base copy; 〔－〕 on either side stands for nothing. */
function afterBase(
  base: Pick<Statement, 'clause' | 'names' | 'rule' | 'again'>,
  s: string,
  stated: Range,
  reading: Range,
): Statement {
  const nothing = ({ from, to }: Range) => /^〔?[－-]〕?$/u.test(s.slice(from, to))
  const common = { ...base, rule: '甲【大】，乙', clause: { from: stated.from, to: base.clause.to } }
  if (nothing(stated)) return { ...common, kind: 'addition', quoted: null, lemma: { by: 'nearest' }, reading }
  return nothing(reading)
    ? { ...common, kind: 'omission', quoted: stated, lemma: { by: 'quoted' }, reading: null }
    : { ...common, kind: 'substitution', quoted: stated, lemma: { by: 'quoted' }, reading }
}

const offsetOf = (words: string) => words.search(/[＝=＋+]/u)

const WHO = '(?:【[^】]{1,12}】[＊*]?)+'
const FORMULA = new RegExp(
  [
    `(?<base>[^＝=＋+－【】，,＊*\\s\\]］]{1,60})【(?:大|CB)】[＊*]?[，,](?=[^【】]{1,60}【)`,
    `(?<=】[＊*]?[，、,]\\s?)(?<again>〔?[－-]〕?|[^＝=＋+－〔（(【】，\\[］\\]]{1,40})(?<w5>${WHO})`,
    `〔(?<lost>[^〕]{1,60})〕[^－\\-【]{0,8}[－-](?<w1>${WHO})`,
    `[（(](?<earlier>[^）)]{1,80})[）)](?:${'[〇一二三四五六七八九十百]'}+字)?[＋+](?<next>[^＝=＋+－【，,（(]{1,40})(?<w2>${WHO})`,
    `(?<beside>[^＝=＋+－【】，,＊*）)\\s\\]］]{1,40})[＋+][（(](?<more>[^）)]{1,120})[）)](?:[〇一二三四五六七八九十百]+字)?[イィ]?(?<w3>${WHO})`,
    `(?<lemma>[^＝=＋+－【】，,＊*\\s\\]］]{1,60}?)?(?:[〇一二三四五六七八九十百]{1,5}字)?[＝=](?<other>[^＝=＋+【】，,？?ヵカ]{1,60})(?:(?<w4>${WHO})|(?<doubt>[？?ヵカ]))`,
  ].join('|'),
  'gu',
)

function namesIn(s: string, from: number, to: number): Named[] {
  return Array.from(s.slice(from, to).matchAll(/【([^】]{1,12})】/gu), (match) => ({
    from: from + match.index,
    to: from + match.index + match[0].length,
    kind: 'siglum' as const,
  }))
}
