import type { ExportFormat } from '../export-format.ts'

/** LaTeX with reledmac, the usual package for editions with several apparatuses keyed to line numbers. */
export const reledmacFormat: ExportFormat = {
  name: 'reledmac',
  title: 'LaTeX (reledmac)',
  extension: '.tex',
  mediaType: 'application/x-tex',
  firstEntry: /\\edtext\{/,
  options: ['style', 'form', 'terms', 'sigla', 'orthographic', 'verdicts', 'apparatuses', 'shorten'],
  write: async (input, options = {}) => (await import('./reledmac.ts')).writeReledmac(input, options),
}

/** LaTeX with ekdosis, for LuaLaTeX. */
export const ekdosisFormat: ExportFormat = {
  ...reledmacFormat,
  name: 'ekdosis',
  title: 'LaTeX (ekdosis)',
  firstEntry: /\\app\[type/,
  write: async (input, options = {}) => (await import('./ekdosis.ts')).writeEkdosis(input, options),
}
