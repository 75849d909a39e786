import { docxFormat } from './docx/index.ts'
import { epubFormat } from './epub/index.ts'
import type { ExportFormat } from './export-format.ts'
import { jsonFormat, jsonImport } from './json/index.ts'
import { collatexFormat } from './collatex/index.ts'
import { csvFormat, csvImport } from './csv/index.ts'
import { docxImport } from './docx/import.ts'
import { graphmlFormat } from './graphml/index.ts'
import { nexusFormat } from './nexus/index.ts'
import { textImport } from './plain-text/index.ts'
import { collatexImport } from './table/index.ts'
import { w3cFormat } from './w3c/index.ts'
import { teiFormat, teiImport, teiLocationFormat, teiParallelFormat } from './tei/index.ts'
import type { ImportFormat, ImportSource } from './import-format.ts'
import { htmlFormat } from './html/index.ts'
import { jiaokanjiFormat } from './jiaokanji/index.ts'
import { ekdosisFormat, reledmacFormat } from './latex/index.ts'
import { markdownFormat } from './markdown/index.ts'

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
  teiParallelFormat,
  teiLocationFormat,
  csvFormat,
  w3cFormat,
  collatexFormat,
  graphmlFormat,
  nexusFormat,
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

export {
  type Imported,
  type ImportFormat,
  type ImportOptions,
  type ImportProblem,
  type ImportSource,
  type ReadImport,
} from './import-format.ts'

/** Every format that can be read, those that are told apart most surely first; a new one is a folder and a line here. */
export const importFormats: readonly ImportFormat[] = [
  teiImport,
  jsonImport,
  collatexImport,
  docxImport,
  csvImport,
  textImport,
]

/** The format called `name`, that can be read; null when there is none. */
export function findImportFormat(name: string): ImportFormat | null {
  return importFormats.find((format) => format.name === name) ?? null
}

/** The format of a file, by its name and its beginning; null when none is recognized. */
export async function recognizeSource(source: ImportSource): Promise<ImportFormat | null> {
  for await (const bytes of source.bytes()) {
    const encoding = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8'
    return recognizeFormat(source.name, new TextDecoder(encoding).decode(bytes.subarray(0, 1 << 16)))
  }
  return recognizeFormat(source.name, '')
}

/** The format of the file `name`, by its beginning; null when none is recognized. */
export function recognizeFormat(name: string, beginning: string): ImportFormat | null {
  return importFormats.find((format) => format.recognizes(name, beginning.replace(/^\ufeff/, ''))) ?? null
}
