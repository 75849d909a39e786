import {
  collate,
  type CollationSettings,
  defaultFolds,
  defaultSettings,
  variantUnits,
} from '../../../../src/core/collation/index.ts'
import {
  editCollation,
  type EditableTable,
  type EditedCollation,
  type NewTableEdit,
  type TableEdit,
  TableFinder,
  type TableOutline,
} from '../../../../src/core/collation/table/index.ts'

const sigla = 'BCDEFGH'

/** A base text and its witnesses B, C, D … */
export const collated = (texts: readonly string[], settings: CollationSettings = defaultSettings) =>
  collate({ siglum: 'A', text: texts[0]! }, texts.slice(1).map((text, i) => ({ siglum: sigla[i]!, text })), settings) // prettier-ignore

/** The collation of `texts` with `edits` done. */
export const edited = (
  texts: readonly string[],
  edits: readonly TableEdit[] = [],
  folds = defaultFolds,
): EditedCollation => editCollation(collated(texts), folds, edits)

/** The rows of a table, their cells parted by |; the text is whole when they are taken away. */
export const printed = ({ rows, columns }: EditableTable): string[] =>
  rows.map(({ tokens, bounds }) =>
    Array.from({ length: columns }, (_, c) =>
      tokens.text.slice(tokens.starts[bounds[c]!], tokens.starts[bounds[c + 1]!]),
    ).join('|'),
  )

export const outlineOf = (table: EditableTable): TableOutline => {
  const finder = new TableFinder(table.rows)
  return {
    witnesses: table.rows.map(({ witness }) => witness),
    bounds: table.rows.map(({ bounds }) => bounds),
    finder: (row) => finder.in(row),
  }
}

export const named = (edit: NewTableEdit | null, id = 'e1'): TableEdit => {
  if (edit === null) throw new Error('there is no such edit')
  return { id, ...edit }
}

/** 泰］秦 B … of every unit, spellings of the lemma with ~, who lacks the passage with …. */
export const apparatus = ({ collation }: EditedCollation): string[] => {
  const names = (numbers: readonly number[]) => numbers.map((n) => collation.witnesses[n]!.siglum).join('')
  return variantUnits(collation).map(({ lemma, readings, agreeing, lacking }) => {
    const parts = readings.map(({ kind, text, witnesses }) =>
      kind === 'omission'
        ? `om. ${names(witnesses)}`
        : `${text} ${names(witnesses)}${kind === 'transposition' ? '倒' : ''}`,
    )
    const spelled = agreeing
      .filter(({ text }) => text !== lemma)
      .map((s) => `~${s.text} ${names(s.witnesses)}`)
    return `${lemma}］${[...parts, ...spelled, ...(lacking.length > 0 ? [`…${names(lacking)}`] : [])].join('；')}`
  })
}
