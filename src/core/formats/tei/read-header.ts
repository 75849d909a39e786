import { type Hand, siglum, type Witness, type WitnessKind } from '../../apparatus/index.ts'
import { childOf, childrenOf, collapse, findAll, textWithin, type XmlElement } from './scan-xml.ts'

/** What a header, and lists of witnesses and people elsewhere, say about who is pointed at. */
export class Declarations {
  /** Whether Yiwen wrote the document: its words are exact then, and its notes have the meanings its header states. */
  ours = false
  title: string | undefined
  author: string | undefined
  language: string | undefined
  credits: { role?: string; name: string }[] = []
  readonly witnesses: Witness[] = []
  /** Length of the base text in code points, where the document says it. */
  length: number | undefined
  readonly layers: { id: string; title?: string }[] = []
  /** By xml:id; a family has several. Null is the copy that a source does not name. */
  readonly sigla = new Map<string, readonly (string | null)[]>()
  /** Names of hands, people and books by xml:id. */
  readonly hands = new Map<string, string>()
  readonly people = new Map<string, string>()
  /** Ids of layers by the xml:id of their category. */
  readonly layerIds = new Map<string, string>()
  /** What stands for `<g ref>`, by xml:id. */
  readonly characters = new Map<string, string>()
  /** How the header says that entries are tied to the text: `location-referenced` …; null when it does not. */
  method: string | null = null

  readHeader(header: XmlElement): void {
    const statement = findAll(header, 'titleStmt')[0]
    this.ours = findAll(header, 'publisher').some(
      (publisher) => textWithin(publisher) === 'Written by Yiwen 異文',
    )
    const words = (element: XmlElement) =>
      this.ours ? this.#characters(element) : collapse(this.#characters(element))
    this.readCharacters(header)
    this.method = findAll(header, 'variantEncoding')[0]?.attributes['method'] ?? null
    if (statement !== undefined) {
      // Of titles in several languages the last is the one in the language of the text, in CBETA and elsewhere.
      const titles = childrenOf(statement, 'title')
      const main = titles.find(({ attributes }) => attributes['type'] === 'main') ?? titles.at(-1)
      this.title = main && words(main)
      const author = childOf(statement, 'author')
      this.author = author && words(author)
      this.credits = [
        ...childrenOf(statement, 'editor').map((editor) => ({
          role: editor.attributes['role'] ?? 'editor',
          name: words(editor),
        })),
        ...childrenOf(statement, 'respStmt').map((one) => {
          const role = childOf(one, 'resp')
          const name = childOf(one, 'name', 'persName', 'orgName')
          return {
            ...(role !== undefined && words(role) !== '' && { role: words(role) }),
            name: name ? words(name) : collapse(textWithin(one)),
          }
        }),
      ].filter(({ name }) => name !== '')
    }
    const measure = findAll(header, 'measure').find(({ attributes }) => attributes['unit'] === 'char')
    if (this.ours && measure !== undefined) this.length = Number(measure.attributes['quantity'])
    this.language = findAll(header, 'language')[0]?.attributes['ident']
    for (const category of findAll(header, 'category')) {
      const id = category.attributes['xml:id'] ?? ''
      if (!this.ours || !id.startsWith('layer.')) continue
      const name = category.attributes['n'] ?? id
      const title = textWithin(category)
      this.layerIds.set(id, name)
      this.layers.push({ id: name, ...(title !== '' && { title }) })
    }
    this.readPeople(header)
    for (const list of findAll(header, 'sourceDesc').flatMap((source) => childrenOf(source, 'listWit')))
      this.readWitnesses(list)
    // A list of witnesses may stand deeper, in a description of the manuscripts for one.
    for (const list of findAll(header, 'listWit', 'witList')) this.readWitnesses(list)
  }

  /** The people, books and hands that are declared within `element`. */
  readPeople(element: XmlElement): void {
    for (const one of findAll(
      element,
      'respStmt',
      'person',
      'editor',
      'author',
      'bibl',
      'biblStruct',
      'org',
      'name',
      'persName',
    )) {
      const id = one.attributes['xml:id']
      if (id === undefined) continue
      const name =
        one.name === 'respStmt'
          ? (childOf(one, 'name', 'persName', 'orgName') ?? one)
          : (childOf(one, 'persName', 'orgName') ?? one)
      const abbreviated = childOf(one, 'abbr', 'bibl', 'title')
      const text = one.name.startsWith('bibl') && abbreviated !== undefined ? abbreviated : name
      this.people.set(id, this.ours ? this.#characters(text) : collapse(this.#characters(text)) || id)
    }
    for (const hand of findAll(element, 'handNote')) {
      const id = hand.attributes['xml:id']
      if (id === undefined) continue
      const name = hand.attributes['n'] ?? id
      this.hands.set(id, name)
      const [owner] = this.sigla.get((hand.attributes['corresp'] ?? '').slice(1)) ?? []
      const description = this.ours ? textWithin(hand) : collapse(textWithin(hand))
      if (owner != null) this.#giveHand(owner, { id: name, ...(description !== '' && { description }) })
      else if (hand.attributes['corresp'] !== undefined) this.#handsWaiting.push({ hand, name, description })
    }
  }

  /** The witnesses of a list, families and all. A list that was read before changes nothing. */
  readWitnesses(list: XmlElement, group?: string): void {
    const head = childOf(list, 'head', 'desc')
    const family = head === undefined ? group : collapse(this.#characters(head))
    const members: (string | null)[] = []
    for (const child of childrenOf(list)) {
      if (child.name === 'listWit' || child.name === 'witList') this.readWitnesses(child, family)
      if (child.name !== 'witness') continue
      members.push(...this.#readWitness(child, family))
    }
    const id = list.attributes['xml:id']
    if (id !== undefined && !this.sigla.has(id)) this.sigla.set(id, members)
    for (const { hand, name, description } of this.#handsWaiting.splice(0)) {
      const [owner] = this.sigla.get((hand.attributes['corresp'] ?? '').slice(1)) ?? []
      if (owner != null) this.#giveHand(owner, { id: name, ...(description !== '' && { description }) })
    }
  }

  readCharacters(element: XmlElement): void {
    for (const declared of findAll(element, 'char', 'glyph')) {
      const id = declared.attributes['xml:id']
      if (id !== undefined && !this.characters.has(id)) this.characters.set(id, characterOf(declared))
    }
  }

  /** The siglum of a witness that is pointed at and was not declared. */
  declare(name: string): readonly (string | null)[] {
    const known = this.witnesses.find((witness) => witness.siglum === name)
    if (known === undefined) this.witnesses.push({ siglum: siglum(name) })
    this.sigla.set(name, [name])
    return [name]
  }

  /** The person or book that a pointer means; the pointer itself when nobody is declared. */
  nameOf(pointer: string): string {
    const id = pointer.replace(/^[^#]*#/, '')
    return this.people.get(id) ?? id
  }

  readonly #handsWaiting: { hand: XmlElement; name: string; description: string }[] = []

  #giveHand(owner: string, hand: Hand): void {
    const at = this.witnesses.findIndex((witness) => witness.siglum === owner)
    if (at < 0) return
    const witness = this.witnesses[at]!
    if (witness.hands?.some(({ id }) => id === hand.id)) return
    this.witnesses[at] = { ...witness, hands: [...(witness.hands ?? []), hand] }
  }

  #readWitness(element: XmlElement, group: string | undefined): readonly (string | null)[] {
    const id = element.attributes['xml:id'] ?? element.attributes['sigil'] ?? element.attributes['n']
    if (id !== undefined && this.sigla.has(id)) return this.sigla.get(id)!
    const read = this.ours ? this.#ourWitness(element) : this.#otherWitness(element, id)
    if (read === null) {
      if (id !== undefined) this.sigla.set(id, [null])
      return [null]
    }
    const { declared, ...witness } = read
    if (id !== undefined) this.sigla.set(id, [witness.siglum])
    if (declared && (this.ours || !this.witnesses.some((other) => other.siglum === witness.siglum))) {
      this.witnesses.push({ ...witness, ...(group !== undefined && group !== '' && { group }) })
    }
    // A hand or a lost copy may be a witness within a witness.
    for (const list of childrenOf(element, 'listWit')) this.readWitnesses(list, witness.siglum)
    return [witness.siglum]
  }

  /** Null is the copy that the source does not name. */
  #ourWitness(element: XmlElement): (Witness & { declared: boolean }) | null {
    const abbr = childOf(element, 'abbr')
    if (abbr === undefined) return null
    const bibl = childOf(element, 'bibl')
    const text = (name: string, type?: string) => {
      const found = bibl && childrenOf(bibl, name).find(({ attributes }) => attributes['type'] === type)
      return found === undefined ? {} : { [type ?? name]: this.#characters(found) }
    }
    const aliases = bibl
      ? childrenOf(bibl, 'title')
          .filter(({ attributes }) => attributes['type'] === 'alias')
          .map((title) => this.#characters(title))
      : []
    const kind = bibl?.attributes['type'] as WitnessKind | undefined
    const note = bibl && childOf(bibl, 'note')
    return {
      siglum: siglum(this.#characters(abbr)),
      ...text('title'),
      ...(aliases.length > 0 && { aliases }),
      ...text('author'),
      ...text('date'),
      ...(kind !== undefined && { kind }),
      ...text('biblScope', 'extant'),
      ...text('idno', 'transcription'),
      ...(note !== undefined && { reference: readJson(textWithin(note)) }),
      declared: bibl !== undefined,
    }
  }

  /**
   * A witness as other editions describe it: its siglum is in an abbreviation, or is all there is (【宋】), or is its
   * xml:id, and what else is said is its title.
   */
  #otherWitness(element: XmlElement, id: string | undefined): (Witness & { declared: boolean }) | null {
    const abbr = childOf(element, 'abbr', 'idno')
    const whole = collapse(
      element.children
        .map((child) =>
          typeof child === 'string' ? child : child.name === 'listWit' ? '' : this.#characters(child),
        )
        .join(''),
    )
    const short = bare(abbr === undefined ? whole : collapse(this.#characters(abbr)))
    const isSiglum = short !== '' && short.length <= LONGEST_SIGLUM && !/\s/.test(short)
    // Where the id is a siglum itself (A, Vat), it is what the edition cites.
    const idIsSiglum = abbr === undefined && id !== undefined && /^\p{L}{1,3}$/u.test(id)
    const name = isSiglum && !idIsSiglum ? short : (id ?? short)
    if (name.trim() === '') return null
    const title =
      abbr === undefined
        ? whole
        : collapse(whole.replace(collapse(this.#characters(abbr)), '').replace(/^[\s:;,.：—–-]+/, ''))
    const date = findAll(element, 'date', 'origDate')[0]
    return {
      siglum: siglum(name),
      ...(title !== '' && bare(title) !== name && { title }),
      ...(date !== undefined && textWithin(date).trim() !== '' && { date: collapse(textWithin(date)) }),
      declared: true,
    }
  }

  /** The text of an element, `<g>` replaced by its character. */
  #characters(element: XmlElement): string {
    return element.children
      .map((child) =>
        typeof child === 'string'
          ? child
          : child.name === 'g'
            ? textWithin(child) || (this.characters.get((child.attributes['ref'] ?? '').slice(1)) ?? '')
            : this.#characters(child),
      )
      .join('')
  }
}

/** Sigla are short; a longer description is a title. In code units. */
const LONGEST_SIGLUM = 8

/** CBETA writes 【宋】; notes that name several write them one after another. */
const bare = (text: string) => /^【([^【】]+)】$/u.exec(text)?.[1] ?? text

/** The character that a declaration describes: from Unicode, from a private use area, or as it is composed. */
function characterOf(declared: XmlElement): string {
  const mappings = findAll(declared, 'mapping')
  const ofType = (wanted: RegExp) => mappings.find(({ attributes }) => wanted.test(attributes['type'] ?? ''))
  const mapped = ofType(/unicode/i) ?? ofType(/standard|normal/i) ?? ofType(/PUA/i)
  const text = mapped && textWithin(mapped).trim()
  if (text !== undefined && text !== '') {
    const code = /^U\+([0-9A-F]{4,6})$/i.exec(text)
    if (code === null) return text
    const codePoint = Number.parseInt(code[1]!, 16)
    if (codePoint <= 0x10ffff && !(codePoint >= 0xd800 && codePoint <= 0xdfff))
      return String.fromCodePoint(codePoint)
  }
  for (const property of findAll(declared, 'charProp', 'localProp', 'unicodeProp')) {
    const name = property.attributes['name'] ?? textWithin(childOf(property, 'localName') ?? property)
    if (/composition/i.test(name)) {
      const value =
        property.attributes['value'] ??
        (childOf(property, 'value') && textWithin(childOf(property, 'value')!))
      if (value !== undefined) return collapse(value)
    }
  }
  return '〓'
}

function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : { note: text }
  } catch {
    return { note: text }
  }
}
