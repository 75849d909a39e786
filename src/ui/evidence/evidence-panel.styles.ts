import { css } from 'lit'

export const evidencePanelStyles = css`
  :host {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(22em, 100%), 1fr));
    gap: 10px 34px;
    align-items: start;
    padding: 10px 18px 22px;
  }

  section {
    min-inline-size: 0;
  }

  .label,
  h3 {
    margin: 0 0 4px;
    font-size: 12.5px;
    font-weight: 600;
    color: var(--soft);
    text-align: start;
  }

  h3:not(:first-child) {
    margin-block-start: 14px;
  }

  table {
    border-collapse: collapse;
    inline-size: 100%;
  }

  th,
  td {
    padding: 3px 0;
    border-block-end: 1px solid var(--hairline);
    text-align: start;
    vertical-align: baseline;
  }

  th {
    padding-inline-end: 1.4em;
    font-size: 16px;
    font-weight: 600;
  }

  th .soft {
    font: 12.5px var(--sans);
  }

  .note {
    margin: 4px 0 0;
    line-height: 1.7;
    font-size: 15px;
  }

  mark {
    color: inherit;
    background: var(--wash-strong);
    text-decoration: underline dotted var(--vermilion);
    text-underline-offset: 0.22em;
  }

  .sought {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.2em 0.9em;
    margin-block-start: 8px;
  }

  .sought b {
    font: 600 16px var(--serif);
  }

  ol,
  ul {
    margin: 2px 0 0;
    padding: 0;
    list-style: none;
  }

  .kwic button,
  .kwic a {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr) 2.2em;
    gap: 0.35em;
    inline-size: 100%;
    padding: 1px 4px;
    font: 15px/1.6 var(--serif);
    color: inherit;
    text-decoration: none;
    border-radius: 3px;
  }

  .kwic a:hover {
    background: var(--wash);
  }

  .kwic span {
    overflow: hidden;
    white-space: nowrap;
  }

  /* From right to left, so that what is too long is cut at its far end. */
  .kwic .before {
    text-align: start;
    direction: rtl;
  }

  .kwic .before bdi {
    unicode-bidi: isolate;
  }

  .kwic .after {
    text-align: start;
  }

  .kwic b {
    color: var(--vermilion);
    font-weight: 600;
  }

  .kwic small {
    font: 11.5px/2.1 var(--sans);
    color: var(--soft);
  }

  .entries button {
    padding-inline: 4px;
    white-space: normal;
    text-align: start;
  }

  .pairs li {
    display: flex;
    gap: 1em;
    align-items: baseline;
  }

  .pairs b {
    font: 600 16px var(--serif);
  }

  p.empty {
    margin: 0;
    color: var(--soft);
  }
`
