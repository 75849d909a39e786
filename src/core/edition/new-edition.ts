import { type EntryId, selectorFrom, type Siglum } from '../apparatus/index.ts'
import type { Imported } from '../formats/index.ts'
import { entryFromWire } from '../formats/json/index.ts'
import { defaultLayers, type Edition, withEntries } from './edition.ts'
import { contentOf, stamped } from './import-plan.ts'
import { aboutFile, apparatusFile, type Hash } from './load.ts'
import type { NewFiles } from './storage.ts'

/**
 * The edition `id` that a file amounts to, with the variants that its notes record as proposals; null when the file has
 * no text. `at` is the time of the import, in ISO 8601.
 */
export function newEdition(id: string, imported: Imported, at: string): Edition | null {
  const { text, title, author, language, noteMarks, credits, layers } = imported
  if (text === null) return null
  const { witnesses, entries: wires } = contentOf(imported)
  const taken = new Set<string>()
  const entries = wires.map((wire) => {
    const entry = entryFromWire(stamped(wire, at), (stored) => selectorFrom(stored, text))
    let own: string = entry.id
    for (let copy = 2; taken.has(own); copy++) own = `${entry.id}-${copy}`
    taken.add(own)
    return own === entry.id ? entry : { ...entry, id: own as EntryId }
  })
  const declared = layers.length > 0 ? layers : defaultLayers
  const ids = new Set(declared.map((layer) => layer.id))
  const more = new Set(entries.map(({ layer }) => layer).filter((layer) => !ids.has(layer)))
  const sigla = new Set<Siglum>()
  return withEntries(
    {
      id,
      revision: 0,
      about: {
        title: title ?? id,
        ...(author !== undefined && { author }),
        ...(language !== undefined && { language }),
        ...(noteMarks !== undefined && { noteMarks }),
        ...(credits !== undefined && { credits }),
      },
      witnesses: witnesses.filter(({ siglum }) => !sigla.has(siglum) && sigla.add(siglum)),
      layers: [...declared, ...Array.from(more, (layer) => ({ id: layer }))],
      text,
      entries: [],
    },
    entries,
  )
}

/** The files of a new edition. */
export function newFiles(edition: Edition, hash: Hash): NewFiles {
  return {
    about: aboutFile(edition),
    text: edition.text.content,
    apparatus: apparatusFile(edition, `corpus/${edition.id}/base.txt`, hash),
  }
}
