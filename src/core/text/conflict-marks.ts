import type { Problem } from './problem.ts'

/** What git leaves in a file when it could not merge two versions; null when there is no such mark. */
export function conflictMarks(source: string): Problem | null {
  const mark = /^(?:<{7}|>{7})(?= |\r?$)/mu.exec(source)
  if (mark === null) return null
  return {
    code: 'conflict-markers',
    severity: 'error',
    message:
      'The file holds the marks of a git merge that was not finished (<<<<<<<, =======, >>>>>>>); choose one side and delete the marks.',
    at: { from: mark.index, to: mark.index + 7 },
  }
}
