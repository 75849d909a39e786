import type { ExportFormat } from './export-format.ts'
import { jsonFormat } from './json/index.ts'
import { teiFormat } from './tei/index.ts'

export { type ExportFormat, type ExportInput, type Exported } from './export-format.ts'

/** Every format that can be written; a new one is a folder and a line here. */
export const exportFormats: readonly ExportFormat[] = [teiFormat, jsonFormat]

/** The format called `name`; null when there is none. */
export function findExportFormat(name: string): ExportFormat | null {
  return exportFormats.find((format) => format.name === name) ?? null
}
