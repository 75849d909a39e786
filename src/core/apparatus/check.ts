import { type BaseText, lineAndColumn, type Problem, type Span } from '../text/index.ts'
import { type ApparatusEntry, isOrphan, lemmaText } from './apparatus-entry.ts'
import { isWordless } from './reading.ts'
import { holds } from './selector.ts'
import type { Siglum, Witness } from './witness.ts'

/**
 * What is wrong or doubtful in an apparatus: lemmas whose words were altered or lost, sigla the edition does not
 * have, a witness in two readings of one entry, readings without words or authors, entries that say the same.
 * Positions are in the base text.
 */
export function checkEntries(
  text: BaseText,
  witnesses: readonly Witness[],
  entries: readonly ApparatusEntry[],
): Problem[] {
  const known = new Set(witnesses.map(({ siglum }) => siglum))
  const seen = new Map<string, ApparatusEntry>()
  return entries.flatMap((entry) => [
    ...checkLemma(text, entry),
    ...checkSigla(known, entry),
    ...checkReadings(entry),
    ...checkDuplicate(seen, entry),
  ])
}

/**
 * Characters that an editor cannot see or another machine may not show: controls, zero-width and directional marks,
 * private use, and the sign that stands for an undecodable byte.
 */
export function checkText(text: BaseText): Problem[] {
  return Array.from(text.content.matchAll(UNSEEN), ({ 0: character, index }): Problem => {
    const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    const at = { from: index, to: index + character.length }
    if (/\p{Co}/u.test(character)) {
      return {
        code: 'private-use-character',
        severity: 'warning',
        message: `${code} is a private-use character: it shows only where its font is; give it as an IDS or name it in the edition's credits.`,
        at,
      }
    }
    return character === '\ufffd'
      ? {
          code: 'undecodable-byte',
          severity: 'error',
          message: `${code} stands where the file was not UTF-8; put the right character in its place.`,
          at,
        }
      : {
          code: 'invisible-character',
          severity: 'warning',
          message: `${code} is invisible; delete it if it is not meant.`,
          at,
        }
  })
}

/** Controls but line ends and tabs, format characters but the joiners and selectors that scripts need, private use. */
const UNSEEN = /[^\P{Cc}\n\r\t]|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]|\p{Co}/gu

function checkLemma(text: BaseText, entry: ApparatusEntry): Problem[] {
  if (entry.lemma.length === 0) {
    return [problem('no-lemma', 'error', entry, 'has no lemma; mark the words it is about', null)]
  }
  if (isOrphan(entry)) {
    return [
      problem('orphan', 'error', entry, 'stands on words that are no longer found in the text; place it again', null),
    ]
  }
  return entry.lemma
    .filter((selector) => !holds(text, selector))
    .map((selector) =>
      problem('lemma-altered', 'warning', entry, 'stands on words that were altered since; check it', selector.span),
    )
}

function checkSigla(known: ReadonlySet<Siglum>, entry: ApparatusEntry): Problem[] {
  const at = placeOf(entry)
  const problems: Problem[] = []
  const readingsOf = new Map<string, number>()
  const attested = [...entry.readings.map(({ attestations }) => attestations), entry.agreements ?? []]
  for (const attestations of attested) {
    const here = new Set<string>()
    for (const { witness, hand } of attestations) {
      if (witness === null) continue
      if (!known.has(witness)) {
        problems.push(
          problem('unknown-siglum', 'error', entry, `names 「${witness}」, which is no witness of the edition; add it`, at),
        )
      }
      here.add(hand === undefined ? witness : `${witness} (${hand})`)
    }
    for (const bearer of here) readingsOf.set(bearer, (readingsOf.get(bearer) ?? 0) + 1)
  }
  for (const [bearer, count] of readingsOf) {
    if (count < 2 || entry.kind !== 'reading') continue
    problems.push(
      problem('witness-twice', 'warning', entry, `has 「${bearer}」 in ${count} readings; name its hands or choose`, at),
    )
  }
  return problems
}

function checkReadings(entry: ApparatusEntry): Problem[] {
  const at = placeOf(entry)
  return entry.readings.flatMap((reading) => [
    ...(reading.text === '' && (reading.kind === 'substitution' || reading.kind === 'addition')
      ? [problem('empty-reading', 'warning', entry, `has a reading (${reading.id}) without words; if it omits, say so`, at)]
      : []),
    ...(reading.text !== '' && isWordless(reading.kind)
      ? [problem('words-omitted', 'warning', entry, `has a reading (${reading.id}) that omits and yet has words`, at)]
      : []),
    ...(reading.kind === 'conjecture' && reading.author === undefined && reading.attestations.length === 0
      ? [problem('conjecture-without-author', 'warning', entry, `has a conjecture (${reading.id}) without author`, at)]
      : []),
  ])
}

function checkDuplicate(seen: Map<string, ApparatusEntry>, entry: ApparatusEntry): Problem[] {
  if (isOrphan(entry) || entry.status === 'rejected') return []
  const key = JSON.stringify([
    entry.layer,
    entry.kind,
    entry.lemma.map(({ span }) => [span!.from, span!.to]),
    entry.readings.map(({ kind, text, attestations }) => [kind, text, attestations.map(({ witness }) => witness)]),
  ])
  const other = seen.get(key)
  if (other === undefined) {
    seen.set(key, entry)
    return []
  }
  return [problem('duplicate', 'warning', entry, `says the same as ${other.id}; delete one`, placeOf(entry))]
}

const placeOf = (entry: ApparatusEntry): Span | null => entry.lemma[0]?.span ?? null

function problem(
  code: string,
  severity: Problem['severity'],
  entry: ApparatusEntry,
  what: string,
  at: Span | null,
): Problem {
  return { code, severity, message: `Entry ${entry.id} (${lemmaText(entry)}) ${what}.`, at }
}

/** One line for a list of problems: `file:line:column: message`. */
export function problemLine(file: string, text: BaseText, { message, at }: Problem): string {
  if (at === null) return `${file}: ${message}`
  const { line, column } = lineAndColumn(text, at.from)
  return `${file}:${line}:${column}: ${message}`
}
