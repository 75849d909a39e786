import {
  type Certainty,
  entryKinds,
  isWordless,
  type ReadingKind,
  readingKinds,
  statuses,
} from '../../apparatus/index.ts'
import type { Draft, DraftAttestation, DraftPart, DraftReading, Place } from './draft.ts'
import { type Flat, flatten } from './flatten.ts'
import { readingsWithin } from './nested-readings.ts'
import { attributesBeyond } from './unread-attributes.ts'
import type { Declarations } from './read-header.ts'
import { readRemarks } from './read-remarks.ts'
import { childOf, childrenOf, collapse, findAll, textWithin, toXml, type XmlElement } from './scan-xml.ts'
import { type Listener, silence } from './unread.ts'

/**
 * The entry that `<app>` holds. `place` says where it stands, `layer` in which list; `base` is the witness whose
 * reading is the text where there is no lemma.
 */
export function readApp(
  app: XmlElement,
  place: Place,
  layer: string | undefined,
  declared: Declarations,
  unread: Listener,
  lemma: XmlElement | null = childOf(app, 'lem') ??
    childrenOf(app, 'rdgGrp').flatMap((group) => childrenOf(group, 'lem'))[0] ??
    null,
): Draft {
  const { attributes } = app
  const asides: XmlElement[] = []
  const kept: string[] = []
  // What stands among its words is reported where they are read as text.
  const flatLemma = lemma === null ? null : flatten(lemma, declared, silence)
  const readings: { element: XmlElement; reading: DraftReading }[] = []
  const comments: string[] = []
  const keepAttributes = (element: XmlElement) => {
    const beyond = declared.ours ? null : attributesBeyond(element)
    if (beyond === null) return
    kept.push(beyond.xml)
    for (const name of beyond.names)
      unread.met(
        `The attribute ${name} of <${element.name}> is not understood; it is kept with the entry`,
        element,
      )
  }
  keepAttributes(app)

  const take = (children: readonly XmlElement[], group: XmlElement | null): void => {
    let last: XmlElement | null = null
    for (const [i, child] of children.entries()) {
      if (child === lemma) {
        last = child
        keepAttributes(child)
      } else if (child.name === 'rdgGrp') {
        keepAttributes(child)
        take(childrenOf(child), child)
      } else if (child.name === 'rdg' || child.name === 'lem') {
        keepAttributes(child)
        const after = children[i + 1]
        // `<wit>` after a reading lists its witnesses as they are printed.
        const reading =
          child.attributes['wit'] === undefined && after?.name === 'wit'
            ? { ...child, children: [...child.children, after] }
            : child
        for (const one of readReading(reading, group, readings.length + 1, declared, unread, comments))
          readings.push({ element: child, reading: one })
        last = child
      } else if (child.name === 'witDetail') {
        details.push({ detail: child, of: last })
      } else if (child.name === 'note') asides.push(child)
      else if (child.name === 'noteGrp') asides.push(...childrenOf(child, 'note'))
      else if (child.name === 'wit') {
        if (last?.attributes['wit'] !== undefined) comments.push(collapse(textWithin(child)))
      } else if (child.name === 'lb' || child.name === 'pb') continue
      else {
        kept.push(toXml(child))
        unread.met(`<${child.name}> in an entry is not understood; it is kept with the entry`, child)
      }
    }
  }
  const details: { detail: XmlElement; of: XmlElement | null }[] = []
  take(childrenOf(app), null)
  // Prose among the readings: what a program could not turn into readings, it leaves as it was printed.
  const prose = collapse(app.children.filter((child) => typeof child === 'string').join(' '))
  if (prose !== '') comments.push(prose)
  for (const child of [
    ...new Set(readings.map(({ element }) => element)),
    ...(lemma === null ? [] : [lemma]),
  ]) {
    for (const aside of flatten(child, declared, silence).asides) {
      if (aside.name === 'witDetail') details.push({ detail: aside, of: child })
      else if (aside.name === 'note' && !(declared.ours && aside.attributes['type'] === 'class'))
        asides.push(aside)
    }
  }
  const detailed = (target: XmlElement, attestations: readonly DraftAttestation[]) =>
    withDetails(target, attestations, details, declared, comments)
  if (flatLemma !== null && flatLemma.bounds.length > 0)
    comments.push(...flatLemma.bounds.map((bound) => `${bound}: ${lemma!.attributes['wit'] ?? ''}`))

  const agreements = lemma === null ? [] : detailed(lemma, attestationsOf(lemma, declared))
  if (flatLemma !== null) comments.push(...flatLemma.struck.map((words) => `struck out: ${words}`))
  if (lemma !== null && place.kind !== 'inline') {
    // Within words that stand apart from the text, an entry has no place of its own.
    for (const inner of findAll(lemma, 'app')) {
      kept.push(toXml(inner))
      unread.met('An entry within the lemma of another is kept with it, not made an entry of its own', inner)
    }
  }
  const complete = readings.map(({ element, reading }) => ({
    ...reading,
    attestations: detailed(element, reading.attestations),
  }))
  const fields = readRemarks(asides, declared, complete, comments)
  const type = attributes['type']
  const kind = entryKinds.find((kind) => kind === type)
  const status = /#status\.(\w+)/.exec(attributes['ana'] ?? '')?.[1]
  const known = statuses.find((one) => one === status)
  // CTE numbers its apparatuses a1, a2 …; elsewhere a type says what kind of difference it is.
  const otherType = kind === undefined ? type : undefined
  const isApparatus = /^[a-z]\d+$/.test(otherType ?? '')
  if (otherType !== undefined && !isApparatus) {
    for (const [i, reading] of complete.entries())
      if (reading.fields.class === undefined)
        complete[i] = { ...reading, fields: { ...reading.fields, class: otherType } }
  }
  const ownLayer = layer ?? (isApparatus && otherType !== 'a1' ? otherType : undefined)
  const after = asides.find((aside) => declared.ours && aside.attributes['type'] === 'after')
  return {
    element: { line: app.line, column: app.column },
    ...(attributes['xml:id'] !== undefined && { xmlId: attributes['xml:id'] }),
    ...((attributes['n'] ?? attributes['xml:id']) !== undefined && {
      id: (declared.ours ? attributes['n'] : undefined) ?? attributes['xml:id'] ?? attributes['n']!,
    }),
    ...(ownLayer !== undefined && { layer: ownLayer }),
    ...(attributes['prev'] !== undefined && { prev: attributes['prev'] }),
    place,
    lemma: flatLemma === null || lemma === null ? null : partsOf(lemma, flatLemma.text, declared),
    ...(lemma?.attributes['n'] !== undefined && { part: Number(lemma.attributes['n']) }),
    ...(after !== undefined && {
      after: { text: textWithin(after), occurrence: Number(after.attributes['n'] ?? '1') },
    }),
    readings: complete,
    agreements,
    fields: {
      ...fields,
      kind: kind ?? 'reading',
      status: known ?? 'proposed',
      ...(kept.length > 0 && { unread: kept }),
    },
  }
}

function partsOf(lemma: XmlElement, whole: string, declared: Declarations): readonly DraftPart[] {
  const occurrence = lemma.attributes['n'] === undefined ? undefined : Number(lemma.attributes['n'])
  const parts = childrenOf(lemma, 'seg').filter(({ attributes }) => attributes['type'] === 'part')
  if (!declared.ours || parts.length === 0)
    return [{ text: whole, ...(occurrence !== undefined && { occurrence }) }]
  return parts.map((part) => ({
    text: flatten(part, declared, silence).text,
    ...(part.attributes['corresp'] !== undefined && { range: part.attributes['corresp'] }),
    ...(part.attributes['n'] !== undefined && { occurrence: Number(part.attributes['n']) }),
  }))
}

function readReading(
  element: XmlElement,
  group: XmlElement | null,
  number: number,
  declared: Declarations,
  unread: Listener,
  comments: string[],
): DraftReading[] {
  const attested = attestationsOf(element, declared)
  if (declared.ours || findAll(element, 'app').length === 0)
    return [readOne(element, group, number, declared, comments, flatten(element, declared, unread), attested)]
  return readingsWithin(element, attested, declared, unread).map(({ flat, attestations }, i) =>
    readOne(element, group, number + i, declared, comments, flat, attestations),
  )
}

function readOne(
  element: XmlElement,
  group: XmlElement | null,
  number: number,
  declared: Declarations,
  comments: string[],
  flat: Flat,
  attestations: readonly DraftAttestation[],
): DraftReading {
  const { attributes } = element
  const xmlId = attributes['xml:id']
  const id = declared.ours ? (attributes['n'] ?? xmlId?.split('.').at(-1) ?? `r${number}`) : `r${number}`
  const { kind, guessed } = kindOf(element, group, flat, attestations.length > 0, declared)
  const classNote = flat.asides.find((aside) => declared.ours && aside.attributes['type'] === 'class')
  const type = [attributes['type'], group?.attributes['type']].find(
    (word) => word !== undefined && word !== '' && kindNamed(word) === null,
  )
  const ana = (attributes['ana'] ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((pointer) => pointer.replace(/^#/, ''))
  const words = [
    classNote && textWithin(classNote),
    attributes['cause'] ?? group?.attributes['cause'],
    type,
    ana[0],
  ]
  const ownClass = declared.ours ? (words[0] ?? words[1]) : words.find((word) => word !== undefined)
  // One word says what class it is of; what else is said of it stays as a comment.
  const others = words
    .slice(1)
    .filter((word) => word !== undefined && word !== ownClass && kindNamed(word) === null)
  others.push(...ana.slice(1))
  if (!declared.ours && others.length > 0)
    comments.push(`${flat.text === '' ? 'om.' : flat.text}: ${[...new Set(others)].join(', ')}`)
  const certainty = certaintyOf(attributes['cert'])
  const people = (attributes['resp'] ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((pointer) => declared.nameOf(pointer))
  const author =
    people.length > 0 && (kind === 'conjecture' || attestations.length === 0 || declared.ours)
      ? people.join('、')
      : undefined
  const who = attestations.map(({ witness }) => witness.replace('#', '')).join(' ')
  for (const bound of flat.bounds) comments.push(`${bound}: ${who}`.trim())
  for (const words of flat.struck) comments.push(`struck out${who === '' ? '' : ` (${who})`}: ${words}`)
  return {
    ...(xmlId !== undefined && { xmlId }),
    guessed,
    fields: {
      id,
      kind,
      text: flat.text,
      ...(ownClass !== undefined && { class: ownClass }),
      ...(certainty !== undefined && { certainty }),
      ...(author !== undefined && { author }),
      ...(author === undefined && people.length > 0 && { reportedBy: people.join('、') }),
    },
    attestations,
  }
}

/** What kind of reading it is: as the document says, or else as its words show. */
function kindOf(
  element: XmlElement,
  group: XmlElement | null,
  { text, gap, bounds }: Flat,
  attested: boolean,
  declared: Declarations,
): { kind: ReadingKind; guessed: boolean } {
  const named = [element.attributes['type'], element.attributes['cause'], group?.attributes['type']]
    .map((word) => kindNamed(word ?? ''))
    .find((kind) => kind !== null)
  if (named != null && (declared.ours || !isWordless(named) || text === ''))
    return { kind: named, guessed: false }
  if (text === '') {
    if (gap !== null)
      return { kind: /illeg|unread|faded|blot/i.test(gap) ? 'illegible' : 'lacuna', guessed: false }
    const begins = bounds.some((bound) => bound === 'lacunaStart' || bound === 'witEnd')
    return { kind: begins ? 'lacuna' : 'omission', guessed: false }
  }
  // Somebody's, and no witness's.
  if (!attested && element.attributes['resp'] !== undefined) return { kind: 'conjecture', guessed: false }
  return { kind: 'substitution', guessed: true }
}

/** The kind that a word in `type` or `cause` stands for; null when it is none of ours. */
function kindNamed(word: string): ReadingKind | null {
  const known = readingKinds.find((kind) => kind === word)
  if (known !== undefined) return known
  if (/^(?:om|omit|omitted|subtractive)\b/i.test(word)) return 'omission'
  if (/^(?:add|addit|additive|insert)/i.test(word)) return 'addition'
  if (/^(?:transp|order|inver|ordinal)/i.test(word)) return 'transposition'
  if (/^(?:lac|lost)/i.test(word)) return 'lacuna'
  if (/^(?:illeg|unclear)/i.test(word)) return 'illegible'
  if (/^(?:conj|emend|coni)/i.test(word)) return 'conjecture'
  return null
}

/** Who attests: the witnesses of `wit`, a source that is cited instead, and the witnesses within the reading. */
function attestationsOf(element: XmlElement, declared: Declarations): DraftAttestation[] {
  const { attributes } = element
  const listed = pointers(attributes['wit'] ?? '')
  const inside = declared.ours
    ? []
    : findAll(element, 'wit').flatMap((wit) => pointers(wit.attributes['target'] ?? textWithin(wit)))
  const sources =
    listed.length + inside.length > 0
      ? []
      : [
          ...pointers(attributes['source'] ?? ''),
          // Words of the text that are somebody's: a conjecture which the edition has taken.
          ...(element.name === 'lem' && !declared.ours ? pointers(attributes['resp'] ?? '') : []),
        ]
  const hand =
    declared.ours || attributes['hand'] === undefined ? undefined : handOf(attributes['hand'], declared)
  const certainty = declared.ours ? undefined : certaintyOf(attributes['cert'])
  return [...new Set([...listed, ...inside, ...sources])].map((witness) => ({
    witness,
    ...(sources.length > 0 && { cited: true }),
    ...(element.name === 'lem' && certainty !== undefined && { certainty }),
    ...(hand !== undefined && { hand }),
  }))
}

/** `#A #B`, `A B`, 【宋】【元】 */
function pointers(wit: string): string[] {
  const bracketed = wit.includes('【') ? wit.replaceAll('【', ' ').replaceAll('】', ' ') : wit
  return [...new Set(bracketed.split(/\s+/).filter(Boolean))]
}

/** The attestations with what `witDetail` says of them. */
function withDetails(
  target: XmlElement,
  attestations: readonly DraftAttestation[],
  details: readonly { detail: XmlElement; of: XmlElement | null }[],
  declared: Declarations,
  comments: string[],
): readonly DraftAttestation[] {
  const id = target.attributes['xml:id']
  const mine = details.filter(({ detail, of }) =>
    detail.attributes['target'] === undefined
      ? of === target
      : id !== undefined && pointers(detail.attributes['target']).includes(`#${id}`),
  )
  if (mine.length === 0) return attestations
  const read = mine.map(({ detail }) => {
    const { wit = '', corresp, cert, type = '' } = detail.attributes
    const named = childOf(detail, 'rs')
    const locus = childOf(detail, 'locus')
    const certainty = certaintyOf(cert)
    // The Digital Latin Library tells what was first written from what it was made.
    const corrected = /correction-(original|altered)/.exec(type)?.[1]
    const hand =
      corresp !== undefined
        ? handOf(corresp, declared)
        : corrected === undefined
          ? undefined
          : corrected === 'original'
            ? 'a.c.'
            : 'p.c.'
    const prose = declared.ours ? '' : textWithin(detail).replace(/\s+/g, ' ').trim()
    if (prose !== '' && named === undefined && locus === undefined)
      comments.push(`${wit.replaceAll('#', '')}: ${prose}`)
    return {
      witness: pointers(wit)[0] ?? '',
      ...(named !== undefined && { named: textWithin(named) }),
      ...(hand !== undefined && { hand }),
      ...(locus !== undefined && { locus: textWithin(locus) }),
      ...(certainty !== undefined && { certainty }),
    }
  })
  const covered = new Set(read.map(({ witness }) => witness))
  if (attestations.every(({ witness }) => covered.has(witness)) && declared.ours) return read
  return attestations.flatMap((attestation) => {
    const own = read.filter(({ witness }) => witness === attestation.witness)
    return own.length === 0 ? [attestation] : own.map((detail) => ({ ...attestation, ...detail }))
  })
}

function handOf(pointer: string, declared: Declarations): string {
  const id = pointer.split(/\s+/)[0]!.replace(/^#/, '')
  return declared.hands.get(id) ?? id
}

function certaintyOf(cert: string | undefined): Certainty | undefined {
  if (cert === undefined) return undefined
  if (cert === 'high' || cert === 'medium' || cert === 'low' || cert === 'unknown') return cert
  const share = Number(cert)
  if (Number.isNaN(share)) return 'unknown'
  return share >= 0.75 ? 'high' : share >= 0.4 ? 'medium' : 'low'
}
