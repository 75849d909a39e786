// Makes the numbered changes one after another, and prints how many were acknowledged, until it is killed.
import { writeSync } from 'node:fs'
import { numbered, openProject } from './project.ts'

const { desk } = await openProject(process.argv[2]!)
for (let number = (await desk.edition('x'))!.revision; ; number++) {
  const answer = await desk.submit('x', numbered(number))
  if (answer.kind === 'refused') throw new Error(answer.reason)
  writeSync(1, `${number + 1}\n`)
}
