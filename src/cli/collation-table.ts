import { type Collation, type VariantUnit, variantUnits } from '../core/collation/index.ts'
import { baseText, lineAndColumn } from '../core/text/index.ts'

/**
 * The variant units for a terminal: a line a unit, with its place, the lemma, and what each witness has: `=` the
 * lemma, `—` nothing, `…` where it lacks the whole passage. `~` marks another spelling of the same words, `⇄` another
 * order, `→` a passage that stands elsewhere. Columns line up although ideographs are two cells wide.
 */
export function unitLines(collation: Collation): string {
  const { base, witnesses } = collation
  const units = variantUnits(collation)
  if (units.length === 0) return 'No variants.\n'
  const text = baseText(base.tokens.text)
  const rows = [['', base.siglum, ...witnesses.map(({ siglum }) => siglum)]]
  for (const unit of units) {
    const { line, column } = lineAndColumn(text, unit.span.from)
    const fields = witnesses.map((_, number) => shortened(whatItHas(unit, number)))
    rows.push([`${line}:${column}`, unit.from === unit.to ? '+' : shortened(unit.lemma), ...fields])
  }
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => widthOf(row[i]!))))
  return rows
    .map((row) => `${row.map((field, i) => padded(field, widths[i]!)).join('  ')}`.trimEnd() + '\n')
    .join('')
}

function whatItHas(unit: VariantUnit, number: number): string {
  if (unit.lacking.includes(number)) return '…'
  const agreeing = unit.agreeing.find(({ witnesses }) => witnesses.includes(number))
  if (agreeing !== undefined) return agreeing.text === unit.lemma ? '=' : `~${agreeing.text}`
  for (const { kind, spellings, movedTo } of unit.readings) {
    const spelling = spellings.find(({ witnesses }) => witnesses.includes(number))
    if (spelling === undefined) continue
    if (kind === 'omission') return '—'
    return `${movedTo !== null ? '→' : kind === 'transposition' ? '⇄' : ''}${spelling.text}`
  }
  return '='
}

/** A field of a line: line ends made visible, control characters left out, the middle of long passages too. */
function shortened(text: string): string {
  const line = text.replace(/\s*\n\s*/gu, '⏎').replace(/[\u0000-\u001f\u007f-\u009f]/gu, '')
  const characters = Array.from(line)
  if (characters.length <= LONGEST) return line
  return `${characters.slice(0, LONGEST - 5).join('')}…${characters.slice(-4).join('')}`
}

const padded = (text: string, width: number) => text + ' '.repeat(width - widthOf(text))

/** Cells of a terminal: two for East Asian wide characters, none for marks. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += /[\p{M}\p{Cf}]/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1
  return width
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const LONGEST = 20
