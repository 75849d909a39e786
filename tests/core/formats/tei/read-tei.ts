import fontoxpath from 'fontoxpath'
import { type Document, type Element, type Node, parseXmlDocument } from 'slimdom'

const { evaluateXPathToNodes, evaluateXPathToString } = fontoxpath

/** A TEI document as another program would read it: for tests of what was written. */
export interface ReadTei {
  /** All text within `<body>`. */
  readonly body: string
  /** Offset (UTF-16) in `body` of each anchor, by its xml:id. */
  readonly anchors: ReadonlyMap<string, number>
  readonly apps: readonly Element[]
  /** The string that an XPath gives, in the TEI namespace. */
  find(path: string, at?: Node): string
  all(path: string, at?: Node): Element[]
  /** The words between the anchors of a pointer `#range(cA,cB)`. */
  range(pointer: string): string
}

export function readTei(source: string): ReadTei {
  const document: Document = parseXmlDocument(source)
  const namespaceResolver = () => 'http://www.tei-c.org/ns/1.0'
  const find = (path: string, at: Node = document) =>
    evaluateXPathToString(path, at, null, null, { namespaceResolver })
  const all = (path: string, at: Node = document) =>
    evaluateXPathToNodes(path, at as never, null, null, { namespaceResolver }) as unknown as Element[]
  const anchors = new Map<string, number>()
  let body = ''
  const visit = (node: Node): void => {
    if (node.nodeType === 3) body += node.nodeValue ?? ''
    else if ((node as Element).localName === 'anchor') {
      anchors.set((node as Element).getAttribute('xml:id')!, body.length)
    }
    node.childNodes.forEach(visit)
  }
  visit(all('//body')[0]!)
  return {
    body,
    anchors,
    apps: all('//app'),
    find,
    all,
    range: (pointer) => {
      const [, from, to] = /^#range\((c\d+),(c\d+)\)$/.exec(pointer)!
      return body.slice(anchors.get(from!), anchors.get(to!))
    },
  }
}
