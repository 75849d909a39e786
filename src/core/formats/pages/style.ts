/**
 * How pages look, on screen, on paper and in a reader: a well-printed edition. No address is fetched. `families` are
 * put before the usual fonts.
 */
export function styleSheet(families: readonly string[], vertical: boolean): string {
  const fonts = [...families, ...FONTS].map((font) => (font === 'serif' ? font : `"${font}"`)).join(',')
  return `:root{color-scheme:light dark}
body{margin:0 auto;max-width:38em;padding:2em 1.2em;font:1.15em/1.9 ${fonts};color:#1e1a15;background:#fbf9f4}
${vertical ? 'html{writing-mode:vertical-rl}body{max-width:none;max-height:42em;margin:auto;padding:1.2em 2em}' : ''}
h1{font-size:1.5em;line-height:1.3}h2{font-size:1.15em;margin:1.6em 0 .4em}
p{margin:0 0 .5em;white-space:pre-wrap}
.note{font-size:.82em;color:#6a6156}
p .lemma,h2 .lemma{text-decoration:underline;text-decoration-color:#b5392b;text-decoration-thickness:1px;text-underline-offset:.25em}
.lost .lemma{text-decoration:none}
sup{font-size:.65em;line-height:0}
.mark a{color:#b5392b;text-decoration:none;padding:0 .1em}
.apparatus,.sigla{font-size:.86em;line-height:1.6;border-block-start:1px solid #e4ded2}
.apparatus ol{list-style:none;padding:0;margin:0}
.apparatus li{margin:.25em 0;white-space:pre-wrap;overflow-wrap:anywhere}
.apparatus li>a{color:#b5392b;text-decoration:none;font-variant-numeric:tabular-nums}
.apparatus .lemma{font-weight:bold}
i:lang(zh){font-style:normal;color:#6a6156}
.siglum{font-family:sans-serif;font-size:.92em}
.sigla dt{float:inline-start;clear:inline-start;min-width:4em;padding-inline-end:1em}
.sigla dd{margin:0;min-height:1.6em;overflow-wrap:anywhere}
.unseen{outline:1px dotted #a86f12}
:target{background:#f3e3c8}
@media (prefers-color-scheme:dark){body{color:#e9e2d5;background:#161412}.note,i:lang(zh){color:#a69c8d}.mark a,.apparatus li>a{color:#e2705f}:target{background:#40331f}.apparatus,.sigla{border-color:#322d27}}
@media print{body{max-width:none;max-height:none;padding:0;font-size:11pt;color:#000;background:none}h2{break-after:avoid}p,li{orphans:2;widows:2}.apparatus{break-before:auto}.mark a,.apparatus li>a{color:#000}}
`
}

/** Paper for the browser's print view: numbered pages. Readers of books have pages of their own. */
export const paperRules =
  '@page{size:A4;margin:22mm 20mm;@bottom-center{content:counter(page);font-size:9pt}}\n'

const FONTS = [
  'Noto Serif CJK TC',
  'Source Han Serif TC',
  'Songti TC',
  'PMingLiU',
  'HanaMinA',
  'HanaMinB',
  'BabelStone Han',
  'MingLiU-ExtB',
  'SimSun-ExtB',
  'serif',
]
