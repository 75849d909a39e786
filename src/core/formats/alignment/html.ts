import { cellText } from '../../collation/index.ts'
import { type AlignmentFormat } from './alignment-format.ts'
import { escapeMarkup } from './markup.ts'

/** The alignment table as one page that needs nothing else: a row a place, a column a text, variants marked. */
export const htmlTable: AlignmentFormat = {
  name: 'html',
  title: 'the alignment table as a page',
  write({ table }) {
    const head = table.sigla.map((siglum) => `<th scope="col">${escapeMarkup(siglum)}</th>`).join('')
    const rows = table.columns.map(({ varies, cells }, i) => {
      const fields = cells.map((cell, row) => {
        const text = cellText(table, row, cell)
        return text === '' ? '<td class="none">—</td>' : `<td>${escapeMarkup(text)}</td>`
      })
      return `<tr${varies ? ' class="varies"' : ''}><th scope="row">${i + 1}</th>${fields.join('')}</tr>`
    })
    return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeMarkup(table.sigla.join(' · '))}</title>
<style>
body { font-family: serif; margin: 2rem }
table { border-collapse: collapse }
th, td { border: 1px solid #bbb; padding: .2em .5em; text-align: start; vertical-align: top; white-space: pre-wrap }
thead th { position: sticky; top: 0; background: #fff }
tbody th { color: #555; font-weight: normal }
.varies td { background: #fdf3d8 }
.none { color: #777 }
@media (prefers-color-scheme: dark) {
  body, thead th { background: #181818; color: #eee }
  .varies td { background: #40381f }
  tbody th, .none { color: #bbb }
}
</style>
</head>
<body>
<table>
<thead><tr><th scope="col">n</th>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</body>
</html>
`
  },
}
