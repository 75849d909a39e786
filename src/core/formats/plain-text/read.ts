import { baseText } from '../../text/index.ts'
import { decoded } from '../decode.ts'
import {
  type ImportOptions,
  type ImportProblem,
  type ImportSource,
  orUnreadable,
  type ReadImport,
  UnreadableFile,
} from '../import-format.ts'

/**
 * Reads a plain text as a base text, every character of it; the variants that its notes record are read afterwards. A
 * file of the Kanseki Repository (Kanripo) loses what is no text: its head (#+TITLE: …), page marks (<pb:…>) and the ¶ at
 * the ends of printed lines, which are joined to paragraphs.
 */
export function readPlainText(source: ImportSource, options: ImportOptions = {}): Promise<ReadImport> {
  return orUnreadable(async () => {
    const content = (await decoded(source, options)).replace(/^\ufeff/, '')
    if (content.includes('\0'))
      throw new UnreadableFile(
        'binary',
        'The file is no text: there are zero bytes in it.',
        content.slice(0, content.indexOf('\0')).split('\n').length,
        1,
      )
    if (content.trim() === '') throw new UnreadableFile('empty', 'The file has no text in it.')
    const problems: ImportProblem[] = []
    const kanripo =
      /^#\s*-\*-.*mandoku|^#\+(?:TITLE|PROPERTY)/im.test(content.slice(0, 4000)) ||
      /<pb:[^>]*>/.test(content.slice(0, 20_000))
    const title = /^#\+TITLE:\s*(.+)$/im.exec(content.slice(0, 4000))?.[1]?.trim()
    const text = kanripo ? fromKanripo(content) : content.replace(/\r\n?/g, '\n')
    if (!kanripo && text.length !== content.length)
      problems.push({
        code: 'line-ends',
        severity: 'warning',
        message: 'Line ends were those of Windows or old Macs, and are line feeds now.',
        line: null,
        column: null,
      })
    return {
      value: {
        ...(title !== undefined && { title }),
        ...(options.marks !== undefined && { noteMarks: options.marks }),
        witnesses: [],
        layers: [{ id: 'variants' }, { id: 'testimonia' }],
        text: baseText(text),
        entries: [],
        readsNotes: true,
      },
      problems,
    }
  })
}

function fromKanripo(content: string): string {
  const paragraphs: string[] = []
  let open = false
  for (const line of content.split(/\r\n?|\n/)) {
    if (/^#/.test(line)) continue
    const words = line.replace(/<(?:pb|md|img):[^>]*>/g, '').replace(/¶\s*$/u, '')
    const broken = /¶\s*$/u.test(line)
    const isHeading = /^\*+ /.test(words)
    if (words.trim() === '') {
      if (!broken) open = false
      continue
    }
    if (open && !isHeading) paragraphs[paragraphs.length - 1] += words.trim()
    else paragraphs.push(words.trimEnd())
    open = broken && !isHeading
  }
  return `${paragraphs.join('\n')}\n`
}
