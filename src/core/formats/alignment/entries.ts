import { toEntries } from '../../collation/index.ts'
import { baseText } from '../../text/index.ts'
import { entryToWire } from '../json/index.ts'
import { type AlignmentFormat } from './alignment-format.ts'

/** The variant units as proposed entries of an apparatus, as the apparatus file has them. */
export const proposedEntries: AlignmentFormat = {
  name: 'entries',
  title: 'proposed entries, as in an apparatus file',
  write({ collation, characters }) {
    const text = baseText(collation.base.tokens.text)
    const entries = toEntries(collation, text, { ...(characters && { characters }) }).map((entry) =>
      entryToWire(entry, text),
    )
    return `${JSON.stringify({ entries }, null, 2)}\n`
  },
}
