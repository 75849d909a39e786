import type { Exported, ExportInput } from '../export-format.ts'
import type { ExportOptions } from '../export-options.ts'
import { Losses } from '../losses.ts'
import { type Printed, type PrintedEntry, printApparatus, siglaList } from '../print/index.ts'
import { escapeLatex, reportUnreadable } from './escape.ts'
import { type Paragraph, paragraphs } from './layout.ts'
import { preamble, titleLines } from './preamble.ts'
import { reportCharacters } from './report.ts'
import { writeRuns } from './runs.ts'
import { ScriptWriter } from './script.ts'

/**
 * The edition as a document for reledmac: numbered lines, one series of notes for each apparatus. It is for XeLaTeX, or
 * for LuaLaTeX where paragraphs run from right to left: there XeTeX would write the line numbers in the wrong order.
 */
export function writeReledmac(input: ExportInput, options: ExportOptions): Exported {
  const printed = printApparatus(input, options)
  const losses = new Losses()
  reportUnreadable(input.text.content, losses)
  reportCharacters(input, losses)
  if (printed.apparatuses.length > SERIES.length) {
    losses.add(`Apparatuses after the ${SERIES.length}th share the last series of notes`)
  }
  const writer = new Writer(printed, RIGHT_TO_LEFT_LANGUAGE.test(input.language ?? ''))
  const all = [...paragraphs(input, printed)]
  const engine = all.some(({ rightToLeft }) => rightToLeft) ? 'lualatex' : 'xelatex'
  const body = all.map((paragraph) => writer.paragraph(paragraph)).filter((text) => text !== '')
  const lost = printed.entries.filter(({ at }) => at === null)
  const series = printed.apparatuses.slice(0, SERIES.length).map((_, i) => SERIES[i]!)
  const sigla = siglaList(input, printed)
  const content = [
    '% Compile three times, so that line numbers are right.',
    preamble({ input, printed, scripts: writer.scripts.used, engine }),
    `\\usepackage[series={${(series.length === 0 ? ['A'] : series).join(',')}},noend,noeledsec,nofamiliar]{reledmac}`,
    '\\renewcommand\\endashchar{\\textendash}',
    '\\firstlinenum{5}\\linenumincrement{5}',
    ...series.map(
      (one) =>
        `\\Xarrangement[${one}]{paragraph}\\Xinplaceoflemmaseparator[${one}]{0pt}\\Xnotenumfont[${one}]{\\normalfont\\bfseries}`,
    ),
    ...(engine === 'lualatex' && !writer.rightToLeft
      ? series.map((one) => `\\Xbhooknote[${one}]{\\textdir TLT\\relax}`)
      : []),
    '\\Xbeforenotes{1ex}\\Xafterrule{.5ex}',
    titleLines(input),
    '\\begin{document}',
    '\\maketitle',
    ...(sigla.length === 0
      ? []
      : [
          `\\section*{${escapeLatex(printed.setting.terms.headings.sigla)}}`,
          '\\begin{list}{}{\\setlength\\labelwidth{5em}\\setlength\\leftmargin{5.5em}\\setlength\\itemsep{0pt}\\let\\makelabel\\YWlabel}',
          ...sigla.map(
            ({ siglum, description }) => `\\item[{${writer.words(siglum)}}] ${writer.words(description)}`,
          ),
          '\\end{list}',
        ]),
    '\\beginnumbering',
    ...body,
    ...(lost.length === 0
      ? []
      : [
          `\\pstart\\YWheading{${escapeLatex(printed.setting.terms.headings.lost)}}\\pend`,
          ...lost.map((one) => `\\pstart\\leavevmode ${writer.note(one, '\\YWraised{*}')}\\pend`),
        ]),
    // reledmac wants at least one paragraph.
    ...(body.length + lost.length === 0 ? ['\\pstart\\leavevmode\\pend'] : []),
    '\\endnumbering',
    '\\end{document}',
    '',
  ].join('\n')
  return { content, problems: [...printed.problems, ...losses.problems()] }
}

/** Languages usually written from right to left. */
const RIGHT_TO_LEFT_LANGUAGE = /^(?:ar|arc|arz|he|hbo|fa|pes|ps|sd|ug|ur|yi|syr|syc|dv|nqo|ota)\b/i

/** reledmac's series of notes. */
const SERIES = [...'ABCDEFGHIJ']

class Writer {
  readonly scripts = new ScriptWriter()
  readonly #labels = new Map<PrintedEntry, number>()

  /** Whether the apparatus itself runs from right to left. */
  readonly rightToLeft: boolean

  constructor(printed: Printed, rightToLeft: boolean) {
    this.rightToLeft = rightToLeft
    printed.entries.forEach((entry, i) => this.#labels.set(entry, i + 1))
  }

  words(text: string): string {
    return this.scripts.write(text)
  }

  paragraph({ kind, steps, rightToLeft }: Paragraph): string {
    if (steps.every((step) => step.kind === 'words' && step.text.trim() === '')) return ''
    const content = steps
      .map((step) => {
        switch (step.kind) {
          case 'words': {
            const words = this.scripts.write(step.text, rightToLeft)
            return step.note ? `\\YWnote{${words}}` : words
          }
          case 'open':
            return '\\edtext{'
          case 'close':
            return `}{${this.#footnote(step.printed)}}`
          case 'from':
            return `\\edlabel{${this.#label(step.printed)}a}`
          case 'to':
            return `\\edlabel{${this.#label(step.printed)}b}`
          case 'place':
            return this.note(step.printed, '', step.labelled)
          default:
            return step satisfies never
        }
      })
      .join('')
    const set = kind === 'heading' ? `\\YWheading{${content}}` : content
    return `\\pstart${rightToLeft ? '\\YWrtlparagraph' : ''}\\leavevmode ${set}\n\\pend`
  }

  /** A note that stands at `words`; its line numbers are those of its labels when it has some. */
  note(printed: PrintedEntry, words: string, labelled = false): string {
    const label = this.#label(printed)
    return `\\edtext{${words}}{${labelled ? `\\xxref{${label}a}{${label}b}` : ''}${this.#footnote(printed)}}`
  }

  #footnote({ head, separator, body, apparatus }: PrintedEntry): string {
    const runs = (part: PrintedEntry['head']) => writeRuns(part, this.scripts, this.rightToLeft)
    const series = SERIES[Math.min(apparatus, SERIES.length - 1)]!
    return `\\lemma{${runs(head)}}\\${series}footnote[nosep]{${runs(separator)}${runs(body)}}`
  }

  #label(printed: PrintedEntry): string {
    return `yw${this.#labels.get(printed)}`
  }
}
