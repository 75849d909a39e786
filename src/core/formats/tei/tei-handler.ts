import type { BaseText, Span } from '../../text/index.ts'
import { toCodePoint } from '../../text/index.ts'
import type { ImportOptions } from '../import-format.ts'
import type { WireEntry } from '../json/index.ts'
import type { Draft, Place } from './draft.ts'
import { character, chosen } from './flatten.ts'
import { Locations } from './locations.ts'
import { readApp } from './read-app.ts'
import { Declarations } from './read-header.ts'
import {
  childrenOf,
  collapse,
  findAll,
  textWithin,
  type XmlElement,
  type XmlHandler,
  type XmlNode,
} from './scan-xml.ts'
import { type Mark, TextBuilder } from './text-builder.ts'
import { Unread } from './unread.ts'

/** What an open element puts back when it is closed. */
interface Frame {
  readonly region: Region
  readonly preserve: boolean
  readonly layer: string | undefined
  readonly from: Mark
}

/** Whether words are the text's, or stand apart from it: in the front and back matter, in a translation. */
type Region = 'outside' | 'text' | 'apart'

interface LooseNote {
  readonly element: XmlElement
  readonly target: string
}

/**
 * Follows a TEI document from its first tag to its last. The words of the body become the base text; each `<app>` is
 * taken as a whole and becomes a draft of an entry, wherever it stands.
 */
export class TeiHandler implements XmlHandler {
  readonly declared = new Declarations()
  readonly unread = new Unread()
  readonly points = new Map<string, { from: Mark; to: Mark }>()
  readonly layerTitles = new Map<string, string>()
  noteMarks = ''
  isTei = false
  readonly #builder = new TextBuilder()
  readonly #locations = new Locations(() => this.#builder.mark())
  readonly #frames: Frame[] = []
  readonly #drafts: Draft[] = []
  readonly #looseNotes: LooseNote[] = []
  /** The elements that are being taken as a whole, outermost first. */
  readonly #tree: XmlElement[] = []
  #region: Region = 'outside'
  #layer: string | undefined
  #hasBody = false
  /** How many characters stand apart and are no apparatus. */
  #apart = 0
  #base: string | undefined

  constructor(options: ImportOptions) {
    this.#base = options.base
  }

  /** The base text; null when the document has none. Texts end with a line end, as files do. */
  content(): string | null {
    if (!this.#hasBody) return null
    const content = this.#builder.content()
    return this.declared.ours || content === '' || content.endsWith('\n') ? content : `${content}\n`
  }

  locations(): Map<string, Span> {
    return this.#locations.spans()
  }

  drafts(): readonly Draft[] {
    return this.#drafts
  }

  open(element: XmlElement): void {
    const parent = this.#tree.at(-1)
    if (parent !== undefined) {
      parent.children.push(element)
      this.#tree.push(element)
    } else if (WHOLE.has(element.name) || (element.name === 'head' && this.#region === 'apart'))
      this.#tree.push(element)
    else this.#enter(element)
  }

  text(text: string): void {
    const parent = this.#tree.at(-1)
    if (parent !== undefined) parent.children.push(text)
    else this.#write(text)
  }

  close(element: XmlElement): void {
    if (this.#tree.length === 0) return this.#leave(element)
    this.#tree.pop()
    if (this.#tree.length === 0) this.#take(element)
  }

  /**
   * Gives the notes that point into the text to the entries that begin where they point, as comments; where none begins
   * they are entries of their own. CBETA keeps the prose of the printed notes so, beside the entries made of them.
   */
  attachNotes(entries: WireEntry[], text: BaseText): void {
    const byStart = new Map<number, number>()
    entries.forEach(({ lemma }, i) => {
      const start = lemma[0]?.start
      if (start !== undefined && !byStart.has(start) && lemma[0]?.orphan !== true) byStart.set(start, i)
    })
    const taken = new Set(entries.map(({ id }) => id))
    const freshId = (name: string) => {
      let id = `note-${name}`
      for (let copy = 2; taken.has(id); copy++) id = `note-${name}-${copy}`
      taken.add(id)
      return id
    }
    for (const { element, target } of this.#looseNotes) {
      const words = collapse(textWithin(element))
      const point = this.points.get(target.replace(/^[^#]*#/, ''))
      if (words === '') continue
      if (point === undefined) {
        this.unread.problem(
          'dangling-pointer',
          `A note points at 「${target}」, which is nowhere in the document; its words 「${shortened(words)}」 are not carried.`,
          element,
        )
        continue
      }
      const by =
        element.attributes['resp'] === undefined ? '' : this.declared.nameOf(element.attributes['resp'])
      const at = Math.min(point.from.start, text.content.length)
      const known = byStart.get(toCodePoint(text, at))
      const comment = (id: string) => ({ id, by, at: '', text: words })
      if (known !== undefined) {
        const comments = entries[known]!.comments ?? []
        entries[known] = { ...entries[known]!, comments: [...comments, comment(`k${comments.length + 1}`)] }
      } else {
        byStart.set(toCodePoint(text, at), entries.length)
        entries.push({
          id: freshId(element.attributes['n'] ?? element.attributes['xml:id'] ?? '1'),
          layer: 'notes',
          kind: 'fact',
          lemma: [
            { start: toCodePoint(text, at), end: toCodePoint(text, at), exact: '', ...neighbours(text, at) },
          ],
          readings: [],
          origin: { by: 'import', format: 'tei' },
          status: 'proposed',
          comments: [comment('k1')],
        })
      }
    }
  }

  #enter(element: XmlElement): void {
    const { name, attributes } = element
    this.#frames.push({
      region: this.#region,
      preserve: this.#builder.preserve,
      layer: this.#layer,
      from: this.#builder.mark(),
    })
    if (name === 'text' || name === 'app' || name === 'listApp') this.isTei = true
    if (attributes['xml:space'] !== undefined) this.#builder.preserve = attributes['xml:space'] === 'preserve'
    if (name === 'body') {
      this.#region = 'text'
      this.#hasBody = true
    } else if (APART.has(name) || (/div\d?$/.test(name) && APART_DIVS.test(attributes['type'] ?? '')))
      this.#region = 'apart'
    if (name === 'listApp') {
      const type =
        this.declared.ours || /^(?:apparatus|criticus|variants)$/i.test(attributes['type'] ?? '')
          ? undefined
          : attributes['type']
      this.#layer = this.#layerNamed(element) ?? type ?? this.#layer
    }
    if (this.#region !== 'text') return
    if (BLOCKS.has(name)) this.#builder.block()
    this.#locations.enter(element)
    if (name === 'lb') this.#lineBeginning(element)
    else if (name === 'gap' || name === 'space') this.#write(gapIn(element))
    else if (!KNOWN.has(name) && !BLOCKS.has(name))
      this.unread.met(`<${name}> in the text is not carried; its words are kept`, element)
  }

  #leave(element: XmlElement): void {
    const frame = this.#frames.pop()
    if (frame === undefined) return
    if (this.#region === 'text') {
      const to = this.#builder.mark()
      const id = element.attributes['xml:id']
      const from = element.name === 'anchor' || element.name === 'lb' ? to : frame.from
      if (id !== undefined) {
        if (this.points.has(id))
          this.unread.problem(
            'id-twice',
            `Two elements have the xml:id 「${id}」; what points there is taken to mean the first.`,
            element,
          )
        else this.points.set(id, { from, to })
      }
      this.#locations.leave(element, frame.from, to)
      if (BLOCKS.has(element.name)) this.#builder.block()
    }
    if (this.#region === 'apart' && frame.region !== 'apart') {
      if (this.#apart > 0)
        this.unread.problem(
          'apart',
          `<${element.name}> has ${this.#apart} characters that are neither text nor apparatus; they are not carried.`,
          element,
        )
      this.#apart = 0
    }
    this.#region = frame.region
    this.#builder.preserve = frame.preserve
    this.#layer = frame.layer
  }

  #write(text: string): void {
    if (this.#region === 'text') this.#builder.write(text)
    else if (this.#region === 'apart') this.#apart += text.trim().length
  }

  /** Takes an element that was kept as a whole. */
  #take(element: XmlElement): void {
    switch (element.name) {
      case 'teiHeader':
        return this.declared.readHeader(element)
      case 'listWit':
      case 'witList':
        return this.declared.readWitnesses(element)
      case 'app':
        this.isTei = true
        return this.#takeApp(element)
      case 'note':
        return this.#takeNote(element)
      case 'choice': {
        this.unread.met('Of <choice> only one version is carried (as corrected, as spelled)', element)
        const option = chosen(element)
        return option === undefined ? undefined : this.#replay(option.children)
      }
      case 'g':
        return element.children.length > 0
          ? this.#replay(element.children)
          : this.#write(character(element, this.declared, this.unread))
      case 'head':
        // The title of a list of entries, or of an appendix.
        if (this.#layer !== undefined) this.layerTitles.set(this.#layer, collapse(textWithin(element)))
        return
      default:
        if (element.name !== 'cb:mulu' && element.name !== 'fw')
          this.declared.readPeople({ ...element, children: [element] })
    }
  }

  #replay(nodes: readonly XmlNode[]): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.#write(node)
      else if (WHOLE.has(node.name)) this.#take(node)
      else {
        this.#enter(node)
        this.#replay(node.children)
        this.#leave(node)
      }
    }
  }

  #takeApp(app: XmlElement): void {
    const { from, to, loc, corresp } = app.attributes
    const here = this.#region === 'text' ? this.#builder.mark() : null
    if (from !== undefined || to !== undefined) {
      const place: Place = {
        kind: 'points',
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        here,
      }
      this.#drafts.push(readApp(app, place, this.#layerNamed(app) ?? this.#layer, this.declared, this.unread))
    } else if (loc !== undefined || (here === null && corresp !== undefined)) {
      this.#drafts.push(
        readApp(app, { kind: 'location', loc: loc ?? corresp! }, this.#layer, this.declared, this.unread),
      )
    } else if (here === null) {
      this.#drafts.push(readApp(app, { kind: 'nowhere' }, this.#layer, this.declared, this.unread))
    } else this.#takeInline(app, here)
  }

  /** An entry in the midst of the text, whose lemma is the text: its own entries come after it. */
  #takeInline(app: XmlElement, from: Mark): void {
    const lemma = lemmaOf(app) ?? this.#baseReading(app)
    const draft = readApp(
      app,
      { kind: 'inline', from, to: from },
      this.#layerNamed(app) ?? this.#layer,
      this.declared,
      this.unread,
      lemma,
    )
    this.#drafts.push(draft)
    if (lemma !== null)
      this.#replay(
        lemma.children.filter(
          (child) =>
            typeof child === 'string' ||
            !['note', 'witDetail', 'wit'].includes(child.name) ||
            child.attributes['place'] === 'inline',
        ),
      )
    const to = this.#builder.mark()
    draft.place = { kind: 'inline', from, to }
    const id = app.attributes['xml:id']
    if (id !== undefined && !this.points.has(id)) this.points.set(id, { from, to })
  }

  /** Where no reading is the lemma, the text is that of one witness: the one asked for, or the first. */
  #baseReading(app: XmlElement): XmlElement | null {
    const readings = findAll(app, 'rdg')
    this.#base ??=
      this.declared.witnesses[0]?.siglum ??
      readings[0]?.attributes['wit']?.trim().split(/\s+/)[0]?.replace('#', '')
    const base = this.#base
    const has = (reading: XmlElement) =>
      (reading.attributes['wit'] ?? '').split(/[\s【】]+/).some((pointer) => {
        const id = pointer.replace(/^[^#]*#/, '')
        return id === base || (this.declared.sigla.get(id)?.includes(base ?? null) ?? false)
      })
    return readings.find(has) ?? null
  }

  #takeNote(note: XmlElement): void {
    const { target, place = '' } = note.attributes
    if (this.#region !== 'text') {
      if (target !== undefined) this.#looseNotes.push({ element: note, target })
      else this.#write(textWithin(note))
      return
    }
    const children = note.children
    if (/\binline/.test(place)) {
      const words = properText(note).trim()
      // What Yiwen wrote has its brackets, whichever they are.
      const pair = this.declared.ours
        ? [words.slice(0, 1), words.slice(-1)]
        : BRACKETS.find(([open, close]) => words.startsWith(open!) && words.endsWith(close!))
      const [open, close] = pair ?? ['（', '）']
      if (!this.noteMarks.includes(`${open}${close}`)) this.noteMarks += `${open}${close}`
      if (pair === undefined) this.#write(open!)
      this.#enter({ ...note, name: 'seg' })
      this.#replay(children)
      this.#leave({ ...note, name: 'seg' })
      if (pair === undefined) this.#write(close!)
      return
    }
    const words = collapse(textWithin(note))
    if (words === '') return
    const at = this.#builder.mark()
    const by = note.attributes['resp'] === undefined ? '' : this.declared.nameOf(note.attributes['resp'])
    this.#drafts.push({
      element: note,
      layer: 'notes',
      place: { kind: 'inline', from: at, to: at },
      lemma: null,
      readings: [],
      agreements: [],
      fields: { kind: 'fact', comments: [{ id: 'k1', by, at: '', text: words }] },
    })
  }

  #lineBeginning({ attributes }: XmlElement): void {
    if (this.declared.ours) return
    if (attributes['break'] === 'no') return this.#builder.joinWords()
    // Lines of a print or a scroll are no lines of the text, but those of an inscription or a verse are.
    const inProse = attributes['ed'] !== undefined || this.#locations.inProse
    if (inProse) this.#builder.write('\n')
    else this.#builder.lineBreak()
  }

  /** The layer that a list or an entry says it belongs to. */
  #layerNamed({ attributes }: XmlElement): string | undefined {
    const pointers = (attributes['ana'] ?? '').split(/\s+/).map((pointer) => pointer.slice(1))
    return this.declared.layerIds.get(pointers.find((pointer) => this.declared.layerIds.has(pointer)) ?? '')
  }
}

/** Elements that are taken as a whole, since what they are is known only at their end. */
const WHOLE: ReadonlySet<string> = new Set(
  'teiHeader listWit witList listPerson listBibl app note choice g fw cb:mulu'.split(' '),
)

/** Parts of a document whose words are not the text. */
const APART: ReadonlySet<string> = new Set('front back standOff facsimile sourceDoc'.split(' '))
const APART_DIVS = /^(?:apparatus|translation|commentary|bibliography)$/i

/** Elements that begin and end lines. */
const BLOCKS: ReadonlySet<string> = new Set(
  `p ab l lg head div div1 div2 div3 div4 div5 div6 div7 list item label sp speaker stage table row byline opener closer
  salute signed trailer epigraph argument docTitle titlePart titlePage postscript figure cb:div cb:juan cb:docNumber
  cb:dialog cb:sg`.split(/\s+/),
)

/** Elements within the text that need no word: structure that the base text has by its lines, and what is no text. */
const KNOWN: ReadonlySet<string> = new Set(
  `TEI text body group anchor lb pb cb gb milestone seg s w c pc cell listApp cb:jhead cb:tt cb:t gap space back front
  standOff teiCorpus`.split(/\s+/),
)

const BRACKETS = ['（）', '()', '〔〕', '[]', '［］', '【】', '〈〉', '《》', '｛｝', '⟦⟧'].map((pair) => [
  ...pair,
])

/** White for a blank, □ for each character that is lost, … where it is not known how many. */
function gapIn({ name, attributes }: XmlElement): string {
  const count = Number(attributes['quantity'] ?? 'NaN')
  const counted =
    Number.isInteger(count) &&
    count >= 0 &&
    count <= MOST_LOST &&
    !/line|page|leaf|cm|mm/.test(attributes['unit'] ?? '')
  if (name === 'space') return counted ? '\u3000'.repeat(count) : ' '
  return counted ? '□'.repeat(count) : '…'
}

const MOST_LOST = 200

/** The lemma of an entry, which may stand in a group of readings. */
const lemmaOf = (app: XmlElement): XmlElement | undefined =>
  childrenOf(app, 'lem', 'rdgGrp').flatMap((child) =>
    child.name === 'lem' ? [child] : childrenOf(child, 'lem'),
  )[0]

/** The text within an element: of each entry only its lemma. */
function properText(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child
      if (child.name !== 'app') return properText(child)
      const lemma = child.attributes['from'] === undefined ? lemmaOf(child) : undefined
      return lemma === undefined ? '' : properText(lemma)
    })
    .join('')
}

const shortened = (words: string) =>
  Array.from(words).length > 30 ? `${Array.from(words).slice(0, 30).join('')}…` : words

function neighbours({ content }: BaseText, at: number): { prefix: string; suffix: string } {
  return {
    prefix: Array.from(content.slice(Math.max(0, at - 16), at))
      .filter((character) => !/[\ud800-\udfff]/.test(character) || character.length === 2)
      .join(''),
    suffix: Array.from(content.slice(at, at + 16))
      .filter((character) => !/[\ud800-\udfff]/.test(character) || character.length === 2)
      .join(''),
  }
}
