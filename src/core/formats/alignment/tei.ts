import { type Cell, cellText } from '../../collation/index.ts'
import { type AlignmentFormat } from './alignment-format.ts'
import { escapeMarkup } from './markup.ts'

/**
 * The alignment table as TEI P5, parallel segmentation (chapter 12.2.3): every text can be had back whole by taking
 * its readings. The base is the `lem`; texts that have the same words share an element. Sigla that are no XML names
 * become `w1`, `w2` …, and the `witness` elements say what they stand for.
 */
export const teiTable: AlignmentFormat = {
  name: 'tei',
  title: 'TEI P5, parallel segmentation',
  write({ table }) {
    const ids = table.sigla.map((siglum, i) => (/^[A-Za-z_][\w.-]*$/.test(siglum) ? siglum : `w${i}`))
    if (new Set(ids).size < ids.length) ids.forEach((_, i) => (ids[i] = `w${i}`))
    const witnesses = table.sigla.map(
      (siglum, i) => `<witness xml:id="${ids[i]!}">${escapeMarkup(siglum)}</witness>`,
    )
    const body = table.columns.map(({ varies, cells }) => {
      const texts = cells.map((cell: Cell, row) => cellText(table, row, cell))
      if (!varies && texts.every((text) => text === texts[0])) return escapeMarkup(texts[0]!)
      const bearers = new Map<string, string[]>()
      texts.forEach((text, row) => bearers.set(text, [...(bearers.get(text) ?? []), `#${ids[row]!}`]))
      const readings = [...bearers].map(([text, wit], i) => {
        const tag = i === 0 ? 'lem' : 'rdg'
        return `<${tag} wit="${wit.join(' ')}">${escapeMarkup(text)}</${tag}>`
      })
      return `<app>${readings.join('')}</app>`
    })
    return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt><title>${escapeMarkup(table.sigla.join(', '))}</title></titleStmt>
<publicationStmt><p>Collated with Yiwen.</p></publicationStmt>
<sourceDesc><listWit>${witnesses.join('')}</listWit></sourceDesc>
</fileDesc>
<encodingDesc><variantEncoding method="parallel-segmentation" location="internal"/></encodingDesc>
</teiHeader>
<text><body><ab xml:space="preserve">${body.join('')}</ab></body></text>
</TEI>
`
  },
}
