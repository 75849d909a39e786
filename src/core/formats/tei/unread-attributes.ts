import { toXml, type XmlElement } from './scan-xml.ts'

/** The attributes of `element` that an entry has no place for: their names, and a tag that has them. Null if none. */
export function attributesBeyond(element: XmlElement): { names: readonly string[]; xml: string } | null {
  const known = UNDERSTOOD[element.name] ?? EVERYWHERE
  const names = Object.keys(element.attributes).filter(
    (name) => !known.has(name) && !name.startsWith('xmlns'),
  )
  if (names.length === 0) return null
  // What it is about can be told by its id and its witnesses.
  const shown = ['xml:id', 'wit', ...names]
  const attributes = Object.fromEntries(
    Object.entries(element.attributes).filter(([name]) => shown.includes(name)),
  )
  return { names, xml: toXml({ ...element, attributes, children: [] }) }
}

const EVERYWHERE: ReadonlySet<string> = new Set(['xml:id', 'xml:lang', 'xml:space', 'n'])
const UNDERSTOOD: Readonly<Record<string, ReadonlySet<string>>> = {
  app: new Set([...EVERYWHERE, 'type', 'from', 'to', 'loc', 'prev', 'ana']),
  lem: new Set([...EVERYWHERE, 'wit', 'source', 'resp', 'hand', 'cert']),
  rdg: new Set([...EVERYWHERE, 'wit', 'source', 'resp', 'hand', 'cert', 'type', 'cause', 'ana']),
  rdgGrp: new Set([...EVERYWHERE, 'type', 'cause']),
}
