import {
  type ApparatusEntry,
  type Comment,
  type Decision,
  holds,
  type Opinion,
  type Origin,
  type Selector,
} from '../../apparatus/index.ts'
import type { TeiContext } from './context.ts'
import type { Content, Element } from './xml.ts'

/**
 * What is said about an entry, a `<note>` each: how the source quotes the lemma, its verdict, where the entry comes
 * from, what was decided, held and said, by whom and when. `targets` gives the xml:id of each reading and of the lemma.
 */
export function writeRemarks(
  context: TeiContext,
  entry: ApparatusEntry,
  id: string,
  targets: ReadonlyMap<string, string>,
): Content {
  const { xml } = context
  const { quotedLemma, verdict, decision, opinions = [], comments = [], origin } = entry
  context.reportUnknown(origin, ORIGIN_FIELDS, 'an origin', entry.id)
  if (decision !== undefined) context.reportUnknown(decision, JUDGEMENT_FIELDS, 'a decision', entry.id)
  for (const opinion of opinions) context.reportUnknown(opinion, JUDGEMENT_FIELDS, 'an opinion', entry.id)
  for (const comment of comments) context.reportUnknown(comment, COMMENT_FIELDS, 'a comment', entry.id)
  const judgement = (type: string, { by, at, prefer, reason, method }: Judgement) => {
    const target = targets.get(prefer)
    return xml.element(
      'note',
      {
        type,
        subtype: ['lemma', 'none', 'open'].includes(prefer) ? prefer : 'reading',
        target: target && `#${target}`,
        n: target === undefined && !['none', 'open'].includes(prefer) ? prefer : undefined,
        resp: by === '' ? undefined : context.person(by),
      },
      writeDate(context, at),
      method === undefined ? null : xml.element('term', { type: 'method' }, method),
      reason === undefined ? null : xml.words(reason),
    )
  }
  return [
    quotedLemma === undefined ? null : xml.element('note', { type: 'quoted-lemma' }, xml.words(quotedLemma)),
    verdict === undefined ? null : xml.element('note', { type: 'verdict' }, xml.words(verdict)),
    writeOrigin(context, origin, entry.id),
    decision === undefined ? null : judgement('decision', decision),
    opinions.map((opinion) => judgement('opinion', opinion)),
    writeComments(context, comments, id),
    unreadOf(entry).map((words) => xml.element('note', { type: 'unread' }, xml.words(words))),
  ]
}

/** What an import did not understand and kept with the entry. */
function unreadOf(entry: ApparatusEntry): readonly string[] {
  const { unread } = entry as { readonly unread?: unknown }
  return Array.isArray(unread) ? unread.filter((words) => typeof words === 'string') : []
}

type Judgement = Pick<Decision, 'by' | 'at' | 'prefer' | 'method'> & Pick<Opinion, 'reason'>

function writeComments(context: TeiContext, comments: readonly Comment[], id: string): Content {
  const { xml } = context
  const ids = comments.map((comment) => context.ids.take(`${id}.${comment.id}`))
  return comments.map((comment, i) => {
    const answered = ids[comments.findIndex((other) => other.id === comment.replyTo)]
    return xml.element(
      'note',
      {
        'xml:id': ids[i],
        n: comment.id,
        type: 'comment',
        resp: comment.by === '' ? undefined : context.person(comment.by),
        corresp: answered === undefined ? undefined : `#${answered}`,
      },
      writeDate(context, comment.at),
      // An answer to a comment that was deleted.
      answered === undefined && comment.replyTo !== undefined
        ? xml.element('term', { type: 'reply-to' }, xml.words(comment.replyTo))
        : null,
      xml.words(comment.text),
    )
  })
}

function writeOrigin(context: TeiContext, origin: Origin, entry: string): Element {
  const { xml } = context
  const term = (type: string, text: string | undefined) =>
    text === undefined ? null : xml.element('term', { type }, xml.words(text))
  const note = (resp: string | undefined, ...content: Content[]) =>
    xml.element(
      'note',
      {
        type: 'origin',
        subtype: origin.by,
        resp: resp === undefined || resp === '' ? undefined : context.person(resp),
      },
      ...content,
    )
  switch (origin.by) {
    case 'notes':
      return note(
        undefined,
        writeReference(context, 'note', origin.note, entry, false),
        writeReference(context, 'clause', origin.clause, entry, true),
        term('rule', origin.rule),
        term('basis', origin.basis),
      )
    case 'collation':
      return note(
        undefined,
        origin.run === undefined ? null : xml.element('code', { lang: 'json' }, JSON.stringify(origin.run)),
      )
    case 'hand':
      return note(origin.person, origin.at === undefined ? null : writeDate(context, origin.at))
    case 'import':
      return note(
        undefined,
        origin.at === undefined ? null : writeDate(context, origin.at),
        term('file', origin.file),
        term('format', origin.format),
      )
    case 'consistency':
      return note(
        undefined,
        term('detector', origin.detector),
        (origin.evidence ?? []).map((place) => writeReference(context, 'evidence', place, entry, true)),
      )
    default:
      return origin satisfies never
  }
}

/** A pointer to words of the base text. The words are repeated where they are short, or not in the text as they were. */
function writeReference(
  context: TeiContext,
  type: string,
  selector: Selector,
  entry: string,
  repeat: boolean,
): Element {
  const { span, exact } = selector
  const found =
    span !== null && (context.method !== 'location' || (holds(context.text, selector) && exact !== ''))
  const reference = found ? context.reference(span) : null
  if (reference === null)
    context.losses.add(`The place of the ${type} it rests on is not carried: no reference names it`, entry)
  const named = context.method === 'location' || repeat || !holds(context.text, selector)
  return context.xml.element('ref', { type, ...reference }, named ? context.xml.words(exact) : null)
}

/** A moment; one that is not written as a computer would stays as it was written. */
function writeDate({ xml }: TeiContext, at: string): Element {
  const moment = new Date(at)
  const iso = Number.isNaN(moment.valueOf()) ? null : moment.toISOString()
  return at === iso || at === iso?.replace('.000Z', 'Z')
    ? xml.element('date', { when: at })
    : xml.element('date', {}, at)
}

const ORIGIN_FIELDS: ReadonlySet<string> = new Set(
  'by note clause rule basis run person at file format detector evidence'.split(' '),
)
const JUDGEMENT_FIELDS: ReadonlySet<string> = new Set(['by', 'at', 'prefer', 'method', 'reason'])
const COMMENT_FIELDS: ReadonlySet<string> = new Set(['id', 'by', 'at', 'text', 'replyTo'])
