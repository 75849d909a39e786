import { type TokenReference } from './token-reference.ts'

/**
 * Where a regularisation holds: at one place (`tokens` of a witness, against `of` the base), in a section (between two
 * places of the base, and in what stands against that), in one witness, everywhere.
 */
export type RuleScope =
  | { readonly kind: 'place'; readonly tokens: TokenReference; readonly of: TokenReference }
  | { readonly kind: 'section'; readonly from: TokenReference; readonly to: TokenReference }
  | { readonly kind: 'witness'; readonly witness: string }
  | { readonly kind: 'always' }

/**
 * What an editor changes in the alignment table. Places are named by words, so that an edit can be done again on a new
 * collation of the same texts, with witnesses more or fewer, or after a transcription was corrected.
 *
 * - `move`: these words of a witness stand against those of the base (or at that place, when `to` has no words);
 * - `join`: these words of the base are one column, with what is added within, and `before` or `after` them if said;
 * - `split`: a column is cut at `place`; where the other texts are cut is in `cuts`, and guessed for those not named;
 * - `keep-together`: no column ends at this place of the base;
 * - `transpose`: these words of a witness are `of`, the base's words, which it has elsewhere; `untranspose`: they are not;
 * - `regularise`: `from` is another way to write `to`, and no variant.
 */
export type TableEdit = { readonly id: string } & (
  | { readonly kind: 'move'; readonly tokens: TokenReference; readonly to: TokenReference }
  | {
      readonly kind: 'join'
      readonly words: TokenReference
      readonly before?: boolean
      readonly after?: boolean
    }
  | { readonly kind: 'split'; readonly place: TokenReference; readonly cuts: readonly TokenReference[] }
  | { readonly kind: 'keep-together'; readonly place: TokenReference }
  | { readonly kind: 'transpose'; readonly tokens: TokenReference; readonly of: TokenReference }
  | { readonly kind: 'untranspose'; readonly tokens: TokenReference }
  | { readonly kind: 'regularise'; readonly from: string; readonly to: string; readonly scope: RuleScope }
)

export type TableEditKind = TableEdit['kind']

/** The same without its id, for which whoever makes the edit is asked. */
export type NewTableEdit = TableEdit extends infer E ? (E extends TableEdit ? Omit<E, 'id'> : never) : never

/** The references that an edit is about, those it cannot do without first. */
export function referencesOf(edit: TableEdit): readonly TokenReference[] {
  switch (edit.kind) {
    case 'move':
      return [edit.tokens, edit.to]
    case 'join':
      return [edit.words]
    case 'split':
      return [edit.place, ...edit.cuts]
    case 'keep-together':
      return [edit.place]
    case 'transpose':
      return [edit.tokens, edit.of]
    case 'untranspose':
      return [edit.tokens]
    case 'regularise':
      switch (edit.scope.kind) {
        case 'place':
          return [edit.scope.tokens, edit.scope.of]
        case 'section':
          return [edit.scope.from, edit.scope.to]
        default:
          return []
      }
    default:
      return edit satisfies never
  }
}
