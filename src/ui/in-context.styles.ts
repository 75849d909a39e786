import { css } from 'lit'

/** A line that shows words in their context: an element with the class `in-context`, and in it before, words, after. */
export const inContextStyles = css`
  .in-context {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    gap: 0.4em;
    inline-size: min(60em, 100%);
    padding-block: 1px;
    font: 15px var(--serif);
    white-space: normal;
  }

  .before {
    text-align: end;
  }

  .after {
    text-align: start;
  }

  .in-context b {
    color: var(--vermilion);
  }
`
