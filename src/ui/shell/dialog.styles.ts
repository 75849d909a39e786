import { css } from 'lit'

export const dialogStyles = css`
  dialog {
    inline-size: min(34em, 92vw);
    padding: 22px 26px;
    border: 1px solid var(--hairline);
    border-radius: 4px;
    background: var(--paper);
    color: var(--ink);
    font-size: 14px;
  }

  dialog::backdrop {
    background: rgb(30 26 21 / 0.35);
  }

  h2 {
    margin: 0 0 14px;
    font-size: 16px;
  }

  form[method='dialog'] {
    margin-block-start: 18px;
  }
`
