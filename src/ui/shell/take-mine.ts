import { type EntryId, type Siglum } from '../../core/apparatus/index.ts'
import { type Act, findEntry, type Refusal } from '../../core/edition/index.ts'

/**
 * The act that puts one's own version of what a refused change contends with in the place of the other's. Null when
 * there is none to put: of words in the text that somebody else changed, only the words can be shown.
 */
export function takeMineAct({ contested, mine, theirs }: Refusal): Act | null {
  const acts: Act[] = []
  const ids: EntryId[] = []
  for (const name of contested) {
    if (name === 'text') continue
    if (name === 'about') acts.push({ kind: 'edit-about', about: mine.about })
    else if (name.startsWith(WITNESS)) {
      const siglum = name.slice(WITNESS.length) as Siglum
      const witness = mine.witnesses.find((witness) => witness.siglum === siglum)
      if (witness !== undefined) acts.push({ kind: 'put-witness', witness })
      else if (theirs.witnesses.some((witness) => witness.siglum === siglum))
        acts.push({ kind: 'remove-witness', siglum })
    } else ids.push(name as EntryId)
  }
  if (ids.length > 0) {
    const entries = ids.map((id) => ({ id, entry: findEntry(mine, id) }))
    acts.push({ kind: 'restore-entries', entries })
  }
  return acts.length > 1 ? { kind: 'batch', acts } : (acts[0] ?? null)
}

const WITNESS = 'witness '
