import type { Siglum } from '../../apparatus/index.ts'
import type { DraftAttestation } from './draft.ts'
import { type Flat, firstReading, flatten } from './flatten.ts'
import type { Declarations } from './read-header.ts'
import { childrenOf, type XmlElement } from './scan-xml.ts'
import { type Listener, silence } from './unread.ts'

/**
 * The readings of an element that has entries within it, as chapter 12 of TEI P5 nests them: what `A B C` read,
 * `Auctoritee <app><lem wit="#A">were</lem><rdg wit="#B #C">was</rdg></app>`, is one reading of A and one of B and C.
 * A witness that only an inner entry names is among them; one that no inner entry names has the inner lemma.
 */
export function readingsWithin(
  element: XmlElement,
  attested: readonly DraftAttestation[],
  declared: Declarations,
  unread: Listener,
): readonly { readonly flat: Flat; readonly attestations: readonly DraftAttestation[] }[] {
  const outer = attested.flatMap((attestation) =>
    membersOf(attestation.witness, declared).map((witness) => ({ ...attestation, witness })),
  )
  const known = new Set(outer.map(({ witness }) => witness))
  for (const witness of witnessesWithin(element, declared)) {
    if (known.has(witness)) continue
    known.add(witness)
    outer.push({ witness })
  }
  const whole = flatten(element, declared, unread)
  if (outer.length === 0) return [{ flat: whole, attestations: [] }]
  if (outer.length > MOST_WITNESSES) {
    unread.met('Of entries within a reading that has so many witnesses only the lemma is carried', element)
    return [{ flat: whole, attestations: outer }]
  }
  const byText = new Map<string, { flat: Flat; attestations: DraftAttestation[] }>()
  for (const attestation of outer) {
    const flat = flatten(element, declared, silence, (app) => readingOf(app, attestation.witness, declared))
    const same = byText.get(flat.text)
    if (same === undefined) byText.set(flat.text, { flat, attestations: [attestation] })
    else same.attestations.push(attestation)
  }
  return [...byText.values()]
}

/** The words of each are put together by themselves; no tradition that is collated word for word is larger. */
const MOST_WITNESSES = 3000

/** The sigla that a pointer means; the pointer itself where it is not declared. */
function membersOf(pointer: string, declared: Declarations): string[] {
  const sigla = declared.sigla.get(pointer.replace(/^[^#]*#/, ''))
  const named = sigla?.filter((siglum): siglum is Siglum => siglum !== null) ?? []
  return named.length > 0 ? named : [pointer]
}

function witnessesWithin(element: XmlElement, declared: Declarations): string[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === 'lem' || child.name === 'rdg' ? ownWitnesses(child, declared) : []),
    ...witnessesWithin(child, declared),
  ])
}

function ownWitnesses(reading: XmlElement, declared: Declarations): string[] {
  const pointers = (reading.attributes['wit'] ?? '').split(/[\s【】]+/).filter((pointer) => pointer !== '')
  return pointers.flatMap((pointer) => membersOf(pointer, declared))
}

/** What `witness` reads in an inner entry: the reading that names it, or the lemma. */
function readingOf(app: XmlElement, witness: string, declared: Declarations): XmlElement {
  const readings = childrenOf(app, 'lem', 'rdg', 'rdgGrp').flatMap((child) =>
    child.name === 'rdgGrp' ? childrenOf(child, 'lem', 'rdg') : [child],
  )
  const own = readings.find((reading) => ownWitnesses(reading, declared).includes(witness))
  return own ?? firstReading(app)
}
