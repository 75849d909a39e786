import type { ExportInput } from '../export-format.ts'
import type { ExportOptions } from '../export-options.ts'
import { chinese, latin, type Terms } from './terms.ts'

/** How an apparatus is set, with nothing left open. */
export interface Setting {
  readonly positive: boolean
  /** Sentences are Chinese; with Latin terms entries are set with a bracket. */
  readonly sentences: boolean
  readonly terms: Terms
  readonly grouped: boolean
  readonly folded: boolean
  readonly separate: boolean
  /** Whether the judgements of the text's own notes are printed. */
  readonly verdicts: boolean
  /** The most words, or characters where words are not spaced, that a lemma may have unshortened; null: the usual. */
  readonly longest: number | null
}

/** The setting that `options` ask for; what they leave open is chosen by `usual` and the language of the text. */
export function settingOf(input: ExportInput, options: ExportOptions, usual: ExportOptions = {}): Setting {
  const asked = { ...usual, ...options }
  const terms = asked.terms === undefined ? termsFor(input) : asked.terms === 'latin' ? latin : chinese
  return {
    positive: asked.style === 'positive',
    sentences: asked.form === 'sentences' && terms.name === 'chinese',
    terms,
    grouped: asked.sigla !== 'each',
    folded: asked.orthographic === 'folded',
    verdicts: asked.verdicts !== 'hidden',
    separate: asked.apparatuses !== 'together',
    longest: asked.shorten ?? null,
  }
}

/** Chinese terms for a text in Chinese or its neighbours, or in no named language with Han characters. */
function termsFor({ language, text }: ExportInput): Terms {
  if (language === undefined || language === '') {
    return /\p{Script=Han}/u.test(text.content.slice(0, LOOKED_AT)) ? chinese : latin
  }
  return /^(?:zh|lzh|yue|nan|wuu|hak|cmn|ja|ko|vi|och|ltc)\b/i.test(language) ? chinese : latin
}

/** In code units: enough of a text to see its script. */
const LOOKED_AT = 2000
