import { svg, type SVGTemplateResult, html, type TemplateResult } from 'lit'

/** A part of a bar: how many it stands for, and the class that colours it. */
export interface Part {
  readonly kind: string
  readonly count: number
}

/** Parts side by side, `most` as long as the bar can be. The numbers beside it say the same, so it is not read out. */
export function bar(parts: readonly Part[], most: number): TemplateResult {
  let before = 0
  const rects = parts.map(({ kind, count }): SVGTemplateResult => {
    const x = before
    before += count
    return svg`<rect class=${kind} x=${x} width=${count} y="0" height="1"></rect>`
  })
  return html`<svg viewBox=${`0 0 ${Math.max(most, 1)} 1`} preserveAspectRatio="none" aria-hidden="true">
    ${rects}
  </svg>`
}
