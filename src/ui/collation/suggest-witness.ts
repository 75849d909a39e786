import { findWitness, type Witness } from '../../core/apparatus/index.ts'

/** What a file name says of a witness. */
export interface WitnessSuggestion {
  readonly siglum: string
  readonly title: string
  /** The hand, when the name says one: `P-hand2.txt`. */
  readonly hand: string
}

/**
 * Suggests siglum, title and hand from the name of a file. A name under which the edition knows a witness gives that
 * witness; else the shortest part of the name is the siglum: `guoyu.B.txt` is B, `A_四部叢刊.txt` is A with its title.
 * `taken` are sigla that must not be suggested again.
 */
export function suggestWitness(
  fileName: string,
  witnesses: readonly Witness[],
  taken: ReadonlySet<string>,
): WitnessSuggestion {
  const whole = fileName
    .normalize('NFC')
    .replace(/^.*[/\\]/u, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/u, '')
    .trim()
  const { name, hand } = withoutHand(whole)
  const known = findWitness(witnesses, name) ?? findWitness(witnesses, name.replace(/本$/u, ''))
  if (known !== null) return { siglum: known.siglum, title: known.title ?? '', hand }
  const parts = name.split(/[\s._、，,＿-]+/u).filter(Boolean)
  const byPart = parts.map((part) => findWitness(witnesses, part)).find((one) => one !== null)
  if (byPart != null) return { siglum: byPart.siglum, title: byPart.title ?? '', hand }
  const [shortest] = [...parts].sort(
    (a, b) => Array.from(a).length - Array.from(b).length || Number(/\d/u.test(a)) - Number(/\d/u.test(b)),
  )
  const short = shortest !== undefined && Array.from(shortest).length <= LONGEST_SIGLUM ? shortest : name
  const rest = parts.filter((part) => part !== short).join(' ')
  return { siglum: free(short, witnesses, taken), title: rest, hand }
}

/** `P-hand2`, `P_m2`, `P (corrector)`, `甲本朱筆` */
function withoutHand(name: string): { name: string; hand: string } {
  const found =
    /^(.+?)[\s._-]*[([（]?((?:hand|man|m)[\s._-]?\d{1,2}|corrector|朱筆|墨筆|校筆)[)\]）]?$/iu.exec(name)
  return found === null ? { name, hand: '' } : { name: found[1]!, hand: found[2]! }
}

function free(siglum: string, witnesses: readonly Witness[], taken: ReadonlySet<string>): string {
  const wanted = siglum === '' ? 'W' : siglum
  const isTaken = (one: string) => taken.has(one) || witnesses.some((witness) => witness.siglum === one)
  if (!isTaken(wanted)) return wanted
  for (let number = 2; ; number++) if (!isTaken(`${wanted}${number}`)) return `${wanted}${number}`
}

/** In characters. */
const LONGEST_SIGLUM = 6
