import { css } from 'lit'

export const exchangeStyles = css`
  :host {
    display: grid;
    gap: 14px;
    inline-size: min(60em, 86vw);
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
    padding: 10px 12px;
    border: 1px dashed var(--hairline);
  }

  .drop.over {
    border-color: var(--indigo);
  }
`
