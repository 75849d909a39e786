import type { Declarations } from './read-header.ts'
import { collapse, type XmlElement, type XmlNode } from './scan-xml.ts'
import type { Listener } from './unread.ts'

/** The words of a lemma or reading, and what stands among them and is no word. */
export interface Flat {
  readonly text: string
  /** Why words are missing: `lost`, `illegible` …; null when nothing is said to be missing. */
  readonly gap: string | null
  /** Notes, details of witnesses and the like, in their order. */
  readonly asides: readonly XmlElement[]
  /** `lacunaStart`, `lacunaEnd`, `witStart`, `witEnd`. */
  readonly bounds: readonly string[]
  /** Words that are struck out in the source, in their order. */
  readonly struck: readonly string[]
}

/**
 * The words of `element`, exact in what Yiwen wrote, else with their white space collapsed; verses and paragraphs begin
 * on lines of their own. Of an entry within it, the words are those that `choose` gives, or else its lemma.
 */
export function flatten(
  element: XmlElement,
  declared: Declarations,
  unread: Listener,
  choose: (app: XmlElement) => XmlElement = firstReading,
): Flat {
  const asides: XmlElement[] = []
  const bounds: string[] = []
  const struck: string[] = []
  let gap: string | null = null
  const walk = (nodes: readonly XmlNode[]): string => nodes.map(node).join('')
  const node = (child: XmlNode): string => {
    if (typeof child === 'string') return child
    switch (child.name) {
      case 'note':
        if (!declared.ours && /\binline/.test(child.attributes['place'] ?? '')) {
          const words = walk(child.children)
          return /^\s*[（(〔[【〈]/u.test(words) ? words : `（${words}）`
        }
        asides.push(child)
        return ''
      case 'witDetail':
      case 'wit':
        asides.push(child)
        return ''
      case 'lacunaStart':
      case 'lacunaEnd':
      case 'witStart':
      case 'witEnd':
        bounds.push(child.name)
        return ''
      case 'gap':
      case 'space':
        if (child.name === 'gap' || child.attributes['quantity'] !== '0') {
          if (child.attributes['reason'] !== 'discontinuous') gap ??= child.attributes['reason'] ?? child.name
          return PLACEHOLDER
        }
        return ''
      case 'app':
        return walk(choose(child).children)
      case 'choice':
        unread.met('Of <choice> in a reading only one version is carried (as corrected, as spelled)', child)
        return walk(chosen(child)?.children ?? [])
      case 'del':
        if (declared.ours) return walk(child.children)
        struck.push(collapse(walk(child.children).replaceAll(NONCHARACTERS, ' ')))
        return ''
      case 'g':
        return walk(child.children) || character(child, declared, unread)
      case 'lb':
        return child.attributes['break'] === 'no' || declared.ours ? '' : '\n'
      case 'rdg':
        unread.met('<rdg> within a reading is not understood; its words are kept', child)
        return walk(child.children)
      case 'p':
      case 'ab':
      case 'l':
      case 'lg':
        return declared.ours ? walk(child.children) : `${BREAK}${walk(child.children)}${BREAK}`
      default:
        if (!SILENT.has(child.name))
          unread.met(`<${child.name}> in a reading is not carried; its words are kept`, child)
        return walk(child.children)
    }
  }
  const raw = walk(element.children)
  const words = declared.ours ? raw.replaceAll(PLACEHOLDER, '') : raw.replaceAll(NONCHARACTERS, '')
  const blank = words.trim() === ''
  // Where words and gaps stand together, the gaps stay to be seen.
  const text = blank
    ? declared.ours
      ? words
      : ''
    : declared.ours
      ? words
      : join(raw.replaceAll(PLACEHOLDER, '□'))
  return { text, gap, asides, bounds, struck }
}

/** A character that is pointed at: from its declaration, or its name when there is none. */
export function character(element: XmlElement, declared: Declarations, unread: Listener): string {
  const id = (element.attributes['ref'] ?? '').replace(/^#/, '')
  const found = declared.characters.get(id)
  if (found !== undefined) return found
  unread.problem(
    'unknown-character',
    `<g> points at 「${id}」, which is not declared; it is written as 〓.`,
    element,
  )
  return '〓'
}

/** The version of a passage that a text is read by: as corrected, as written in full, as it was spelled. */
export function chosen(choice: XmlElement): XmlElement | undefined {
  const options = choice.children.filter((child): child is XmlElement => typeof child !== 'string')
  for (const name of ['corr', 'orig', 'expan', 'seg']) {
    const option = options.find((option) => option.name === name)
    if (option !== undefined) return option
  }
  return options[0]
}

/** What an entry within other words reads when nobody is asked for: its lemma, or what stands first. */
export function firstReading(app: XmlElement): XmlElement {
  const children = app.children.filter((child): child is XmlElement => typeof child !== 'string')
  const lem = children.find(({ name }) => name === 'lem')
  const first = lem ?? children.find(({ name }) => name === 'rdg' || name === 'rdgGrp')
  if (first === undefined) return app
  return first.name === 'rdgGrp' ? firstReading(first) : first
}

/** White space collapsed; none between characters that are written without it. */
const join = (text: string) =>
  text
    .split(BREAK)
    .map((line) =>
      collapse(
        line.replace(
          /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])[ \t]*\n[ \t\r\n]*(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu,
          '',
        ),
      ),
    )
    .filter((line) => line !== '')
    .join('\n')

/** Stands for a gap until it is known whether there are words besides. A noncharacter: no text has it. */
const PLACEHOLDER = '\uffff'

/** Stands where a verse or a paragraph begins or ends, until it is known what is beside it. A noncharacter too. */
const BREAK = '\ufffe'
const NONCHARACTERS = /[\ufffe\uffff]/g

/** Elements that say nothing which an apparatus could carry. */
const SILENT: ReadonlySet<string> = new Set(
  'seg w c pc anchor pb cb gb milestone unclear supplied cb:t cb:tt q quote subst add handShift caesura'.split(
    ' ',
  ),
)
