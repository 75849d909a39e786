import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { siglum } from '../../../../src/core/apparatus/index.ts'
import { type ExportInput, findExportFormat } from '../../../../src/core/formats/index.ts'
import { escapeLatex } from '../../../../src/core/formats/latex/escape.ts'
import { entryOn, input, reading } from '../export-input.ts'
import { hostileEdition, markerOf } from '../hostile-edition.ts'
import { edition } from '../tei/editions.ts'

const write = async (format: 'reledmac' | 'ekdosis', edition: ExportInput) =>
  (await findExportFormat(format)!.write(edition)).content as string

describe('escapeLatex', () => {
  it.each([
    ['\\input{x}', '\\textbackslash{}input\\{x\\}'],
    ['50% & #1 $x_1^2$ ~', '50\\% \\& \\#1 \\$x\\_1\\textasciicircum{}2\\$ \\textasciitilde{}'],
    ["``a''", '\\textasciigrave{}\\textasciigrave{}a\\textquotesingle{}\\textquotesingle{}'],
    ['a\n\nb', 'a \\ b'],
    ['\u0000\ud800', '\ufffd\ufffd'],
    ['𣈆⿰亻呆', '𣈆⿰亻呆'],
  ])('makes %j harmless', (text, expected) => expect(escapeLatex(text)).toBe(expected))

  it('leaves no character that means something to TeX, and balanced braces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeLatex(text).replace(/\\(?:[a-z]+\{\}|[{}$&#%_ ])/g, '')
        expect(escaped).not.toMatch(/[\\{}$&#%_^~\n\r]/)
      }),
    )
  })
})

describe.each(['reledmac', 'ekdosis'] as const)('%s', (format) => {
  it('has a note for every entry, with balanced braces, whatever the edition', async () => {
    await fc.assert(
      fc.asyncProperty(edition, async (edition) => {
        const source = await write(format, edition)
        const body = source.slice(source.indexOf('\\begin{document}'))
        const notes = body.match(format === 'reledmac' ? /\\[A-J]footnote\[/g : /\\app\[/g)?.length ?? 0
        expect(notes).toBe(edition.entries.length)
        let depth = 0
        let least = 0
        for (const [brace] of source.matchAll(/(?<!\\)[{}]/g)) {
          depth += brace === '{' ? 1 : -1
          least = Math.min(least, depth)
        }
        expect({ depth, least }).toEqual({ depth: 0, least: 0 })
        expect(source).not.toMatch(/\n\n(?=.*\\end\{document\})/)
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

describe('ekdosis', () => {
  it('declares every witness under an id of its own, and names it with its readings', async () => {
    const { text, entry } = entryOn('改西壽為[保泰]軍', {
      readings: [
        reading({ text: '保秦' }),
        reading({ text: '葆泰', attestations: [{ witness: siglum('P') }, { witness: siglum('wit1') }] }),
      ],
      agreements: [{ witness: siglum('W1') }],
    })
    const witnesses = ['W1', 'P', 'wit1', '續通鑑'].map((name) => ({ siglum: siglum(name) }))
    const source = await write('ekdosis', input(text, [entry], { witnesses }))
    expect(source.match(/\\DeclareWitness\{\w+\}\{[^}]+\}/g)).toEqual([
      '\\DeclareWitness{W1}{W1}',
      '\\DeclareWitness{P}{P}',
      '\\DeclareWitness{W3}{wit1}',
      '\\DeclareWitness{W4}{續通鑑}',
    ])
    expect(source).toMatch(/\\lem\[nosep, wit=\{W1\}, alt=.*\]\{保泰\}/)
    expect(source).toContain('\\rdg[nordg, wit={W4}]{保秦}\\rdg[nordg, wit={P,W3}]{葆泰}')
  })
})

const has = (program: string) => spawnSync(program, ['--version']).error === undefined
const missing = ['xelatex', 'lualatex', 'pdftotext'].filter((program) => !has(program))
const packages =
  missing.length > 0
    ? []
    : ['reledmac.sty', 'ekdosis.sty', 'xeCJK.sty'].filter(
        (file) => spawnSync('kpsewhich', [file]).status !== 0,
      )
const reason = [...missing, ...packages].join(', ')
if (reason !== '') console.warn(`NOT compiled with TeX, for want of ${reason}`)

/** Compiles `source` so often that its labels are known; what was printed, and what TeX complained of. */
function compile(
  engine: 'xelatex' | 'lualatex',
  source: string,
): { words: string; errors: string[]; tei: string } {
  const folder = mkdtempSync(join(tmpdir(), 'yiwen-tex-'))
  try {
    writeFileSync(join(folder, 'edition.tex'), source)
    let errors: string[] = []
    for (let run = 0; run < 3; run++) {
      spawnSync(engine, ['-no-mktex=tfm', '-no-shell-escape', '-interaction=nonstopmode', 'edition.tex'], {
        cwd: folder,
        timeout: 280_000,
      })
      const log = readFileSync(join(folder, 'edition.log'), 'utf8')
      errors = log.split('\n').filter((line) => line.startsWith('!'))
    }
    const { stdout } = spawnSync('pdftotext', ['-layout', 'edition.pdf', '-'], {
      cwd: folder,
      encoding: 'utf8',
    })
    const tei = join(folder, 'edition-tei.xml')
    return { words: stdout, errors, tei: existsSync(tei) ? readFileSync(tei, 'utf8') : '' }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe.skipIf(reason !== '')('TeX', () => {
  it.each([
    // XeTeX for what runs from left to right; the first run of LuaTeX on a machine looks at all its fonts.
    ['reledmac', 'xelatex', false],
    ['reledmac', 'lualatex', true],
    ['ekdosis', 'lualatex', true],
  ] as const)(
    'compiles a hostile edition with %s in %s, every note printed',
    async (format, engine, rightToLeft) => {
      const edition = hostileEdition({}, rightToLeft)
      const source = await write(format, edition)
      expect(source).toContain(`% !TeX program = ${engine}`)
      const { words, errors } = compile(engine, source)
      expect(errors).toEqual([])
      const printed = edition.entries.filter(
        (_, i) => words.includes(markerOf(i)) || words.includes([...markerOf(i)].reverse().join('')),
      )
      expect(printed).toHaveLength(edition.entries.length)
    },
    600_000,
  )

  it('lets ekdosis write its TEI, with every reading and its witnesses', async () => {
    const { text, entry } = entryOn('改西壽為[保泰]軍。', {
      readings: [
        reading({ text: '保秦' }),
        reading({ text: '葆泰', attestations: [{ witness: siglum('P') }] }),
      ],
      agreements: [{ witness: siglum('M') }],
    })
    const witnesses = ['續通鑑', 'P', 'M'].map((name) => ({ siglum: siglum(name) }))
    const source = await write('ekdosis', input(text, [entry], { witnesses }))
    const { tei, errors } = compile(
      'lualatex',
      source.replace('\\usepackage{ekdosis}', '\\usepackage[teiexport=true]{ekdosis}'),
    )
    expect(errors).toEqual([])
    expect(tei.replace(/\s+/g, ' ')).toContain(
      '<lem wit="#M">保泰</lem><rdg wit="#W1">保秦</rdg><rdg wit="#P">葆泰</rdg>',
    )
  }, 600_000)
})
