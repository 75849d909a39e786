import { eraSums, numeral, toNumeral } from '../notes/index.ts'
import type { Find } from './find.ts'
import type { Ground } from './ground.ts'

/** Sums that the text gives and that its own items do not make: years of eras, and things named one by one. */
export function wrongCounts(ground: Ground): Find[] {
  return [...reignSums(ground), ...enumerations(ground)]
}

/** 在位十九年, and the years of its eras added up. */
function reignSums({ text }: Ground): Find[] {
  return eraSums(text, []).flatMap(({ reign, sum, line }): Find[] =>
    sum === reign.years
      ? []
      : [
          {
            detector: 'era-sum',
            spans: reign.eras.map(({ span }) => span),
            expected: null,
            confidence: 'possible',
            evidence: [{ span: { from: reign.span.from, to: reign.eras[0]!.span.from }, speaks: 'against' }],
            message: `The eras make ${line}, where the text counts ${toNumeral(reign.years)} years.`,
          },
        ],
  )
}

/**
 * 永安、來遠、保寧三寨: so many names as the number after them says. Where the last is joined by 及 or 與 it is one more. A
 * name that holds two (蕃漢) and a number that counts each of them are there too, so that this is never more than possible.
 */
function enumerations({ text }: Ground): Find[] {
  const finds: Find[] = []
  for (const match of text.content.matchAll(LISTED)) {
    const { items, last, number } = match.groups as Record<string, string>
    const named = (items!.match(/、/gu)?.length ?? 0) + 1 + (/[及與暨]/u.test(last!.slice(1)) ? 1 : 0)
    const told = number === '兩' ? 2 : numeral(number!)
    if (told === null || told === named || Math.abs(told - named) > FARTHEST) continue
    const from = match.index + items!.length + last!.length
    finds.push({
      detector: 'enumeration',
      spans: [{ from, to: from + number!.length }],
      expected: toNumeral(named),
      confidence: 'possible',
      evidence: [{ span: { from: match.index, to: from }, speaks: 'against' }],
      message: `${number!} are counted, and ${toNumeral(named)} named.`,
    })
  }
  return finds
}

const LISTED =
  /(?<items>(?:\p{Script=Han}{1,8}、){1,20})(?<last>\p{Script=Han}{1,6}?)(?<number>[兩二三四五六七八九]|十[一二三四五六七八九]?)(?=[州縣郡路國寨城堡鎮關山水河渠川部族姓氏帝王公書門司軍監院寺觀殿](?![\p{Script=Han}]{0,1}[、]))/gu
/** A number that is farther off counts something else. */
const FARTHEST = 2
