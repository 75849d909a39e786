import { css } from 'lit'

export const alignmentGridStyles = css`
  :host {
    display: block;
    min-block-size: 0;
    border-block: 1px solid var(--hairline);
  }

  .scroller {
    position: relative;
    block-size: 100%;
    overflow: auto;
    overscroll-behavior: contain;
    outline-offset: -2px;
  }

  .space {
    position: relative;
  }

  .row {
    position: absolute;
    inset-inline-start: 0;
    block-size: 32px;
    border-block-end: 1px solid var(--hairline);
  }

  .head {
    position: sticky;
    inset-block-start: 0;
    block-size: 22px;
    z-index: 3;
    background: var(--paper);
    color: var(--soft);
    font-size: 12px;
  }

  .siglum {
    position: sticky;
    inset-inline-start: 0;
    z-index: 2;
    inline-size: 112px;
    block-size: 100%;
    padding: 4px 8px 0 12px;
    overflow: hidden;
    background: var(--paper);
    border-inline-end: 1px solid var(--hairline);
    font-family: var(--serif);
    font-size: 14px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .base .siglum,
  .base .cell {
    font-weight: 600;
  }

  .cell,
  .column {
    position: absolute;
    inset-block: 0;
    padding: 3px 10px 0;
    overflow: hidden;
    white-space: nowrap;
    text-align: center;
    cursor: default;
    user-select: none;
  }

  .cell {
    font: 17px/1.45 var(--serif);
    border-inline-end: 1px solid var(--hairline);
  }

  .column {
    padding-block-start: 1px;
  }

  .same {
    color: var(--ink);
  }

  .witness .same {
    color: var(--soft);
  }

  .r1 {
    background: color-mix(in srgb, var(--vermilion) 15%, transparent);
  }

  .r2 {
    background: color-mix(in srgb, var(--indigo) 15%, transparent);
  }

  .r3 {
    background: color-mix(in srgb, var(--moss) 18%, transparent);
  }

  .r4 {
    background: color-mix(in srgb, var(--amber) 16%, transparent);
  }

  .spelled {
    text-decoration: underline 1px dotted var(--soft);
    text-underline-offset: 0.22em;
  }

  .lacking {
    background: repeating-linear-gradient(
      -45deg,
      transparent 0 5px,
      color-mix(in srgb, var(--ink) 8%, transparent) 5px 6px
    );
  }

  .sign {
    font: 12px var(--sans);
    color: var(--soft);
  }

  .letter {
    margin-inline-start: 2px;
    font: italic 11px var(--sans);
    vertical-align: super;
    line-height: 0;
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .chosen {
    box-shadow: inset 0 2px 0 var(--indigo);
    color: var(--indigo);
  }

  .active {
    outline: 2px solid var(--indigo);
    outline-offset: -2px;
  }

  .scroller:not(:focus) .active {
    outline-style: dotted;
  }
`
