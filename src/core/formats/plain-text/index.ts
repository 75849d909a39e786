import type { ImportFormat } from '../import-format.ts'

/** A plain text with or without notes. */
export const textImport: ImportFormat = {
  name: 'text',
  title: 'plain text, Kanripo',
  extensions: ['.txt', '.md', '.org'],
  recognizes: (name, beginning) =>
    /\.(?:txt|md|org)$/i.test(name) ||
    (!/^\s*[<{[]/.test(beginning) && !beginning.includes('\0') && !beginning.startsWith('PK')),
  read: async (source, options) => (await import('./read.ts')).readPlainText(source, options),
}
