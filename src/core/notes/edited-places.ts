import { looksLikeNote } from './looks-like-note.ts'
import type { Finding } from './entries.ts'
import { fold } from './fold.ts'
import { lettersOf } from './flat-text.ts'

/**
 * The places where an edition of our day corrects its base copy in the text itself: 「故(魯)〔齊〕地」 has 魯 struck out and 齊 put in
 * its place (the marks of the 點校本 of 史記 and 漢書). The text reads 齊; what the base copy has is the rejected reading. Round
 * brackets with nothing after them may be any note, and are left alone.
 */
export function editedPlaces(content: string): Finding[] {
  return Array.from(content.matchAll(EDITED), (match): Finding | null => {
    const { struck, put } = match.groups!
    if (NUMBER.test(put!) || looksLikeNote(struck!) || struck === put) return null
    const whole = { from: match.index, to: match.index + match[0].length }
    const lemma = { from: whole.to - 1 - put!.length, to: whole.to - 1 }
    return {
      kind: 'substitution',
      lemma: [lemma],
      lemmaWords: lettersOf(fold(put!)),
      text: struck!,
      attestations: [{ witness: null }],
      clause: whole,
      note: whole,
      rule: '（X）〔Y〕',
      basis: 'what the edition puts in the place of what it strikes out',
    }
  }).filter((finding) => finding !== null)
}

const EDITED = /[（(](?<struck>[\p{Script=Han}〓□]{1,12})[）)][〔﹝](?<put>[\p{Script=Han}〓□]{1,12})[〕﹞]/gu
/** 「（某）〔一〕」: the number of a note. */
const NUMBER = /^[〇一二三四五六七八九十百]+$/u
