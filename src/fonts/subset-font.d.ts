declare module 'subset-font' {
  /** The font with the glyphs of `text` only, in another container. */
  function subsetFont(
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: 'woff2' },
  ): Promise<Uint8Array>
  export { subsetFont as default }
}
