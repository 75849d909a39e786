import type { BaseText, Span } from '../../text/index.ts'
import type { ImportOptions } from '../import-format.ts'
import type { WireEntry } from '../json/index.ts'
import type { Draft, Place } from './draft.ts'
import { character, chosen } from './flatten.ts'
import { Locations } from './locations.ts'
import { attachNotes, type LooseNote } from './loose-notes.ts'
import { readApp } from './read-app.ts'
import { Declarations } from './read-header.ts'
import {
  childOf,
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

  /** What was taken for entries, in the order of the document. They are given away: the handler has none afterwards. */
  takeDrafts(): Draft[] {
    return this.#drafts.splice(0)
  }

  open(element: XmlElement): void {
    const parent = this.#tree.at(-1)
    if (parent !== undefined) {
      parent.children.push(element)
      this.#tree.push(element)
    } else if (this.#isWhole(element)) this.#tree.push(element)
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

  /** Gives the notes that point into the text to the entries that they are about. */
  attachNotes(entries: WireEntry[], text: BaseText): void {
    attachNotes(this.#looseNotes, entries, { text, points: this.points, unread: this.unread })
  }

  #isWhole({ name, attributes }: XmlElement): boolean {
    if (WHOLE.has(name)) return true
    if (this.#region === 'apart') return name === 'head' || name === 'cb:tt'
    if (this.#region !== 'text' || this.declared.ours) return false
    return name === 'del' || (name === 'cb:t' && /^foot/.test(attributes['place'] ?? ''))
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
      case 'choice':
        return this.#takeChoice(element)
      case 'del': {
        const words = collapse(textWithin(element))
        if (words !== '') this.#remark(element, `struck out: ${words}`)
        return
      }
      case 'cb:t':
      case 'cb:tt':
        return this.#takeTranslation(element)
      case 'g':
        return element.children.length > 0
          ? this.#replay(element.children)
          : this.#write(character(element, this.declared, this.unread))
      case 'head':
        // The title of a list of entries, or of an appendix.
        if (this.#layer !== undefined) this.layerTitles.set(this.#layer, collapse(textWithin(element)))
        return
      case 'fw':
        return this.unread.met('<fw>, what is printed above and below the page, is not carried', element)
      default:
        if (element.name !== 'cb:mulu') this.declared.readPeople({ ...element, children: [element] })
    }
  }

  #replay(nodes: readonly XmlNode[]): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.#write(node)
      else if (this.#isWhole(node)) this.#take(node)
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
    } else if (here === null && (loc ?? corresp) !== undefined) {
      this.#drafts.push(
        readApp(app, { kind: 'location', loc: loc ?? corresp! }, this.#layer, this.declared, this.unread),
      )
    } else if (here === null) {
      this.#drafts.push(readApp(app, { kind: 'nowhere' }, this.#layer, this.declared, this.unread))
    } else if (this.#isRemark(app)) {
      const layer = this.#layerNamed(app) ?? this.#layer
      this.#drafts.push(readApp(app, { kind: 'behind', at: here }, layer, this.declared, this.unread))
    } else this.#takeInline(app, here)
  }

  /**
   * Whether an entry amid the text only remarks on words that stand before it, and has none of the text itself: where
   * the header says so, or where its lemma has just been written and it names a place.
   */
  #isRemark(app: XmlElement): boolean {
    const { method } = this.declared
    if (method === 'parallel-segmentation' || this.declared.ours) return false
    if (method !== null) return true
    const lemma = lemmaOf(app)
    return (
      app.attributes['loc'] !== undefined &&
      (lemma === undefined || this.#builder.endsWith(collapse(properText(lemma))))
    )
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
    const readings = childrenOf(app, 'rdg', 'rdgGrp').flatMap((child) =>
      child.name === 'rdg' ? [child] : findAll(child, 'rdg'),
    )
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
    const { target, targetEnd, place = '' } = note.attributes
    if (this.#region !== 'text') {
      if (target !== undefined || targetEnd !== undefined) this.#loosen(note, target, targetEnd, null)
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
    if (/^#?[\w(]/.test(target ?? targetEnd ?? ''))
      return this.#loosen(note, target, targetEnd, this.#builder.mark())
    const words = collapse(textWithin(note))
    if (words !== '') this.#remark(note, words)
  }

  /** An entry of its own for what is said at a place of the text. */
  #remark(element: XmlElement, words: string): void {
    const at = this.#builder.mark()
    const by = this.#nameIn(element)
    this.#drafts.push({
      element,
      layer: 'notes',
      place: { kind: 'inline', from: at, to: at },
      lemma: null,
      readings: [],
      agreements: [],
      fields: { kind: 'fact', comments: [{ id: 'k1', by, at: '', text: words }] },
    })
  }

  #loosen(
    element: XmlElement,
    target: string | undefined,
    targetEnd: string | undefined,
    here: Mark | null,
  ): void {
    const words = collapse(textWithin(element))
    if (words !== '')
      this.#looseNotes.push({ element, words, by: this.#nameIn(element), target, targetEnd, here })
  }

  #nameIn({ attributes }: XmlElement): string {
    return attributes['resp'] === undefined ? '' : this.declared.nameOf(attributes['resp'])
  }

  /** Of two versions of a passage the text has one; what was corrected is an entry, what was regularised is listed. */
  #takeChoice(choice: XmlElement): void {
    const option = chosen(choice)
    if (option === undefined) return
    const sic = option.name === 'corr' ? childOf(choice, 'sic') : undefined
    if (sic === undefined) this.unread.met(`Of <choice> only <${option.name}> is carried`, choice)
    const from = this.#builder.mark()
    this.#replay(option.children)
    if (sic === undefined) return
    const by = this.#nameIn(option) || this.#nameIn(choice)
    const words = collapse(textWithin(sic))
    this.#drafts.push({
      element: choice,
      ...(this.#layer !== undefined && { layer: this.#layer }),
      place: { kind: 'inline', from, to: this.#builder.mark() },
      lemma: null,
      readings: [
        {
          fields: { id: 'r1', kind: words === '' ? 'omission' : 'substitution', text: words, class: 'sic' },
          guessed: true,
          attestations: [],
        },
      ],
      agreements: [],
      fields: by === '' ? {} : { comments: [{ id: 'k1', by, at: '', text: 'corr.' }] },
    })
  }

  /** What CBETA gives of a word in other languages, below the page or apart from the text. */
  #takeTranslation(element: XmlElement): void {
    const versions = element.name === 'cb:t' ? [element] : childrenOf(element, 'cb:t')
    const foreign = versions.filter(({ attributes }) => !/^(?:zh|lzh)/.test(attributes['xml:lang'] ?? ''))
    const words = (foreign.length > 0 ? foreign : versions)
      .map((version) =>
        [version.attributes['xml:lang'], collapse(textWithin(version))].filter((part) => part).join(': '),
      )
      .join('; ')
    if (words === '') return
    const { from, to } = element.attributes
    if (this.#region === 'text') return this.#remark(element, words)
    this.#looseNotes.push({
      element,
      words,
      by: this.#nameIn(element),
      target: from,
      targetEnd: to,
      here: null,
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
