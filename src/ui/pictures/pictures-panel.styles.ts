import { css } from 'lit'

export const picturesPanelStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(15em, 22em);
    gap: 10px 34px;
    align-items: start;
    padding: 10px 18px 22px;
  }

  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 18px 40px;
    align-items: start;
    min-inline-size: 0;
  }

  figure {
    margin: 0;
    max-inline-size: 100%;
    overflow-x: auto;
  }

  figcaption,
  h3 {
    margin: 0 0 4px;
    font-size: 12.5px;
    font-weight: 600;
    color: var(--soft);
  }

  figcaption small {
    display: block;
    font-weight: 400;
  }

  table {
    border-collapse: collapse;
  }

  th {
    font-weight: 400;
    padding: 1px 8px 1px 0;
    text-align: start;
    white-space: nowrap;
  }

  thead th {
    color: var(--soft);
    vertical-align: bottom;
  }

  thead th.number,
  td.number {
    text-align: end;
    padding-inline: 6px;
  }

  td {
    padding: 0;
  }

  .sigla thead th[lang] {
    writing-mode: vertical-rl;
    padding: 0 0 4px;
  }

  .sigla td {
    border: 1px solid var(--paper);
    text-align: center;
  }

  .sigla td button {
    min-inline-size: 2.6em;
    border-radius: 0;
    padding: 0.1em 0.2em;
    font-size: 12px;
  }

  /* Five steps from no agreement to all; the number says it as well. */
  .step0 {
    background: color-mix(in srgb, var(--indigo) 4%, var(--paper));
  }

  .step1 {
    background: color-mix(in srgb, var(--indigo) 14%, var(--paper));
  }

  .step2 {
    background: color-mix(in srgb, var(--indigo) 26%, var(--paper));
  }

  .step3 {
    background: color-mix(in srgb, var(--indigo) 38%, var(--paper));
  }

  .step4 {
    background: color-mix(in srgb, var(--indigo) 50%, var(--paper));
  }

  svg {
    display: block;
    block-size: 0.9em;
    inline-size: 11em;
  }

  .proposed {
    fill: color-mix(in srgb, var(--vermilion) 45%, var(--paper));
  }

  .accepted,
  .against {
    fill: var(--vermilion);
  }

  .rejected,
  .with {
    fill: var(--soft);
  }

  .disputed {
    fill: var(--amber);
  }

  .settled {
    fill: var(--moss);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .chosen {
    position: sticky;
    inset-block-start: 8px;
  }

  .chosen button {
    white-space: normal;
    text-align: start;
    padding-inline: 4px;
  }

  p {
    margin: 0;
    color: var(--soft);
  }

  @media (max-width: 900px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
