import { baseText, lineAndColumn, type Problem } from '../text/index.ts'

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
export function fileProblem(path: string, source: string, { at, ...problem }: Problem): FileProblem {
  const place = at === null ? { line: null, column: null } : lineAndColumn(baseText(source), at.from)
  return { code: problem.code, severity: problem.severity, message: problem.message, file: path, ...place }
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
