import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import mammoth from 'mammoth'
import { parseXmlDocument } from 'slimdom'
import { describe, expect, it } from 'vitest'
import { type ExportInput, type ExportOptions, findExportFormat } from '../../../src/core/formats/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import { input } from './export-input.ts'
import { hostileEdition, markerOf } from './hostile-edition.ts'
import { edition } from './tei/editions.ts'

const write = async (format: string, edition: ExportInput, options: ExportOptions = {}) =>
  (await findExportFormat(format)!.write(edition, options)).content

/** What a format says in words, and how many notes it has; throws when it is not well made. */
const readers: Record<string, (content: string | Uint8Array) => Promise<{ words: string; notes: number }>> = {
  html: async (content) => readPage(content as string),
  epub: async (content) => {
    const files = unzipSync(content as Uint8Array)
    expect(Object.keys(files)[0]).toBe('mimetype')
    const pages = Object.keys(files).filter((name) => /\.(?:xhtml|opf|xml)$/.test(name))
    const sources = new Map(pages.map((name) => [name, strFromU8(files[name]!)]))
    for (const source of sources.values()) parseXmlDocument(source)
    const book = [...sources].filter(([name]) => /(?:text|notes|sigla)[^/]*\.xhtml$/.test(name))
    // Links lead from document to document; within one page they are as in HTML.
    return readPage(book.map(([, source]) => source.replace(/href="[^"#]*#/g, 'href="#')).join('\n'))
  },
  docx: async (content) => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(content as Uint8Array) })
    for (const [name, file] of Object.entries(unzipSync(content as Uint8Array))) {
      if (/\.(?:xml|rels)$/.test(name)) parseXmlDocument(strFromU8(file))
    }
    return {
      words: unescapeHtml(value.replace(/<[^>]*>/g, '')),
      notes: value.match(/<li id="(?:foot|end)note-/g)?.length ?? 0,
    }
  },
  markdown: async (content) => {
    const words = (content as string).replace(/\\([!-/:-@[-`{-~])/g, '$1')
    return { words, notes: (content as string).match(/^\[\^[\d-]+\]: /gm)?.length ?? 0 }
  },
  // Every number stands twice: in the text and before its note.
  jiaokanji: async (content) => ({
    words: content as string,
    notes: ((content as string).match(/[〔［【〈]＊*[一二三四五六七八九十]+[〕］】〉]/g)?.length ?? 0) / 2,
  }),
}

/** A page: every mark leads to a note and every note back to its mark, and no element is of the edition's making. */
function readPage(source: string): { words: string; notes: number } {
  const ids = Array.from(source.matchAll(/ id="([^"]*)"/g), ([, id]) => id!)
  expect(new Set(ids).size).toBe(ids.length)
  const notes = ids.filter((id) => id.startsWith('n'))
  const marks = ids.filter((id) => id.startsWith('m'))
  for (const id of notes) expect(source).toContain(`href="#${id}"`)
  for (const id of marks) expect(source).toContain(`href="#${id}"`)
  expect(marks).toHaveLength(notes.length)
  const elements = new Set(
    Array.from(source.matchAll(/<\/?([a-z][\w:-]*)/gi), ([, name]) => name!.toLowerCase()),
  )
  for (const name of ['script', 'img', 'iframe', 'object', 'b', 'form']) expect(elements).not.toContain(name)
  // No address but within the page.
  for (const [, address] of source.matchAll(/(?:href|src)="([^"]*)"/g))
    expect(address).toMatch(/^#|^style\.css$/)
  const body = source.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<head>[\s\S]*?<\/head>/g, '')
  return { words: unescapeHtml(body.replace(/<[^>]*>/g, '')), notes: notes.length }
}

const unescapeHtml = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#13;', '\r')
    .replaceAll('&amp;', '&')

describe.each(Object.keys(readers))('%s', (format) => {
  const read = async (edition: ExportInput, options?: ExportOptions) =>
    readers[format]!(await write(format, edition, options))

  it('has a note for every entry of a hostile edition, and says all its words', async () => {
    const edition = hostileEdition()
    const { words, notes } = await read(edition)
    expect(notes).toBe(edition.entries.length)
    edition.entries.forEach((_, i) => expect(words).toContain(markerOf(i)))
    if (format === 'markdown') return
    for (const part of [
      '\\input{/etc/passwd}',
      '</p><script>alert(1)</script>',
      '&amp; &#x41; ]]>',
      '𣈆',
      '\ue406',
    ]) {
      expect(
        words.replace(/[〔［【〈][一二三四五六七八九十]+[〕］】〉]/g, '').replace(/\[\d+\]/g, ''),
      ).toContain(part)
    }
  })

  it('has the same notes in a positive apparatus, in one, and in sentences', async () => {
    const edition = hostileEdition()
    for (const options of [
      { style: 'positive', apparatuses: 'together' },
      { form: 'sentences', orthographic: 'shown' },
      { terms: 'latin', sigla: 'each', shorten: 0 },
      { notes: 'endnotes', direction: 'vertical' },
    ] as const) {
      expect((await read(edition, options)).notes).toBe(edition.entries.length)
    }
  })

  it('is written of an edition without entries, and without text', async () => {
    expect((await read(input(baseText('保泰'), []))).notes).toBe(0)
    expect((await read(input(baseText(''), [], { title: '' }))).notes).toBe(0)
  })

  it('is well made whatever the edition', async () => {
    await fc.assert(
      fc.asyncProperty(edition, async (edition) => {
        expect((await read(edition)).notes).toBe(edition.entries.length)
      }),
      { numRuns: format === 'docx' ? 10 : 40 },
    )
  })
})

describe('html', () => {
  it('says the language and the direction of the text, and can be set from top to bottom', async () => {
    const page = (await write('html', input(baseText('بسم الله'), [], { language: 'ar' }))) as string
    expect(page).toContain('<html lang="ar" dir="rtl">')
    expect(await write('html', hostileEdition(), { direction: 'vertical' })).toContain(
      'writing-mode:vertical-rl',
    )
    const odd = (await write('html', input(baseText('a'), [], { language: '"><b>' }))) as string
    expect(odd).toContain('<html>')
  })

  it('forbids script and network even to itself', async () => {
    expect(await write('html', hostileEdition())).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; font-src data:"`,
    )
  })

  it('gives characters that nothing shows their code point', async () => {
    const { content, problems } = await findExportFormat('html')!.write(hostileEdition())
    expect(content).toContain('<span class="unseen" title="U+E406">\ue406</span>')
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining('U+E406'))
  })

  it('is written without its fonts when they cannot be had, and says so', async () => {
    const { content, problems } = await findExportFormat('html')!.write(
      hostileEdition(),
      {},
      { embedFonts: () => Promise.reject(new Error('fetch failed')) },
    )
    expect(content).toContain('</html>')
    expect(content).not.toContain('@font-face')
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining('fetch failed'))
  })
})

describe('markdown', () => {
  it('lets nothing of the edition be markup', async () => {
    const content = (await write('markdown', hostileEdition())) as string
    const bare = content
      .replace(/\\[!-/:-@[-`{-~]/g, '')
      .replace(/<\/?sup>/g, '')
      .replace(/\[\^[\d-]+\]:?/g, '')
    expect(bare.replace(/^#+ |^\*|\*/gm, '')).not.toMatch(/[<>`_[\]|~$]/)
    expect(bare).not.toMatch(/&(?!amp;)/)
  })
})

describe('jiaokanji', () => {
  it('has numbers in the text and the notes after it', async () => {
    const content = (await write('jiaokanji', hostileEdition())) as string
    expect(content).toContain('諒祚殺〔三〕訛龐〔四〕，遂［一］親政〔五〕')
    expect(content).toMatch(/\n校勘記\n\n〔一〕「西夏」上，P有「ZQ0QZ」/)
  })
})
