import { docxFormat } from './docx/index.ts'
import { epubFormat } from './epub/index.ts'
import type { ExportFormat } from './export-format.ts'
import { htmlFormat } from './html/index.ts'
import { jiaokanjiFormat } from './jiaokanji/index.ts'
import { jsonFormat } from './json/index.ts'
import { ekdosisFormat, reledmacFormat } from './latex/index.ts'
import { markdownFormat } from './markdown/index.ts'
import { teiFormat } from './tei/index.ts'

export {
  type EmbeddedFont,
  type ExportFormat,
  type ExportInput,
  type ExportTools,
  type Exported,
} from './export-format.ts'
export {
  type ExportOptionKind,
  type ExportOptionName,
  type ExportOptions,
  exportOptionNames,
  exportOptions,
  readExportOptions,
} from './export-options.ts'

/** Every format that can be written; a new one is a folder and a line here. */
export const exportFormats: readonly ExportFormat[] = [
  teiFormat,
  reledmacFormat,
  ekdosisFormat,
  docxFormat,
  htmlFormat,
  jiaokanjiFormat,
  markdownFormat,
  epubFormat,
  jsonFormat,
]

/** The format called `name`; null when there is none. */
export function findExportFormat(name: string): ExportFormat | null {
  return exportFormats.find((format) => format.name === name) ?? null
}
