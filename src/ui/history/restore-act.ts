import { type ApparatusEntry, isOrphan, selectorFrom } from '../../core/apparatus/index.ts'
import { type Act, type Edition, type EntryState } from '../../core/edition/index.ts'
import { entryFromWire } from '../../core/formats/json/index.ts'

/**
 * The act that puts `present` back as it was in `state`: its lemma where it stands now unless other words were its lemma
 * then, and with all opinions and comments that were made since. Null when these words are not at their place any more.
 */
export function restoreAct(
  edition: Edition,
  present: ApparatusEntry,
  state: NonNullable<EntryState>,
): Act | null {
  const then = entryFromWire(state, (selector) => selectorFrom(selector, edition.text))
  const words = (entry: ApparatusEntry) => JSON.stringify(entry.lemma.map(({ exact }) => exact))
  const { opinions, comments, origin } = present
  const { opinions: _, comments: __, ...rest } = then
  const entry: ApparatusEntry = {
    ...rest,
    lemma: words(then) === words(present) ? present.lemma : then.lemma,
    origin,
    ...(opinions !== undefined && { opinions }),
    ...(comments !== undefined && { comments }),
  }
  if (isOrphan(entry) && !isOrphan(present)) return null
  return { kind: 'restore-entries', entries: [{ id: present.id, entry }] }
}
