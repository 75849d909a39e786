import { css } from 'lit'

export const collationPanelStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
  }

  .bar {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 4px 12px;
  }

  .bar .end {
    margin-inline-start: auto;
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }

  alignment-grid {
    flex: 0 1 auto;
    min-block-size: 90px;
  }

  unit-bar,
  .foot {
    flex: none;
  }

  .foot {
    padding: 2px 12px 6px;
    color: var(--soft);
    font-size: 12.5px;
  }

  .message {
    padding: 14px 18px;
    max-inline-size: 48em;
  }

  .doubt,
  .misfit {
    color: var(--amber);
  }

  details {
    position: relative;
  }

  summary {
    cursor: pointer;
    padding: 0.2em 0.3em;
    border-radius: 3px;
    white-space: nowrap;
  }

  .sheet {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-start: 0;
    z-index: 5;
    inline-size: max-content;
    max-inline-size: min(38em, 88vw);
    max-block-size: 40vh;
    overflow: auto;
    padding: 6px 12px;
    background: var(--paper-raised);
    border: 1px solid var(--hairline);
  }

  .sheet p {
    margin: 4px 0;
  }

  .sheet label {
    display: block;
    padding: 2px 0;
  }

  .list {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .list li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 8px;
    padding: 2px 0;
    border-block-end: 1px solid var(--hairline);
  }

  .pair {
    font: 16px var(--serif);
  }

  progress {
    inline-size: 14em;
    accent-color: var(--indigo);
    vertical-align: middle;
  }

  @media (max-width: 600px) {
    .bar .end {
      margin-inline-start: 0;
    }
  }
`
