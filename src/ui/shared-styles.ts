import { css } from 'lit'

/** What all elements share: the box model, quiet controls, and a focus that can always be seen. */
export const sharedStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }

  button {
    padding: 0.2em 0.6em;
    border: 1px solid transparent;
    border-radius: 3px;
    background: none;
    cursor: pointer;
    white-space: nowrap;
  }

  button:hover:not(:disabled) {
    background: var(--wash);
  }

  button:disabled {
    color: var(--soft);
    opacity: 0.55;
    cursor: default;
  }

  button.primary {
    border-color: var(--indigo);
    color: var(--indigo);
    font-weight: 600;
  }

  button[aria-pressed='true'] {
    border-color: var(--indigo);
    color: var(--indigo);
  }

  input:not([type='radio'], [type='checkbox']),
  select,
  textarea {
    padding: 0.25em 0.5em;
    border: 1px solid var(--hairline);
    border-radius: 3px;
    background: var(--paper-raised);
  }

  :focus-visible {
    outline: 2px solid var(--indigo);
    outline-offset: 1px;
  }

  kbd {
    font: 0.82em var(--sans);
    color: var(--soft);
  }

  .serif {
    font-family: var(--serif);
  }

  /* Chinese type has no italics. */
  i:lang(zh-Hant) {
    font-style: normal;
  }

  .soft {
    color: var(--soft);
  }
`
