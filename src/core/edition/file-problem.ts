import { type BaseText, baseText, lineAndColumn, type Problem } from '../text/index.ts'

/** A problem in a file of the project, named so that an editor finds it: path from the project folder, line, column. */
export interface FileProblem {
  readonly code: string
  readonly severity: Problem['severity']
  readonly message: string
  readonly file: string
  /** From 1; null when the problem concerns the whole file. */
  readonly line: number | null
  /** From 1, in code points. */
  readonly column: number | null
}

/** `problem`, found in the file at `path` whose content is `source`. */
export function fileProblem(path: string, source: string, problem: Problem): FileProblem {
  return fileProblemIn(path, baseText(source), problem)
}

/** The same for a text whose lines are known already, since there may be many problems in it. */
export function fileProblemIn(path: string, text: BaseText, { at, ...problem }: Problem): FileProblem {
  const { code, severity, message } = problem
  const { line, column } = at === null ? { line: null, column: null } : lineAndColumn(text, at.from)
  return { code, severity, message, file: path, line, column }
}

/** One line for a list: `corpus/x/base.txt:3:14: error: …` */
export function fileProblemLine({ file, line, column, severity, message }: FileProblem): string {
  return [file, ...(line === null ? [] : [line, column]), ` ${severity}`, ` ${message}`].join(':')
}

/** Thrown when a file of the project cannot be read or written; its message is the sentence for the editor. */
export class FileError extends Error {
  readonly problem: FileProblem

  constructor(problem: FileProblem) {
    super(problem.line === null ? `${problem.file}: ${problem.message}` : fileProblemLine(problem))
    this.name = 'FileError'
    this.problem = problem
  }
}
