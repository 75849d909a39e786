import { css } from 'lit'

export const apparatusEntryStyles = css`
  :host {
    display: block;
    font-size: 15px;
    line-height: 1.55;
  }

  .entry {
    --status: var(--vermilion);
    border-inline-start: 2px solid transparent;
    padding-inline-start: 8px;
  }

  .disputed {
    --status: var(--amber);
  }

  .settled {
    --status: var(--moss);
  }

  .rejected {
    --status: var(--soft);
  }

  :host([selected]) .entry {
    border-inline-start-color: var(--status);
  }

  .line {
    display: block;
    inline-size: 100%;
    padding: 1px 4px;
    text-align: start;
    white-space: normal;
    line-height: inherit;
  }

  :host([hovered]) .line {
    background: var(--wash);
  }

  .line > .sign {
    display: inline-block;
    inline-size: 1.25em;
    color: var(--status);
    font-size: 0.86em;
  }

  .printed {
    font-family: var(--serif);
    overflow-wrap: anywhere;
  }

  .rejected .printed {
    color: var(--soft);
    text-decoration: line-through 1px;
  }

  .printed .lemma {
    font-weight: 700;
  }

  .printed .sign {
    font-style: italic;
    color: var(--soft);
    font-size: 0.9em;
  }

  .printed .sign:lang(zh-Hant) {
    font-style: normal;
  }

  .sigla {
    font-size: 0.84em;
    color: var(--soft);
  }

  .sigla small {
    font-size: 0.92em;
  }

  .kind {
    font-size: 0.78em;
    color: var(--soft);
    letter-spacing: 0.04em;
  }

  .verdict {
    font: 0.84em var(--serif);
    color: var(--amber);
    margin-inline-start: 0.5em;
  }

  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .details {
    writing-mode: var(--details-writing-mode, inherit);
    inline-size: var(--details-width, auto);
    padding: 2px 4px 6px calc(4px + 1.1em);
    font-size: 13px;
    line-height: 1.55;
  }

  .details p {
    margin: 0.25em 0;
  }

  .sources {
    font-size: 14px;
  }

  .sum {
    display: block;
    font-size: 14px;
  }

  .label {
    color: var(--soft);
    margin-inline-end: 0.3em;
  }

  q {
    quotes: '「' '」';
    border-block-end: 1px dotted var(--indigo);
    overflow-wrap: anywhere;
  }

  .warning {
    color: var(--amber);
  }

  .comment {
    padding-inline-start: 0.6em;
    border-inline-start: 1px solid var(--hairline);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 4px;
    margin-block: 4px;
    margin-inline-start: -0.6em;
  }

  .actions .accept {
    color: var(--vermilion);
    font-weight: 600;
  }

  @media print {
    :host {
      font-size: inherit;
    }

    .details {
      display: none;
    }

    :host([selected]) .entry {
      border-inline-start-color: transparent;
    }
  }
`
