import { html, nothing, type TemplateResult } from 'lit'
import {
  additionSide,
  type ApparatusEntry,
  type Attestation,
  lemmaText,
  type Preference,
  type Reading,
  type Status,
} from '../../core/apparatus/index.ts'
import type { Messages } from '../messages/index.ts'

/** The sign of each status; colour comes beside it, never instead of it. */
export const statusSigns: Readonly<Record<Status, string>> = {
  proposed: '○',
  accepted: '●',
  rejected: '×',
  disputed: '◐',
  settled: '■',
}

/** The entry as print sets it: lemma, bracket, readings each with its sigla. */
export function printedEntry(entry: ApparatusEntry, messages: Messages, language: string): TemplateResult {
  const lemma = entry.quotedLemma ?? lemmaText(entry)
  return html`<span class="printed" lang=${language}
    ><b class="lemma" title=${lemma.length > LONG ? lemma : nothing}
      >${lemma === '' ? '‸' : shortened(lemma, messages)}</b
    >］${entry.readings.map(
      (reading, i) => html`${i > 0 ? '；' : nothing}${printedReading(entry, reading, messages)}`,
    )}${
      entry.agreements === undefined || entry.agreements.length === 0
        ? nothing
        : html` <span class="agreements"
            ><i lang=${messages.languageTag}>${messages.agrees}</i> ${sigla(entry.agreements, messages)}</span
          >`
    }</span
  >`
}

function printedReading(entry: ApparatusEntry, reading: Reading, messages: Messages): TemplateResult {
  const absent = entry.kind === 'absence'
  const side = reading.kind === 'addition' ? additionSide(entry) : null
  const sign = absent ? messages.absent : side === null ? messages.printed[reading.kind] : messages.added[side]
  return html`${
    sign === '' ? nothing : html`<i class="sign" lang=${messages.languageTag}>${sign}</i> `
  }${reading.text === '' ? nothing : html`<span class="reading">${shortened(reading.text, messages)}</span>`}${
    reading.author === undefined ? nothing : html` <span class="sigla">${reading.author}</span>`
  }${reading.attestations.length === 0 ? nothing : html` ${sigla(reading.attestations, messages)}`}`
}

function sigla(attestations: readonly Attestation[], messages: Messages): TemplateResult {
  return html`<span class="sigla"
    >${attestations.map(
      ({ witness, named, hand, locus }, i) =>
        html`${i > 0 ? ' ' : nothing}<span title=${named ?? nothing}
            >${witness ?? html`<i lang=${messages.languageTag}>${messages.anonymous}</i>`}${
              hand === undefined ? nothing : html`<sup>${hand}</sup>`
            }${locus === undefined ? nothing : html`<small> ${locus}</small>`}</span
          >`,
    )}</span
  >`
}

/** What is preferred, in words. */
export function preference(entry: ApparatusEntry, prefer: Preference, messages: Messages): string {
  if (prefer === 'lemma') return messages.preferLemma
  if (prefer === 'none') return messages.preferNone
  if (prefer === 'open') return messages.preferOpen
  const reading = entry.readings.find(({ id }) => id === prefer)
  return reading === undefined ? prefer : reading.text || messages.printed[reading.kind]
}

/** Long words by their beginning and end (甲……乙), as print gives them. */
export function shortened(words: string, messages: Pick<Messages, 'ellipsis'>): string {
  const characters = Array.from(words)
  if (characters.length <= LONG) return words
  return `${characters.slice(0, KEPT).join('')}${messages.ellipsis}${characters.slice(-KEPT).join('')}`
}

/** In characters: what one line of the apparatus holds; what is kept of each end of something longer. */
const LONG = 26
const KEPT = 9
