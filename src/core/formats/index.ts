import type { ExportFormat } from './export-format.ts'
import { jsonFormat } from './json/index.ts'

export { type Exported, type ExportFormat, type ExportInput } from './export-format.ts'

/** The formats an apparatus can be exported to, in the order of menus. */
export const exportFormats: readonly ExportFormat[] = [jsonFormat]
