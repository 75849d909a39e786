import { css, html, LitElement, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type LaidOutGraph, shortened } from '../../worker/lay-out-graph.ts'
import { sharedStyles } from '../shared-styles.ts'
import type { CollationWords } from './collation-words.ts'

/**
 * The variant graph of a passage: each text is a path from left to right, and texts that agree share their way. Below
 * it the same as text.
 */
@customElement('variant-graph')
export class VariantGraphElement extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        padding: 6px 12px;
      }

      .picture {
        overflow: auto;
      }

      svg {
        display: block;
      }

      .edge {
        fill: none;
        stroke: var(--soft);
        stroke-width: 1.2;
      }

      .base {
        stroke: var(--ink);
        stroke-width: 2;
      }

      .moved {
        fill: none;
        stroke: var(--vermilion);
        stroke-dasharray: 4 3;
      }

      rect {
        fill: var(--paper-raised);
        stroke: var(--hairline);
      }

      rect.base {
        stroke: var(--ink);
        stroke-width: 1.2;
      }

      circle {
        fill: var(--soft);
      }

      text {
        fill: var(--ink);
        font: 16px var(--serif);
        text-anchor: middle;
        dominant-baseline: central;
      }

      text.sigla {
        fill: var(--soft);
        font: 11px var(--sans);
        paint-order: stroke;
        stroke: var(--paper);
        stroke-width: 3px;
      }

      ul {
        margin: 4px 0;
        padding-inline-start: 1.4em;
        font-family: var(--serif);
      }
    `,
  ]

  @property({ attribute: false }) graph!: LaidOutGraph
  @property({ attribute: false }) sigla: readonly string[] = []
  @property({ attribute: false }) words!: CollationWords
  @property({ attribute: false }) textLanguage = 'zh-Hant'

  override render() {
    const { nodes, edges, transpositions, width, height } = this.graph
    const { words, textLanguage } = this
    const title = words.graphOf(this.#baseWords())
    const byId = new Map(nodes.map((node) => [node.id, node]))
    const middle = (points: LaidOutGraph['edges'][number]['points']) => points[Math.floor(points.length / 2)]!
    return html`<div class="picture" tabindex="0" role="region" aria-label=${title}>
        <svg width=${width} height=${height} role="img" aria-label=${title} lang=${textLanguage}>
          ${edges.map(
            ({
              points,
              rows,
            }) => svg`<path class="edge ${rows.includes(0) ? 'base' : ''}" d=${pathOf(points)} />
              <text class="sigla" x=${middle(points).x} y=${middle(points).y - 7}>${this.#names(rows)}</text>`,
          )}
          ${transpositions.map(({ from, to }) => {
            const [a, b] = [byId.get(from)!, byId.get(to)!]
            const lift = Math.max(a.y, b.y) + 40
            return svg`<path class="moved" d="M${a.x} ${a.y + 16} Q${(a.x + b.x) / 2} ${lift} ${b.x} ${b.y + 16}" />`
          })}
          ${nodes.map(({ text, rows, x, y, width, height }) =>
            text === ''
              ? svg`<circle cx=${x} cy=${y} r="4" />`
              : svg`<rect class=${rows.includes(0) ? 'base' : ''} x=${x - width / 2} y=${y - height / 2} width=${width} height=${height} rx="3" />
                  <text x=${x} y=${y}>${shortened(text.replace(/\s+/gu, ' '))}</text>`,
          )}
        </svg>
      </div>
      <details>
        <summary>${words.graphAsText}</summary>
        <ul lang=${textLanguage}>
          ${this.#paths().map(({ rows, text }) => html`<li>${words.path(this.#names(rows), text)}</li>`)}
        </ul>
      </details>`
  }

  /** Sigla of an edge; of the many only how many. */
  #names(rows: readonly number[]): string {
    if (rows.length === this.sigla.length) return ''
    return rows.map((row) => this.sigla[row]).join(' ')
  }

  #baseWords(): string {
    return this.graph.nodes
      .filter(({ rows, text }) => text !== '' && rows.includes(0))
      .map(({ text }) => shortened(text))
      .join('')
  }

  /** What each text has, those that have the same together. */
  #paths(): { text: string; rows: number[] }[] {
    const paths = new Map<string, number[]>()
    for (let row = 0; row < this.sigla.length; row++) {
      const text = this.graph.nodes
        .filter(({ rows, text }) => text !== '' && rows.includes(row))
        .map(({ text }) => text)
        .join('·')
      const said = text === '' ? this.words.nothingInPlace : text
      paths.set(said, [...(paths.get(said) ?? []), row])
    }
    return Array.from(paths, ([text, rows]) => ({ text, rows }))
  }
}

function pathOf(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  return `M${first.x} ${first.y}${rest.map(({ x, y }) => `L${x} ${y}`).join('')}`
}

declare global {
  interface HTMLElementTagNameMap {
    'variant-graph': VariantGraphElement
  }
}
