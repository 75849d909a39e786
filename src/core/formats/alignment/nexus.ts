import { variantUnits } from '../../collation/index.ts'
import { type AlignmentFormat } from './alignment-format.ts'

/**
 * The variant units as a NEXUS matrix for stemmatic and phylogenetic programs: a row a text, a character a unit, 0 for
 * the lemma, 1, 2 … for the readings, ? where a passage is lacking. Units that only spelling makes are left out;
 * what NEXUS has no more symbols for (a unit of more than 36 readings) is ?.
 */
export const nexusMatrix: AlignmentFormat = {
  name: 'nexus',
  title: 'a matrix of readings for stemmatics',
  write({ collation }) {
    const units = variantUnits(collation).filter(({ orthographic }) => !orthographic)
    const sigla = [collation.base.siglum, ...collation.witnesses.map(({ siglum }) => siglum)]
    const rows = sigla.map((siglum, row) => {
      const states = units.map(({ readings, lacking }) => {
        if (row === 0) return '0'
        if (lacking.includes(row - 1)) return '?'
        const reading = readings.findIndex(({ witnesses }) => witnesses.includes(row - 1))
        return SYMBOLS[reading + 1] ?? '?'
      })
      return `    '${siglum.replaceAll("'", "''")}' ${states.join('')}`
    })
    return `#NEXUS
begin data;
  dimensions ntax=${sigla.length} nchar=${units.length};
  format datatype=standard symbols="${SYMBOLS}" missing=? gap=-;
  matrix
${rows.join('\n')}
  ;
end;
`
  },
}

const SYMBOLS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
