import { type Element, type Node, parseXmlDocument } from 'slimdom'

/** The text of each witness of a document in parallel segmentation: its readings, and the lemma where it has none. */
export function witnessTexts(source: string, ids: readonly string[]): Map<string, string> {
  const document = parseXmlDocument(source)
  const body = document.getElementsByTagName('body')[0]!
  return new Map(ids.map((id) => [id, textOf(body, `#${id}`)]))
}

function textOf(node: Node, witness: string): string {
  if (node.nodeType === 3) return node.nodeValue ?? ''
  const element = node as Element
  if (element.localName === 'app') {
    const readings = element.childNodes.filter((child) => (child as Element).localName === 'rdg') as Element[]
    const own = readings.find((reading) => (reading.getAttribute('wit') ?? '').split(' ').includes(witness))
    const lemma = element.childNodes.find((child) => (child as Element).localName === 'lem')!
    return (own ?? lemma).childNodes.map((child) => textOf(child, witness)).join('')
  }
  if (element.localName === 'note' && element.getAttribute('place') !== 'inline') return ''
  return node.childNodes.map((child) => textOf(child, witness)).join('')
}
