import type { Run } from '../print/index.ts'
import type { ScriptWriter } from './script.ts'

/** Runs of a printed entry in LaTeX: the commands that the preamble defines, so that a house style is set in one place. */
export function writeRuns(runs: readonly Run[], scripts: ScriptWriter, rightToLeft = false): string {
  return runs
    .map(({ kind, text }) => {
      const words = scripts.write(text, rightToLeft)
      switch (kind) {
        case 'lemma':
        case 'reading':
        case 'remark':
        case 'person':
        case 'mark':
          return words
        case 'term':
          return `\\YWterm{${words}}`
        case 'siglum':
          return `\\YWsiglum{${words}}`
        case 'hand':
        case 'occurrence':
          return `\\YWraised{${words}}`
        case 'locus':
          return `\\YWlocus{${words}}`
        default:
          return kind satisfies never
      }
    })
    .join('')
}
