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

/** The edition as a document for XeLaTeX with reledmac: numbered lines, one series of notes for each apparatus. */
export function writeReledmac(input: ExportInput, options: ExportOptions): Exported {
  const printed = printApparatus(input, options)
  const losses = new Losses()
  reportUnreadable(input.text.content, losses)
  reportCharacters(input, losses)
  if (printed.apparatuses.length > SERIES.length) {
    losses.add(`Apparatuses after the ${SERIES.length}th share the last series of notes`)
  }
  const writer = new Writer(printed)
  const body = Array.from(paragraphs(input, printed), (paragraph) => writer.paragraph(paragraph)).filter(
    (text) => text !== '',
  )
  const lost = printed.entries.filter(({ at }) => at === null)
  const series = printed.apparatuses.slice(0, SERIES.length).map((_, i) => SERIES[i]!)
  const sigla = siglaList(input, printed)
  const content = [
    '% !TeX program = xelatex',
    '% Compile twice, so that line numbers are right.',
    preamble({ input, printed, scripts: writer.scripts.used, engine: 'xelatex' }),
    `\\usepackage[series={${(series.length === 0 ? ['A'] : series).join(',')}},noend,noeledsec,nofamiliar]{reledmac}`,
    '\\firstlinenum{5}\\linenumincrement{5}',
    ...series.map(
      (one) =>
        `\\Xarrangement[${one}]{paragraph}\\Xinplaceoflemmaseparator[${one}]{0pt}\\Xnotenumfont[${one}]{\\normalfont\\bfseries}`,
    ),
    '\\Xbeforenotes{1ex}\\Xafterrule{.5ex}',
    titleLines(input),
    '\\begin{document}',
    '\\maketitle',
    ...(sigla.length === 0
      ? []
      : [
          `\\section*{${escapeLatex(printed.setting.terms.headings.sigla)}}`,
          '\\begin{list}{}{\\setlength\\labelwidth{5em}\\setlength\\leftmargin{5.5em}\\setlength\\itemsep{0pt}\\renewcommand\\makelabel[1]{\\YWsiglum{##1}\\hfil}}',
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

/** reledmac's series of notes. */
const SERIES = [...'ABCDEFGHIJ']

class Writer {
  readonly scripts = new ScriptWriter()
  readonly #labels = new Map<PrintedEntry, number>()

  constructor(printed: Printed) {
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
    return `\\pstart\\leavevmode ${rightToLeft ? `\\beginR ${set}\\endR` : set}\n\\pend`
  }

  /** A note that stands at `words`; its line numbers are those of its labels when it has some. */
  note(printed: PrintedEntry, words: string, labelled = false): string {
    const label = this.#label(printed)
    return `\\edtext{${words}}{${labelled ? `\\xxref{${label}a}{${label}b}` : ''}${this.#footnote(printed)}}`
  }

  #footnote({ head, separator, body, apparatus }: PrintedEntry): string {
    const runs = (part: PrintedEntry['head']) => writeRuns(part, this.scripts)
    const series = SERIES[Math.min(apparatus, SERIES.length - 1)]!
    return `\\lemma{${runs(head)}}\\${series}footnote[nosep]{${runs(separator)}${runs(body)}}`
  }

  #label(printed: PrintedEntry): string {
    return `yw${this.#labels.get(printed)}`
  }
}
