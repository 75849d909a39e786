import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import * as v from 'valibot'
import { conflictMarks, type Problem, type Read, type Span } from '../../text/index.ts'

/**
 * The JSON value in `source`, held against `schema`; null with problems when it is not JSON or not of that shape.
 * Problems say where in `source` they are (UTF-16 code units): at the first wrong character, or at the value that
 * the schema does not allow.
 */
export function parseJson<S extends v.GenericSchema>(
  source: string,
  schema: S,
): Read<v.InferOutput<S> | null> {
  let value: unknown
  try {
    value = JSON.parse(blankByteOrderMark(source))
  } catch {
    return { value: null, problems: [syntaxProblem(source)] }
  }
  const result = v.safeParse(schema, value)
  if (result.success) return { value: result.output, problems: [] }
  return { value: null, problems: shapeProblems(source, result.issues) }
}

/**
 * The JSON value in `source`, whose shape the sender vouches for: a service of our own that has read and held it against
 * the schema already. Null with problems when it is not JSON.
 */
export function parseVouched<S extends v.GenericSchema>(
  source: string,
  _schema: S,
): Read<v.InferOutput<S> | null> {
  try {
    return { value: JSON.parse(blankByteOrderMark(source)) as v.InferOutput<S>, problems: [] }
  } catch {
    return { value: null, problems: [syntaxProblem(source)] }
  }
}

/** Where the value at `path` stands in the JSON `source`; null when there is none. */
export function placeInJson(source: string, path: readonly (string | number)[]): Span | null {
  const root = treeOf(source)
  return root === undefined ? null : nearest(root, path)
}

/** A space for the mark, so that positions stay as they are. */
const blankByteOrderMark = (source: string) => source.replace(/^\ufeff/, ' ')

/** The tree of `source`; undefined when there is none, or when it nests too deep to be walked. */
function treeOf(source: string, errors: ParseError[] = []): Node | undefined {
  try {
    return parseTree(blankByteOrderMark(source), errors, { disallowComments: true })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function syntaxProblem(source: string): Problem {
  const conflict = conflictMarks(source)
  if (conflict !== null) return conflict
  const errors: ParseError[] = []
  treeOf(source, errors)
  const first = errors[0]
  if (first === undefined) {
    return { code: 'not-json', severity: 'error', message: 'The file is not JSON.', at: null }
  }
  const found = source.slice(first.offset, first.offset + 12).split('\n')[0]
  const what = sentence(printParseErrorCode(first.error))
  return {
    code: 'not-json',
    severity: 'error',
    message: `The file is not JSON: ${what}${found === '' || found === undefined ? '' : ` at 「${found}」`}; mend it here, or take the last good version from git.`,
    at: { from: first.offset, to: first.offset + first.length },
  }
}

/** `PropertyNameExpected` → `property name expected` */
const sentence = (code: string) => code.replace(/\B[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()

function shapeProblems(source: string, issues: readonly v.BaseIssue<unknown>[]): Problem[] {
  const root = treeOf(source)
  return issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number)
    return {
      code: 'wrong-shape',
      severity: 'error',
      message: `${path.length === 0 ? 'The file' : path.join('.')} ${demand(issue)}.`,
      at: root === undefined ? null : nearest(root, path),
    }
  })
}

function demand({ expected, received, message }: v.BaseIssue<unknown>): string {
  if (message.startsWith('must')) return message
  if (received === 'undefined') return 'is missing'
  return expected === null ? `is wrong: ${message}` : `should be ${expected}, and is ${received}`
}

/** The span of the value at `path`, or of the nearest value above it that is there. */
function nearest(root: Node, path: readonly (string | number)[]): Span {
  for (let depth = path.length; depth > 0; depth--) {
    const node = findNodeAtLocation(root, path.slice(0, depth))
    if (node !== undefined) return { from: node.offset, to: node.offset + node.length }
  }
  return { from: root.offset, to: root.offset + 1 }
}
