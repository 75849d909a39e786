import type { Status } from '../../apparatus/index.ts'
import type { ExportInput } from '../export-format.ts'
import { layerId, type Method, type TeiContext } from './context.ts'
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
        onLines([...TIES[context.method], ...PRINCIPLES].map((principle) => xml.element('p', {}, principle))),
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
      xml.element('variantEncoding', VARIANT_ENCODING[context.method]),
      writeCharacters(context),
    ]),
  )
}

const STATUS_MEANING: Readonly<Record<Status, string>> = {
  proposed: 'proposed, by a person or a program; nobody has judged it yet',
  accepted: 'accepted by an editor',
  rejected: 'rejected by an editor',
  disputed: 'an open question',
  settled: 'decided; the note of type decision says how and why',
}

const VARIANT_ENCODING: Readonly<Record<Method, Record<string, string>>> = {
  'double-end-point': { method: 'double-end-point', location: 'external' },
  internal: { method: 'double-end-point', location: 'internal' },
  parallel: { method: 'parallel-segmentation', location: 'internal' },
  location: { method: 'location-referenced', location: 'external' },
}

const WHOLE_TEXT =
  'The text content of body is the base text, every character of it, line feeds included; the brackets of its notes stand within note.'
const ANCHORS =
  'An anchor cN stands before the character of the base text numbered N, counted in Unicode code points from 0.'
const POINTS =
  'An app names its lemma by the anchors before (from) and after it (to); where something stands in addition to the text, both are the same anchor. An app without them is about words that the base text no longer has.'
const RANGES = '#range(cA,cB) means the words between the anchors cA and cB, after TEI P5, chapter 16.2.4.'
const PARTS =
  'A lem in parts is discontinuous: each seg of type part points at its own words, and gap stands for what lies between.'

/** How entries are tied to the text: TEI P5, chapters 13.2.1 to 13.2.3. */
const TIES: Readonly<Record<Method, readonly string[]>> = {
  'double-end-point': [WHOLE_TEXT, ANCHORS, POINTS, PARTS, RANGES],
  internal: [
    'The text content of body, without that of app, is the base text, every character of it, line feeds included; the brackets of its notes stand within note. An app stands behind its lemma.',
    ANCHORS,
    POINTS,
    PARTS,
    RANGES,
  ],
  parallel: [
    'The text content of body, where of each app only the lem is taken, is the base text, every character of it, line feeds included; the brackets of its notes stand within note. Taking of each app the rdg of a witness, and the lem where it has none, gives the text of that witness as far as the apparatus knows it.',
    'An app within a lem is about part of its words. An app that crosses the end of another, of a paragraph or of a note is cut: its pieces point at each other by next and prev, the first says all that is known, and the words of a reading stand in the last. The n of a lem is the number of the part of a discontinuous lemma.',
    ANCHORS,
    RANGES,
    'An app in back matter could not be put into the text: from and to are the anchors before and after its lemma, and without them it is about words that the base text no longer has.',
  ],
  location: [
    WHOLE_TEXT,
    'The n of p and head is the number of the line. The loc of an app is the line, or the lines (12-14), in which its lemma stands; the n of a lem is the number of the occurrence where its words stand there more than once. Where something stands in addition to the text, a note of type after has the words before that place, from the beginning of the line. An app without loc is about words that the base text no longer has.',
    'A lem in parts is discontinuous: each seg of type part has the number of its occurrence in the same way, and gap stands for what lies between.',
    'A ref names the lines in which its words stand (cRef), and its n the occurrence.',
  ],
}

const PRINCIPLES = [
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
