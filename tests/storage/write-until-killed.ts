// Types at the beginning of a base text without end, and prints how many changes were acknowledged. Killed by
// recovery.test.ts.
import { writeSync } from 'node:fs'
import { EditionDesk } from '../../src/core/edition/index.ts'
import { FilesStorage, sha256 } from '../../src/storage/index.ts'

const storage = await FilesStorage.openForWriting(process.argv[2]!)
const now = () => new Date().toISOString()
const desk = new EditionDesk({ storage, hash: sha256, now, report: (problem) => console.error(problem) })
for (let revision = (await desk.edition('x'))!.revision; ; revision++) {
  const changes = [{ start: 0, end: 0, deleted: '', insert: '異' }]
  const change = {
    id: `c${revision}`,
    by: '戴',
    at: now(),
    act: { kind: 'edit-text', nature: 'transcription', changes },
  } as const
  const { kind } = await desk.submit('x', {
    revision,
    change: { ...change, act: { ...change.act, changes } },
  })
  if (kind === 'accepted') writeSync(1, `${revision + 1}\n`)
}
