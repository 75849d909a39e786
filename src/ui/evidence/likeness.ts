import { html, nothing, type TemplateResult } from 'lit'
import type { CharacterPair } from './character-pairs.ts'
import type { EvidenceMessages } from './messages.ts'

/** Each pair of characters with what may explain the one by the other: hints for the editor, in words. */
export function likeness(
  pairs: readonly CharacterPair[],
  words: EvidenceMessages,
  language: string,
): TemplateResult | typeof nothing {
  if (pairs.length === 0) return nothing
  return html`<h3>${words.likeness}</h3>
    <ul class="pairs">
      ${pairs.map((pair) => {
        const reasons = reasonsOf(pair, words)
        return html`<li>
          <b lang=${language}>${pair.lemma}／${pair.reading}</b>
          <span>${reasons.length === 0 ? words.unlike : reasons.join(words.comma)}</span>
        </li>`
      })}
    </ul>
    <p class="empty">${words.onlyHints}</p>`
}

function reasonsOf({ look, sound, relation }: CharacterPair, words: EvidenceMessages): string[] {
  return [
    ...(relation === null ? [] : [words.related(relation.kind, relation.relations)]),
    ...(look === null
      ? []
      : [words.looks(look.reason, look.shared.map(({ part }) => part).join(' '), look.strokeDifference)]),
    ...(sound === null ? [] : [words.sounds(sound.reason, sound.shared)]),
  ]
}
