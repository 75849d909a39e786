export { escapeMarkup, MarkupWriter, nameOf, reportForbidden } from './markup.ts'
export {
  apparatusParts,
  languageTag,
  type Links,
  lostPart,
  markId,
  noteId,
  type PartsWriter,
  runsRightToLeft,
  siglaPart,
  type TextPart,
  textParts,
  titlePart,
} from './parts.ts'
export { embedRare, familyName, fontFaces, base64 } from './rare-characters.ts'
export { paperRules, styleSheet } from './style.ts'
