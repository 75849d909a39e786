export { BaseTextEditor, type BaseTextEditorEvents, type BaseTextEditorOptions } from './base-text-editor.ts'
export { type LemmaMark, lemmaMarks } from './lemma-marks.ts'
export { type Instead, noOverlay, type Overlay } from './overlay-plugin.ts'
