/**
 * Whether `id` may name an edition, and so a folder and files of the project: letters and digits of any script, `.`,
 * `_` and `-`, not beginning with a dot. No such name leads out of the project.
 */
export function isEditionId(id: string): boolean {
  return /^[\p{L}\p{N}\p{M}_-][\p{L}\p{N}\p{M}._-]*$/u.test(id) && new TextEncoder().encode(id).length <= 200
}
