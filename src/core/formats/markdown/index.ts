import type { ExportFormat } from '../export-format.ts'

/** Markdown with footnotes, as pandoc, GitHub and most static site builders read them. */
export const markdownFormat: ExportFormat = {
  name: 'markdown',
  title: '校勘記 (Markdown)',
  extension: '.md',
  mediaType: 'text/markdown',
  firstEntry: /^\[\^[^\]]+\]:/m,
  options: ['style', 'form', 'terms', 'sigla', 'orthographic', 'verdicts', 'apparatuses', 'shorten'],
  write: async (input, options = {}) => (await import('./write.ts')).writeMarkdown(input, options),
}
