import { html, nothing, type TemplateResult } from 'lit'
import type { ApparatusEntry, Attestation, Selector } from '../../core/apparatus/index.ts'
import type { Messages } from '../messages/index.ts'
import type { EvidenceMessages } from './messages.ts'

/** A table of the lemma and the readings, each with who has it, by name and place. */
export function whoReads(
  entry: ApparatusEntry,
  lemma: string,
  messages: Messages,
  words: EvidenceMessages,
  language: string,
): TemplateResult {
  const { readings, agreements = [] } = entry
  const rows = [
    { text: lemma, sign: messages.lemma, author: undefined, attestations: agreements, kind: undefined },
    ...readings.map(({ text, kind, author, attestations }) => ({
      text,
      sign: entry.kind === 'absence' ? messages.absent : messages.printed[kind],
      author,
      attestations,
      kind: reading(kind, messages),
    })),
  ]
  return html`<table>
    <caption class="label">
      ${words.whoReads}
    </caption>
    <tbody>
      ${rows.map(
        ({ text, sign, author, attestations, kind }, i) =>
          html`<tr>
            <th scope="row" class="serif" lang=${language} title=${kind ?? nothing}>
              ${text === '' ? html`<i lang=${messages.languageTag}>${sign}</i>` : text}${
                i > 0 ? nothing : html` <span class="soft" lang=${messages.languageTag}>${sign}</span>`
              }
            </th>
            <td>
              ${author === undefined ? nothing : html`<span lang=${language}>${author}</span> `}${
                attestations.length === 0
                  ? author !== undefined || i === 0
                    ? nothing
                    : html`<span class="soft">${words.noWitness}</span>`
                  : attestations.map(
                      (one, j) => html`${j > 0 ? '；' : nothing}${attestation(one, messages, language)}`,
                    )
              }
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

const reading = (kind: keyof Messages['readingKinds'], messages: Messages) => messages.readingKinds[kind]

function attestation(
  { witness, named, hand, locus }: Attestation,
  messages: Messages,
  language: string,
): TemplateResult {
  return html`<span lang=${language}
    ><b>${witness ?? messages.anonymous}</b>${hand === undefined ? nothing : html`<sup>${hand}</sup>`}${
      locus === undefined ? nothing : ` ${locus}`
    }${named === undefined || named === witness ? nothing : html` <span class="soft serif">${named}</span>`}</span
  >`
}

/** The note an entry was read from, with the words that say so marked. */
export function noteWithClause(note: Selector, clause: Selector, language: string): TemplateResult {
  const at =
    note.span !== null && clause.span !== null
      ? clause.span.from - note.span.from
      : note.exact.indexOf(clause.exact)
  const end = at + clause.exact.length
  if (at < 0 || note.exact.slice(at, end) !== clause.exact) {
    return html`<p class="note serif" lang=${language}>${note.exact} <mark>${clause.exact}</mark></p>`
  }
  return html`<p class="note serif" lang=${language}>
    ${note.exact.slice(0, at)}<mark>${clause.exact}</mark>${note.exact.slice(end)}
  </p>`
}
