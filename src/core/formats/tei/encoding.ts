import type { Status } from '../../apparatus/index.ts'
import type { ExportInput } from '../export-format.ts'
import type { TeiContext } from './context.ts'
import { codePointName, type Element, onLines, privateUseId } from './xml.ts'

/** `<encodingDesc>`: how to read the document, in words and in the places where programs look. */
export function writeEncoding(context: TeiContext, layers: ExportInput['layers']): Element {
  const { xml } = context
  return xml.element(
    'encodingDesc',
    {},
    onLines([
      xml.element(
        'editorialDecl',
        {},
        onLines([...PRINCIPLES.map((principle) => xml.element('p', {}, principle))]),
      ),
      xml.element(
        'classDecl',
        {},
        onLines([
          writeTaxonomy(context, 'status', Object.entries(STATUS_MEANING)),
          layers.length === 0
            ? null
            : writeTaxonomy(
                context,
                'layer',
                layers.map(({ id, title }) => [id, title ?? '']),
              ),
        ]),
      ),
      // The apparatus stands apart from the text it is about, in the back matter.
      xml.element('variantEncoding', { method: 'double-end-point', location: 'external' }),
      writeCharacters(context),
    ]),
  )
}

/** The id of a layer's declaration. Layers are told apart by their place in the list: their names may be anything. */
export const layerId = (index: number) => `layer.${index + 1}`

const STATUS_MEANING: Readonly<Record<Status, string>> = {
  proposed: 'proposed, by a person or a program; nobody has judged it yet',
  accepted: 'accepted by an editor',
  rejected: 'rejected by an editor',
  disputed: 'an open question',
  settled: 'decided; the note of type decision says how and why',
}

/** TEI P5, chapter 13.2.2: the double end-point attachment method. */
const PRINCIPLES = [
  'The text content of body is the base text, every character of it, line feeds included; the brackets of its notes stand within note.',
  'An anchor cN stands before the character of the base text numbered N, counted in Unicode code points from 0.',
  'An app names its lemma by the anchors before (from) and after it (to); where something stands in addition to the text, both are the same anchor. An app without them is about words that the base text no longer has.',
  'A lem in parts is discontinuous: each seg of type part points at its own words, and gap stands for what lies between.',
  '#range(cA,cB) means the words between the anchors cA and cB, after TEI P5, chapter 16.2.4.',
  'The wit of a lem lists witnesses that are known to agree; silence means nothing. A reading of type omission, lacuna or illegible has no words. cause is the class of the difference. The resp of a conjecture is its author.',
  'A witDetail belongs to the lem or rdg of its target: rs is how the source names the witness, locus where in it, corresp its hand.',
  'The notes of an app: quoted-lemma (the lemma in the words of its source), verdict (the judgement of the source), origin (why the entry is here), decision, opinion and comment; their target is the reading or lemma preferred, their subtype says none or open where it is neither.',
]

function writeTaxonomy(
  { xml }: TeiContext,
  name: 'status' | 'layer',
  meanings: readonly (readonly [string, string])[],
): Element {
  const categories = meanings.map(([word, meaning], i) =>
    xml.element(
      'category',
      { 'xml:id': name === 'layer' ? layerId(i) : `${name}.${word}`, n: word },
      xml.element('catDesc', {}, meaning),
    ),
  )
  return xml.element('taxonomy', { n: name }, onLines([xml.element('desc', {}, name), ...categories]))
}

/** Declares the private-use characters of the text. What they look like is not known here; null when there are none. */
function writeCharacters({ xml }: TeiContext): Element | null {
  if (xml.privateUse.size === 0) return null
  const characters = [...xml.privateUse]
    .sort((a, b) => a - b)
    .map((codePoint) =>
      xml.element(
        'char',
        { 'xml:id': privateUseId(codePoint) },
        xml.element('localProp', {
          name: 'Name',
          value: `PRIVATE USE CHARACTER U+${codePointName(codePoint)}`,
        }),
        xml.element('mapping', { type: 'PUA' }, String.fromCodePoint(codePoint)),
      ),
    )
  return xml.element('charDecl', {}, onLines(characters))
}
