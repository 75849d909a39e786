import { randomUUID } from 'node:crypto'
import { changeToWire, type Edition, type Proposals } from '../core/edition/index.ts'
import { type Arguments, InputError, type Io } from './command.ts'
import { openForEditing, projectFolder } from './project.ts'

/** Adds to an edition what `propose` comes to, says how many entries that is, and gives the exit code. */
export async function addProposals(
  id: string,
  propose: (edition: Edition) => Proposals,
  args: Arguments,
  io: Io,
): Promise<number> {
  const editing = await openForEditing(projectFolder(args.value('project'), io), io)
  let written = false
  try {
    const edition = await editing.edition(id)
    const { act, added } = propose(edition)
    if (act !== null) {
      const at = new Date().toISOString()
      const change = changeToWire({ id: randomUUID(), by: 'Yiwen', at, act }, edition.text)
      const answer = await editing.service.submit(id, { revision: edition.revision, change })
      if (answer.kind === 'refused')
        throw new InputError(`The proposals could not be added: ${answer.reason}.`)
    }
    written = await editing.close()
    if (args.flag('json')) io.out(`${JSON.stringify({ added })}\n`)
    else
      io.out(
        `${added === 0 ? 'Nothing new' : `${added} new ${added === 1 ? 'entry' : 'entries'} proposed`} in ${id}.\n`,
      )
    return written ? 0 : 1
  } finally {
    if (!written) await editing.close()
  }
}
