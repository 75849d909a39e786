import { checkEntries, checkText } from '../core/apparatus/index.ts'
import {
  type FileProblem,
  fileProblem,
  fileProblemIn,
  fileProblemLine,
  type Recovered,
} from '../core/edition/index.ts'
import { FilesStorage } from '../storage/index.ts'
import { type Command, InputError } from './command.ts'
import { projectFolder, projectOption, readEdition } from './project.ts'

export const checkCommand: Command = {
  name: 'check',
  usage: '[edition]',
  summary: 'says what is wrong or doubtful in an edition, or in all of them',
  details: `A line each: file:line:column: severity: message. Columns count characters (code points).
Exit code 1 when there are errors; warnings alone are 0.`,
  positionals: [0, 1],
  options: {
    json: { value: null, help: 'prints {"problems": [...]}' },
    project: projectOption,
  },
  async run(args, io) {
    const storage = await FilesStorage.openForReading(projectFolder(args.value('project'), io))
    const [named] = args.positionals
    const ids = named === undefined ? await storage.editions() : [named]
    if (ids.length === 0) {
      throw new InputError(
        'The project has no edition yet: corpus/NAME/base.txt and corpus/NAME/edition.json.',
      )
    }
    const problems: FileProblem[] = []
    for (const id of ids) problems.push(...problemsOf(await readEdition(storage, id)))
    if (args.flag('json')) io.out(`${JSON.stringify({ problems }, null, 2)}\n`)
    else for (const problem of problems) io.out(`${fileProblemLine(problem)}\n`)
    return problems.some(({ severity }) => severity === 'error') ? 1 : 0
  },
}

function problemsOf({ state, problems }: Recovered): FileProblem[] {
  if (state === null) return [...problems]
  const { edition, files } = state
  const { text, witnesses, entries } = edition
  const found = [...checkText(text), ...checkEntries(text, witnesses, entries)]
  return [
    ...problems,
    ...found.map((problem) =>
      // What has no place in the text is about an entry that lost it.
      problem.at === null
        ? fileProblem(files.apparatusPath, '', problem)
        : fileProblemIn(files.text.path, text, problem),
    ),
  ]
}
