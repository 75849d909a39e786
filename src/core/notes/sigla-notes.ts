import type { Note } from './note.ts'

/**
 * Apparatus lines of the Taishō kind: a number, then 甲＝乙【宋】, 〔甲〕－【三】, 甲＋（乙）【明】. A stretch without line
 * end that has at least one of these formulae is such a note; its place is where the same number stands in the text.
 */
export function findSiglaNotes(content: string): Note[] {
  if (!/[＝=－＋+-]/u.test(content) && !HAS_BASE.test(content)) return []
  if (!content.includes('【') && !DOUBT_LINE.test(content)) return []
  const notes: Note[] = []
  const places = new Map<string, number[]>()
  let from = 0
  while (from <= content.length) {
    const end = content.indexOf('\n', from)
    const to = end < 0 ? content.length : end
    const line = content.slice(from, to)
    if (isApparatus(line)) notes.push(...notesOfLine(line, from, places))
    else {
      for (const match of line.matchAll(NUMBER)) {
        const list = places.get(match[1]!)
        const at = from + match.index + match[0].length
        if (list) list.push(at)
        else places.set(match[1]!, [at])
      }
    }
    from = to + 1
  }
  return notes
}

/** A line may hold several numbers, and the text itself may stand before them on the same line. */
function notesOfLine(line: string, offset: number, places: Map<string, number[]>): Note[] {
  const heads = Array.from(line.matchAll(NUMBER), (match) => ({
    number: match[1]!,
    from: match.index,
    to: match.index + match[0].length,
  }))
  const isApparatus = (i: number) => {
    const next = heads[i + 1]?.from ?? line.length
    const words = line.slice(heads[i]!.to, next)
    return isSiglaFormula(words)
  }
  if (heads.length === 0) {
    const first = FORMULA.exec(line) ?? DOUBT.exec(line) ?? BASE_READING.exec(line)!
    return [
      {
        notation: 'sigla',
        span: { from: offset, to: offset + line.length },
        body: { from: offset, to: offset + line.length },
        place: offset + first.index,
      },
    ]
  }
  const notes: Note[] = []
  heads.forEach((head, i) => {
    if (!isApparatus(i)) {
      const list = places.get(head.number)
      if (list) list.push(offset + head.to)
      else places.set(head.number, [offset + head.to])
      return
    }
    const to = heads[i + 1]?.from ?? line.length
    const list = places.get(head.number)
    const place = list?.shift() ?? offset + head.from
    const span = { from: offset + head.from, to: offset + to }
    notes.push({ notation: 'sigla', span, body: { from: offset + head.to, to: offset + to }, place })
  })
  return notes
}

/** Whether a line holds apparatus: after a number, or from its beginning to its end. */
function isApparatus(line: string): boolean {
  return (
    isSiglaFormula(line) && (line.search(NUMBER) >= 0 || /^[^。，]{1,50}】[＊*]?[，。,.\s]*$/u.test(line))
  )
}

export const isSiglaFormula = (words: string) =>
  words.includes('【')
    ? FORMULA.test(words) || (HAS_BASE.test(words) && BASE_READING.test(words))
    : /[＝=]/u.test(words) && DOUBT.test(words)

const NUMBER =
  /[[［〔【(（]([0-9０-９]{1,7}[a-z]?\d*(?=[＊*]?[\]］〕】)）])|[＊*])[＊*]?[\]］〕】)）]|[①-⑳]/gu
const FORMULA =
  /[^\s＝=]{1,40}?[＝=][^\s]{1,40}?【|〕[＊*]?(?:[〇一二三四五六七八九十百]{1,5}字)?[－-]【|[＋+][（(]|[）)][＋+]/u
/** 甲＝乙？ and 甲＝乙ヵ: a doubt of the editors, without a copy. */
const DOUBT = /[^\s＝=，。？！]{1,20}[＝=][^\s＝=，。？！]{1,20}?[？?ヵカ](?=$|[\s，。])/u
/** A line that says nothing else, after its number. */
const DOUBT_LINE =
  /(?<=^|\n)[\s　]*[[［〔【(（](?:[0-9０-９]{1,7}[a-z]?)[\]］〕】)）][\s　]*[^\s＝=，。？！]{1,20}[＝=][^\s＝=，。？！]{1,20}?[？?ヵカ](?=$|\n)/u
/** 即【大】，則【宋】【元】: what the base copy has, and then what others have. */
const HAS_BASE = /【(?:大|CB)】/u
const BASE_READING = /[^\s【】，]{1,40}【(?:大|CB)】[＊*]?[，,]/u
