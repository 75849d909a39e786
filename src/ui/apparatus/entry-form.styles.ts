import { css } from 'lit'

export const entryFormStyles = css`
  :host {
    display: block;
    writing-mode: var(--details-writing-mode, inherit);
    inline-size: var(--details-width, auto);
    font-size: 13px;
  }

  form {
    display: grid;
    gap: 8px;
    padding: 10px 12px;
    border: 1px solid var(--hairline);
    border-inline-start: 2px solid var(--indigo);
    background: var(--paper-raised);
  }

  .label,
  legend {
    color: var(--soft);
    padding: 0;
  }

  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .lemma b {
    font-size: 17px;
    margin-inline-start: 0.4em;
  }

  .lemma-choice {
    display: inline-flex;
    flex-wrap: wrap;
    margin-inline-start: 0.4em;
    color: var(--indigo);
  }

  fieldset {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  .reading-line {
    display: flex;
    gap: 6px;
  }

  .words {
    flex: 1;
    min-inline-size: 6em;
    font-size: 17px;
  }

  .words[readonly] {
    background: none;
    border-style: dashed;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    max-block-size: 13em;
    overflow: auto;
    padding: 2px;
  }

  .chip {
    border-color: var(--hairline);
    padding: 0.05em 0.5em;
  }

  .chip sub {
    margin-inline-start: 0.25em;
    font: 10px/1 var(--sans);
    color: var(--soft);
    vertical-align: baseline;
  }

  .chip[aria-checked='true'] {
    background: color-mix(in srgb, var(--indigo) 14%, transparent);
    border-color: var(--indigo);
  }

  .new-witness {
    inline-size: 9em;
    padding-block: 0.05em;
  }

  .rest {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 6px 12px;
  }

  .rest label,
  .field {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
    color: var(--soft);
  }

  .rest select,
  .rest input,
  .field input {
    color: var(--ink);
  }

  .field input {
    flex: 1;
  }

  .problem {
    margin: 0;
    color: var(--vermilion);
  }

  .buttons {
    display: flex;
    gap: 8px;
  }
`
