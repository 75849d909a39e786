/**
 * The columns of the list of readings, in their order: what is written, and what is read again. `lemma` and `reading`
 * are all that a list made by hand needs; an entry is its rows with one `id`, or with one place and lemma.
 */
export const columns = [
  'id',
  'layer',
  'kind',
  'status',
  'start',
  'end',
  'line',
  'column',
  'lemma',
  'prefix',
  'suffix',
  'reading_kind',
  'reading',
  'witnesses',
  'class',
  'certainty',
  'author',
  'agreements',
  'quoted_lemma',
  'verdict',
  'decision',
  'reason',
  'decided_by',
  'decided_at',
] as const

export type Column = (typeof columns)[number]
