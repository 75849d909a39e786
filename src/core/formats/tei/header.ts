import type { ExportInput } from '../export-format.ts'
import type { TeiContext } from './context.ts'
import { writeEncoding } from './encoding.ts'
import { writeHands, writeWitnesses } from './witnesses.ts'
import { type Content, type Element, onLines } from './xml.ts'

/** `<teiHeader>`: what the edition is, who made it, its witnesses and people, and how all is encoded. */
export function writeHeader(context: TeiContext, input: ExportInput): Element {
  const { xml } = context
  // Hands name their witnesses and witnesses are listed once, so that hands come first.
  const hands = writeHands(context, input.witnesses)
  const language = languageOf(context, input.language)
  return xml.element(
    'teiHeader',
    { 'xml:lang': 'en' },
    onLines([
      writeFile(context, input, language),
      writeEncoding(context, input.layers),
      hands === null && language === undefined
        ? null
        : xml.element(
            'profileDesc',
            {},
            onLines([
              language === undefined
                ? null
                : xml.element('langUsage', {}, xml.element('language', { ident: language })),
              hands,
            ]),
          ),
    ]),
  )
}

/** The edition's language, where it is a language tag; anything else is reported and left out. */
export function languageOf(context: TeiContext, language: string | undefined): string | undefined {
  if (language === undefined || /^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i.test(language)) return language
  context.losses.add(`「${language}」 is not a language tag (BCP 47) and is not carried`)
  return undefined
}

function writeFile(context: TeiContext, input: ExportInput, language: string | undefined): Element {
  const { xml } = context
  const { id, title, author, credits = [], revision, text, textFile, witnesses } = input
  const named = (attributes: Record<string, string | undefined>): Content => [
    xml.element('title', attributes, xml.words(title)),
    author === undefined ? null : xml.element('author', attributes, xml.words(author)),
  ]
  const people = Array.from(context.people, ([name, personId]) =>
    xml.element('person', { 'xml:id': personId }, xml.element('persName', {}, xml.words(name))),
  )
  return xml.element(
    'fileDesc',
    {},
    onLines([
      xml.element(
        'titleStmt',
        {},
        named({ 'xml:lang': language }),
        credits.map(({ role, name }) =>
          xml.element(
            'respStmt',
            {},
            xml.element('resp', {}, role),
            xml.element('name', { 'xml:lang': language }, xml.words(name)),
          ),
        ),
      ),
      xml.element('editionStmt', {}, xml.element('edition', { n: String(revision) }, `Revision ${revision}`)),
      xml.element('extent', {}, xml.element('measure', { unit: 'char', quantity: String(text.length) })),
      xml.element(
        'publicationStmt',
        {},
        xml.element('publisher', {}, 'Written by Yiwen 異文'),
        xml.element('idno', { type: 'edition' }, id),
      ),
      xml.element(
        'sourceDesc',
        {},
        onLines([
          xml.element(
            'bibl',
            { type: 'base-text' },
            named({ 'xml:lang': language }),
            xml.element('idno', { type: 'file' }, textFile.file),
            xml.element('idno', { type: 'sha256' }, textFile.sha256),
          ),
          writeWitnesses(context, witnesses),
          people.length === 0 ? null : xml.element('listPerson', {}, onLines(people)),
        ]),
      ),
    ]),
  )
}
