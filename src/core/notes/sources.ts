import { type Siglum, siglum, type Witness } from '../apparatus/index.ts'
import type { Span } from '../text/index.ts'
import { fold } from './fold.ts'
import { misprintedTitles } from './misprinted-titles.ts'
import { NUMERAL } from './numerals.ts'
import { toSimplified } from './script.ts'
import { SURNAMES } from './surnames.ts'
import { titles } from './title-names.ts'
import { shortTitles } from './titles.ts'

/** A form in which a text names a source: 《長編》二百八, 畢沅《續通鑒》. */
export interface SourceForm {
  /** The name, without title marks and without the place in it. */
  readonly name: string
  readonly count: number
}

/** A source that a text's notes name, with all the forms of its name. */
export interface Source {
  /** The customary short title, without title marks. */
  readonly siglum: Siglum
  readonly forms: readonly SourceForm[]
  readonly author?: string
  readonly count: number
  /** Where it is named first. */
  readonly first: Span
  /** Whether a reading is attested by it; otherwise it is only cited. */
  readonly attests: boolean
}

/** A witness as resolved from the words of a note. */
export interface Resolved {
  readonly siglum: Siglum | null
  readonly named: string
  readonly locus?: string
}

/** Gathers the names of sources in the order they are met and brings those of one work together. */
export class SourceRegister {
  readonly #entries = new Map<string, MutableSource>()
  readonly #known = new Map<string, Siglum>()
  /** Works by the sections the text cites of them: 《韓琦傳》 is of the work that 《宋史·韓琦傳》 names. */
  readonly #workOf = new Map<string, string>()
  /** What each note cites, by where it stands: a short name means a work cited before it in the same note. */
  readonly #cited = new Map<number, Map<string, string>>()
  readonly #parts = new Map<string, NameParts>()
  readonly #keys = new Map<string, string>()
  /** How often each dynastic history is cited with a section: in the text, and in the note that is read. */
  readonly #sectioned = new Map<string, number>()
  readonly #sectionedIn = new Map<number, Map<string, number>>()
  readonly #titles = new Map<string, number>()
  #misprints: Map<string, string> | null = null
  #note = -1
  #history: string | null = null

  /** Each work by its folded short title, to the siglum it has in this text. */
  readonly #sigla = new Map<string, string>()
  readonly #simplified: boolean

  /** `simplified` says in which script the text is: its sigla are in the same. */
  constructor(witnesses: readonly Witness[], simplified = false) {
    this.#simplified = simplified
    for (const witness of witnesses) {
      const names = [
        ...(witness.aliases ?? []),
        ...(witness.title === undefined ? [] : [witness.title]),
        witness.siglum,
      ]
      for (const name of names) this.#known.set(this.#key(name), witness.siglum)
    }
  }

  /** Names without a work (《本紀》, 《夏國傳》) mean the work named last in the same note. */
  beginNote(at: number): void {
    if (this.#note !== at) this.#history = null
    this.#note = at
  }

  /** Counts titles before any is resolved: which are frequent, and of which histories sections are cited. */
  survey(named: string): void {
    const { title, section } = this.#partsOf(named)
    this.#titles.set(this.#key(title), (this.#titles.get(this.#key(title)) ?? 0) + 1)
    const listed = shortTitles.get(this.#key(title)) ?? title
    if (section === undefined || !DYNASTIC.test(listed) || !isSection(section)) return
    const short = this.#known.get(this.#key(title)) ?? this.#known.get(this.#key(listed)) ?? listed
    const inNote = this.#sectionedIn.get(this.#note) ?? new Map<string, number>()
    this.#sectionedIn.set(this.#note, inNote)
    for (const counts of [this.#sectioned, inNote]) counts.set(short, (counts.get(short) ?? 0) + 1)
  }

  /** Counts a source that a note names, whether or not it bears a reading. */
  cite(named: string, at: Span): void {
    const parts = this.#partsOf(named)
    const short = this.#shortTitle(parts)
    let entry = this.#entries.get(short)
    if (entry === undefined) {
      entry = { siglum: siglum(short), forms: new Map(), count: 0, first: at, attests: false }
      this.#entries.set(short, entry)
    }
    this.#remember(parts, short)
    entry.count++
    if (parts.author !== undefined) entry.author ??= parts.author
    const name = (parts.author ?? '') + parts.title + (parts.section === undefined ? '' : `·${parts.section}`)
    entry.forms.set(name, (entry.forms.get(name) ?? 0) + 1)
    if (parts.section !== undefined && !this.#workOf.has(this.#key(parts.section))) {
      this.#workOf.set(this.#key(parts.section), parts.title)
    }
  }

  /** The witness that `named` means; it bears a reading. Names without title marks are counted here. */
  resolve(named: string, at: Span): Resolved {
    const parts = this.#partsOf(named)
    const short = this.#shortTitle(parts)
    if (!named.includes('《') || !this.#entries.has(short)) this.cite(named, at)
    const entry = this.#entries.get(short)
    if (entry !== undefined) entry.attests = true
    const bare =
      this.#key(short) !== this.#key(parts.title) &&
      parts.section === undefined &&
      isSection(parts.title) &&
      (!shortTitles.has(this.#key(parts.title)) || GENERAL.test(this.#key(parts.title)))
    const section = bare ? parts.title : parts.section
    const locus = [section, parts.locus].filter((part) => part !== undefined).join('')
    return { siglum: siglum(short), named, ...(locus !== '' && { locus }) }
  }

  /** The form of a name that names are compared by; a text has few names, and each again and again. */
  #key(name: string): string {
    let key = this.#keys.get(name)
    if (key === undefined) {
      key = fold(name).replace(/[《》\s]/gu, '')
      this.#keys.set(name, key)
    }
    return key
  }

  #partsOf(named: string): NameParts {
    let parts = this.#parts.get(named)
    if (parts === undefined) {
      parts = partsOf(named)
      this.#parts.set(named, parts)
    }
    return parts
  }

  #remember({ title, section }: NameParts, short: string): void {
    let cited = this.#cited.get(this.#note)
    if (cited === undefined) {
      cited = new Map()
      this.#cited.set(this.#note, cited)
    }
    for (const name of [title, section]) {
      if (name !== undefined && cited.size < MOST_CITED && !cited.has(this.#key(name)))
        cited.set(this.#key(name), short)
    }
  }

  sources(): Source[] {
    return [...this.#entries.values()].map(({ forms, author, ...rest }) => ({
      ...rest,
      ...(author !== undefined && { author }),
      forms: Array.from(forms, ([name, count]) => ({ name, count })),
    }))
  }

  /** The siglum of the work: one whichever script a note names it in (長編, 长编). */
  #shortTitle(parts: NameParts): string {
    const title = this.#workTitle(parts)
    const known = this.#sigla.get(this.#key(title))
    if (known !== undefined) return known
    const listed = this.#known.has(this.#key(title)) || !this.#simplified
    const siglum = listed ? title : toSimplified(title)
    this.#sigla.set(this.#key(title), siglum)
    return siglum
  }

  #workTitle(parts: NameParts): string {
    const { author } = parts
    this.#misprints ??= misprintedTitles(this.#titles)
    const title = this.#misprints.get(this.#key(parts.title)) ?? parts.title
    const whole = this.#key((author ?? '') + title)
    const plain = this.#key(title)
    const known = this.#known.get(whole) ?? this.#known.get(plain)
    if (known !== undefined) return known
    const listed = shortTitles.get(whole) ?? shortTitles.get(plain)
    if (listed !== undefined && GENERAL.test(plain)) return this.#history ?? this.#mostCited() ?? listed
    if (listed !== undefined) {
      const short = this.#known.get(this.#key(listed)) ?? listed
      if (HISTORY.test(listed)) this.#history = short
      return short
    }
    // 《神道碑銘》 after 《太史集·同知樞密院趙瞻神道碑銘》, 光《劄子》 after 司馬光《論西夏劄子》.
    for (const [name, short] of this.#cited.get(this.#note) ?? [])
      if (name.length > plain.length && name.endsWith(plain)) return short
    if (author === undefined && isSection(title)) {
      const work = this.#history ?? this.#workOf.get(plain)
      if (work !== null && work !== undefined) return work
      const history = this.#mostCited()
      if (history !== null) return history
    }
    return title
  }

  /** The dynastic history whose sections are cited most, in the note or else in the text; null when two compete. */
  #mostCited(): string | null {
    for (const counts of [this.#sectionedIn.get(this.#note), this.#sectioned]) {
      const [most, next] = [...(counts ?? [])].sort(([, a], [, b]) => b - a)
      if (most !== undefined) return most[1] >= CLEARLY * (next?.[1] ?? 0) ? most[0] : null
    }
    return null
  }
}

/** Parts of a dynastic history that are cited without it. */
const SECTION = /(?:傳|传|本紀|本纪|志|^紀|^纪|表|紀|纪)$/u
const HISTORY = /[史書志]$/u
/** The histories of dynasties, by their short titles; 西夏書事 and 隆平集 have 傳 too and are none. */
const DYNASTIC =
  /^(?:史記|三國志|[魏蜀吳]志|(?:前|後)?漢書|[晉宋梁陳隋周]書|(?:南齊|後?魏|北齊|北周|舊唐|新唐|唐)書|[南北宋遼金元明]史|[舊新]五代史)$/u
/** Sections by what they are alone. */
const GENERAL = /^(?:本紀|帝紀|本傳|列傳|本志)$/u
/** Works of their own that are called as sections are: gazetteers, and lives that no history holds. */
const OWN_WORK =
  /(?:[新舊縣府省通續圖方都衛鎮山寺總統]|(?<!州)郡|(?<![五])州)志$|(?:高僧|列女|神仙|列仙|高士|[別家外內自]|左氏|公羊|穀梁)傳$/u
const isSection = (name: string) => (SECTION.test(name) || /世家$/u.test(name)) && !OWN_WORK.test(name)
/** Titles of one note among which a short one is looked for; no note of an editor cites so many. */
const MOST_CITED = 200
/** How many times as often as the next a work is cited that a section without its work belongs to. */
const CLEARLY = 2

interface MutableSource {
  readonly siglum: Siglum
  readonly forms: Map<string, number>
  author?: string
  count: number
  readonly first: Span
  attests: boolean
}

interface NameParts {
  readonly author?: string
  readonly title: string
  readonly section?: string
  readonly locus?: string
}

/**
 * The parts of a name: author, title, section, juan. 「畢沅《續通鑒》」, 「《宋史·本傳》」, 「《長編》二百八」,
 * 「《太史集·同知樞密院趙瞻神道碑銘》」.
 */
export function partsOf(named: string): NameParts {
  const marked = /^(?<author>[^《》]*)[《〈](?<inner>[^《》〈〉]+)[》〉](?<rest>.*)$/u.exec(named)
  if (marked === null) return unmarkedParts(named)
  const { author, inner, rest } = marked.groups!
  const [title, ...sections] = inner!.split(/[·・‧•，,]/u)
  // 「《東都事略》卷八十六《西夏傳》」 is one of its parts.
  const part = /[《〈]([^《》〈〉]+)[》〉]$/u.exec(rest!)?.[1]
  const section = [
    ...sections,
    ...(rest!.match(/^(?:附[錄录]|注|本傳|本紀)/u) ?? []),
    ...(part === undefined ? [] : [part]),
  ].join('·')
  const locus = MARKED_LOCUS.exec(rest!)?.[0]
  return {
    title: title!,
    ...(author !== '' && { author: author! }),
    ...(section !== '' && { section }),
    ...(locus !== undefined && { locus }),
  }
}

const MARKED_LOCUS = new RegExp(`(?:第|卷)?(?:之)?${NUMERAL}{1,6}`, 'u')
const BARE_LOCUS = new RegExp(`(?<=.{2})(?:第|卷)${NUMERAL}{1,6}$|(?<=.{2})${NUMERAL}{2,6}$`, 'u')

function unmarkedParts(printed: string): NameParts {
  // 「御覽卷七七引」: who quotes is the source.
  const named = printed.replace(/(?<=..)引$/u, '')
  const locus = BARE_LOCUS.exec(named)?.[0]
  const whole = locus === undefined ? named : named.slice(0, -locus.length)
  // 「姚思廉梁書」: a known work with its author before it.
  const known = titles.before(fold(whole), whole.length)
  const author = whole.slice(0, -known)
  const authored =
    known >= 2 &&
    author.length >= 2 &&
    author.length <= 4 &&
    !GENERAL.test(fold(whole.slice(-known))) &&
    (SURNAMES.has(fold(author)[0]!) || author.endsWith('氏'))
  return {
    title: authored ? whole.slice(-known) : whole,
    ...(authored && { author }),
    ...(locus !== undefined && { locus }),
  }
}

/** The witnesses of an edition that a register proposes. */
export function toWitnesses(sources: readonly Source[]): Witness[] {
  return sources.map(({ siglum, forms, author }): Witness => {
    const aliases = forms.map(({ name }) => name).filter((name) => name !== siglum)
    const longest = forms
      .map(({ name }) => name)
      .reduce((a, b) => (b.length > a.length ? b : a), siglum as string)
    return {
      siglum,
      title: longest,
      ...(aliases.length > 0 && { aliases }),
      ...(author !== undefined && { author }),
      kind: /[本刻]$/u.test(siglum) ? 'print' : 'cited-work',
    }
  })
}
