import { css } from 'lit'

export const exchangeStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    /* The dialog around it has a margin and a rim of its own. */
    inline-size: min(60em, 94vw - 56px);
    font-size: 14px;
  }

  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 16px;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    margin-block-end: 4px;
    color: var(--soft);
  }

  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 18px;
    align-items: end;
  }

  .fields label {
    display: grid;
    gap: 2px;
    color: var(--soft);
  }

  .fields label {
    max-inline-size: 100%;
  }

  .fields input:not([type='number']),
  .fields select {
    max-inline-size: 100%;
  }

  .fields label > * {
    color: var(--ink);
  }

  pre,
  textarea {
    inline-size: 100%;
    block-size: 15em;
    margin: 0;
    padding: 8px 10px;
    overflow: auto;
    border: 1px solid var(--hairline);
    font: 13px/1.6 var(--mono, monospace);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  textarea {
    block-size: 6em;
  }

  h3 {
    margin: 0 0 4px;
    font-size: 14px;
  }

  ul {
    max-block-size: 9em;
    margin: 0;
    padding-inline-start: 1.2em;
    overflow: auto;
  }

  p {
    margin: 0;
  }

  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }

  .paste textarea {
    color: var(--ink);
  }

  .beginning {
    block-size: auto;
    max-block-size: 7em;
    font-size: 15px;
  }

  .paste {
    display: grid;
    gap: 2px;
    color: var(--soft);
  }

  .reading {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    align-items: center;
  }

  progress {
    inline-size: 16em;
    accent-color: var(--indigo);
  }

  .drop label {
    max-inline-size: 100%;
  }

  .drop input {
    max-inline-size: 100%;
  }

  .gate {
    padding-block: 8px;
    border-block: 1px solid var(--hairline);
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  .drop {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 10px 12px;
    border: 1px dashed var(--hairline);
  }

  .drop.over {
    border-color: var(--indigo);
  }
`
