import { commentators } from './commentators.ts'
import { Lexicon } from './lexicon.ts'
import { SURNAMES } from './surnames.ts'
import type { Range } from './statement.ts'
import type { Named } from './witness-names.ts'

/** A stretch of a note in which one person speaks; a note of commentators has several: 師古曰…宋祁曰…. */
export interface Voice extends Range {
  /** Who speaks, when it is someone who reports copies; null for the editor, and for books of commentary. */
  readonly speaker: Named | null
}

/**
 * Those who speak in notes. Besides the commentators of the histories and classics, who are known, whoever opens a note
 * of this text with 曰 is expected within others too.
 */
export class Speakers {
  readonly #names: Lexicon
  /** The sigla of copies that this text's notes use: words that open several short notes before 作. */
  readonly sigla: Lexicon

  constructor(bodies: Iterable<string>) {
    const learned = new Set(commentators)
    const counts = new Map<string, number>()
    for (const body of bodies) {
      const siglum =
        body.length <= LONGEST_SIGLUM_NOTE ? SIGLUM_NOTE.exec(body)?.groups?.['siglum'] : undefined
      if (siglum !== undefined) counts.set(siglum, (counts.get(siglum) ?? 0) + 1)
      const name = OPENING.exec(body.slice(0, 12))?.groups?.['name']
      if (name !== undefined && !NO_SPEAKER.test(name)) learned.add(name)
    }
    this.#names = new Lexicon(learned)
    this.sigla = new Lexicon([...counts].filter(([, count]) => count >= SEVERAL).map(([siglum]) => siglum))
  }

  /** The voices of the note `s` from `from` on, in order, without gaps. */
  voices(s: string, from: number): Voice[] {
    const starts: { at: number; speaker: Named | null; to: number; after: boolean }[] = []
    const labelled = LABEL_OPENS.test(s.slice(from, from + 6))
    SPEAKS.lastIndex = from
    for (let match = SPEAKS.exec(s); match !== null; match = SPEAKS.exec(s)) {
      const verb = match.index
      const { length: width } = match[0]
      if (width >= 2) {
        if (labelled || /^(?:[：曰]|云.)/u.test(s.slice(verb + width, verb + width + 2))) {
          const to =
            verb + width + (/^[曰云]?[：]?/u.exec(s.slice(verb + width, verb + width + 2))?.[0].length ?? 0)
          // 「張森楷校勘記云」: whose it is.
          const who = /(?:^|[，。；：])(\p{Script=Han}{2,3})$/u.exec(
            s.slice(Math.max(from, verb - 4), verb),
          )?.[1]
          const speaker: Named | null =
            who !== undefined && SURNAMES.has(who[0]!)
              ? { from: verb - who.length, to: verb, kind: 'scholar' }
              : null
          starts.push({ at: verb, speaker, to, after: true })
        }
        continue
      }
      const length = this.#speakerBefore(s, from, verb)
      if (length === 0) continue
      const at = verb - length
      const before = starts.at(-1)
      if (before !== undefined && at < before.to) continue
      starts.push({
        at,
        to: verb + 1,
        speaker: { from: at, to: verb, kind: 'scholar' },
        after: s[verb] === '云',
      })
    }
    const voices: Voice[] = []
    const first = starts[0]?.at ?? s.length
    if (first > from || starts.length === 0) voices.push({ from, to: first, speaker: null })
    starts.forEach(({ at, to, speaker, after }, i) => {
      const end = starts[i + 1]?.at ?? s.length
      // 「集解徐廣曰」: the book of commentary only leads to who speaks.
      if (end <= to) return
      voices.push({ from: speaker === null || after ? to : at, to: end, speaker })
    })
    return voices
  }

  /** How many characters before 曰, 案 or 云 name who speaks; 0 when no one does. */
  #speakerBefore(s: string, from: number, verb: number): number {
    const known = this.#names.before(s, verb)
    const opens = (length: number) =>
      verb - length === from || '，。；」》'.includes(s[verb - length - 1] ?? '。')
    // 「孫校曰」: a collator by his surname.
    if (s[verb - 1] === '校' && SURNAMES.has(s[verb - 2] ?? '。')) return 2
    // 「○松皋圓曰」: ○ sets one speaker off from the last.
    const after = /[○〇](\p{Script=Han}{2,4})$/u.exec(s.slice(Math.max(from, verb - 5), verb))?.[1]
    if (s[verb] === '曰' && after !== undefined) return after.length
    // 云 says what books have, too: only at the head of a note or sentence does it let a critic speak (畢云, 王云：).
    if (s[verb] === '云') {
      if (known > 0) return opens(known) ? known : 0
      return SURNAMES.has(s[verb - 1]!) && s[verb - 1] !== '史' && (opens(1) || s[verb + 1] === '案') ? 1 : 0
    }
    if (known > 0) return known
    // The commentators of the 文選 by one character: 「善曰」, 「銑曰」.
    if (s[verb] === '曰' && '善銑翰向濟'.includes(s[verb - 1]!) && opens(1)) return 1
    // 「。詒讓案：」
    const named =
      s[verb] === '案' && s[verb + 1] === '：'
        ? (NAMED.exec(s.slice(Math.max(from, verb - 4), verb))?.[1] ?? '')
        : ''
    return named !== '' && opens(named.length) ? named.length : 0
  }
}

const NAMED = /(?:^|[，。；」》])((?![今又謹愚臣考再])\p{Script=Han}{2,3})$/u

const SIGLUM_NOTE = /^(?<siglum>(?![一又或原舊本當疑訛誤亦皆並俱改應])\p{Script=Han}{1,2})作[^，。；：]/u
const LONGEST_SIGLUM_NOTE = 12
/** So many notes make a siglum. */
const SEVERAL = 2
const SPEAKS =
  /[曰案云](?<=\p{Script=Han}.)(?!字|$)|(?:校勘記|考證|劄記|校記)(?:卷?[上中下一二三四五六七八九十百〇零]{1,6})?(?=[曰云：])|(?:集解|索隱|正義|音義)(?![作云本引所注亦無有及、，下])/gu
const LABEL_OPENS = /^(?:集解|索隱|正義)/u
const OPENING = /^(?:又|今|臣|○|〇)*(?<name>\p{Script=Han}{2,3}|\p{Script=Han}{1,2}氏)曰(?!字)/u
/** Who opens notes with 曰 and is a book, a person of the story or no one. */
const NO_SPEAKER =
  /考異|^[或又一詔上帝王公子臣對答問]|索隱|正義|集解|^本|^史|[傳志紀書錄經語論略記注本集圖文雅說史]$|孔子|孟子|老子|莊子|列子|荀子|管子|墨子|韓子|[作無訛誤脫刻有]/u
