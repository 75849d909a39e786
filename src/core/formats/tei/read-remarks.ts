import type { WireEntry } from '../json/index.ts'
import type { DraftReading } from './draft.ts'
import { flatten } from './flatten.ts'
import type { Declarations } from './read-header.ts'
import { childOf, childrenOf, collapse, textWithin, type XmlElement } from './scan-xml.ts'
import { silence } from './unread.ts'

/**
 * What the notes of an entry say. Those that Yiwen wrote give back the fields they were made of; any other is a comment
 * by whoever is responsible for it. Origins keep their places as pointers (`target`, `cRef`) until those are known.
 */
export function readRemarks(
  notes: readonly XmlElement[],
  declared: Declarations,
  readings: readonly DraftReading[],
  comments: readonly string[],
): Partial<WireEntry> {
  const fields: Record<string, unknown> = {}
  const opinions: unknown[] = []
  const said: { id: string; by: string; at: string; text: string; replyTo?: string }[] = []
  const idOf = new Map(notes.map((note) => [note.attributes['xml:id'], note.attributes['n']]))
  for (const note of notes) {
    const { type = '', resp, subtype, target, n } = note.attributes
    const by =
      resp === undefined
        ? ''
        : resp
            .split(/\s+/)
            .map((pointer) => declared.nameOf(pointer))
            .join('、')
    const date = childOf(note, 'date')
    const at = date === undefined ? '' : (date.attributes['when'] ?? textWithin(date))
    if (!declared.ours) {
      const text = collapse(textWithin(note))
      if (text !== '')
        said.push({ id: `k${said.length + 1}`, by, at: '', text: type === '' ? text : `${type}: ${text}` })
      continue
    }
    const text = wordsOf(note)
    if (type === 'quoted-lemma') fields['quotedLemma'] = text
    else if (type === 'verdict') fields['verdict'] = text
    else if (type === 'origin') fields['origin'] = readOrigin(note, by, at)
    else if (type === 'unread')
      fields['unread'] = [...((fields['unread'] as string[] | undefined) ?? []), text]
    else if (type === 'decision' || type === 'opinion') {
      const method = childrenOf(note, 'term').find(({ attributes }) => attributes['type'] === 'method')
      const pointed = readings.find(({ xmlId }) => xmlId !== undefined && target === `#${xmlId}`)
      const prefer = subtype === 'reading' ? (pointed?.fields.id ?? n ?? 'none') : (subtype ?? 'open')
      const reason = hasWords(note) || type === 'decision' ? { reason: text } : {}
      const judgement = {
        prefer,
        ...reason,
        ...(method !== undefined && { method: wordsOf(method) }),
        by,
        at,
      }
      if (type === 'decision') fields['decision'] = judgement
      else opinions.push(judgement)
    } else if (type === 'comment') {
      const replyTo = idOf.get((note.attributes['corresp'] ?? '').slice(1)) ?? childTerm(note, 'reply-to')
      said.push({ id: n ?? `k${said.length + 1}`, by, at, text, ...(replyTo !== undefined && { replyTo }) })
    }
  }
  for (const text of comments) said.push({ id: `k${said.length + 1}`, by: '', at: '', text })
  if (opinions.length > 0) fields['opinions'] = opinions
  if (said.length > 0) fields['comments'] = said
  return fields

  /** The words of a note that Yiwen wrote, without its dates, terms and pointers. */
  function wordsOf(note: XmlElement): string {
    const children = note.children.filter(
      (child) => typeof child === 'string' || !['date', 'term', 'ref', 'code'].includes(child.name),
    )
    return flatten({ ...note, children }, declared, silence).text
  }

  function hasWords(note: XmlElement): boolean {
    return (
      note.children.some((child) => typeof child === 'string' || child.name === 'g') ||
      childOf(note, 'seg') !== undefined
    )
  }

  function childTerm(note: XmlElement, type: string): string | undefined {
    const term = childrenOf(note, 'term').find(({ attributes }) => attributes['type'] === type)
    return term && wordsOf(term)
  }

  function readOrigin(note: XmlElement, by: string, at: string): unknown {
    const term = (type: string) => {
      const words = childTerm(note, type)
      return words === undefined ? {} : { [type]: words }
    }
    const refs = (type: string) =>
      childrenOf(note, 'ref')
        .filter(({ attributes }) => attributes['type'] === type)
        .map((ref) => ({
          ...(ref.attributes['target'] !== undefined && { target: ref.attributes['target'] }),
          ...(ref.attributes['cRef'] !== undefined && { cRef: ref.attributes['cRef'] }),
          ...(ref.attributes['n'] !== undefined && { occurrence: Number(ref.attributes['n']) }),
          ...(ref.children.length > 0 && { exact: flatten(ref, declared, silence).text }),
        }))
    const code = childOf(note, 'code')
    switch (note.attributes['subtype']) {
      case 'notes':
        return {
          by: 'notes',
          note: refs('note')[0],
          clause: refs('clause')[0],
          ...term('rule'),
          ...term('basis'),
        }
      case 'collation':
        return { by: 'collation', ...(code !== undefined && { run: parsed(textWithin(code)) }) }
      case 'import':
        return { by: 'import', ...term('file'), ...term('format'), ...(at !== '' && { at }) }
      case 'consistency': {
        const evidence = refs('evidence')
        return { by: 'consistency', ...term('detector'), ...(evidence.length > 0 && { evidence }) }
      }
      default:
        return { by: 'hand', ...(by !== '' && { person: by }), ...(at !== '' && { at }) }
    }
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return {}
  }
}
