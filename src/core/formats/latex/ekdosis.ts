import type { Exported, ExportInput } from '../export-format.ts'
import type { ExportOptions } from '../export-options.ts'
import { Losses } from '../losses.ts'
import { type PrintedEntry, printApparatus, siglaList } from '../print/index.ts'
import { escapeLatex, reportUnreadable } from './escape.ts'
import { type Paragraph, paragraphs, type Step } from './layout.ts'
import { preamble, titleLines } from './preamble.ts'
import { reportCharacters } from './report.ts'
import { writeRuns } from './runs.ts'
import { ScriptWriter } from './script.ts'
import { DeclaredWitnesses } from './witnesses.ts'

/**
 * The edition as a document for LuaLaTeX with ekdosis: numbered lines, one apparatus for each of ours. What is printed
 * is what every format prints (`alt`); the readings and who has them stand beside it, unprinted, for ekdosis's own
 * export to TEI (`\\usepackage[teiexport]{ekdosis}`). A lemma that holds another, or crosses one, is followed by its
 * entry, which then has the number of the line it ends in.
 */
export function writeEkdosis(input: ExportInput, options: ExportOptions): Exported {
  const printed = printApparatus(input, options)
  const losses = new Losses()
  reportUnreadable(input.text.content, losses)
  reportCharacters(input, losses)
  const scripts = new ScriptWriter()
  const witnesses = new DeclaredWitnesses(input, scripts)
  const entry = ({ head, separator, body, apparatus, entry: about }: PrintedEntry, words: string): string => {
    const runs = [head, separator, body].map((part) => writeRuns(part, scripts)).join('')
    const others = about.readings.map(
      ({ text, attestations }) => `\\rdg[nordg${witnesses.key(attestations)}]{${scripts.write(text)}}`,
    )
    const agreeing = witnesses.key(about.agreements ?? [])
    return `\\app[type=${typeName(apparatus)}]{\\lem[nosep${agreeing}, alt={${runs}}]{${words}}${others.join('')}}`
  }
  const body: string[] = []
  for (const one of paragraphs(input, printed)) {
    if (one.steps.every((step) => step.kind === 'words' && step.text.trim() === '')) continue
    body.push(paragraph(one, entry, scripts, losses))
  }
  const lost = printed.entries.filter(({ at }) => at === null)
  if (lost.length > 0) {
    body.push(`\\YWheading{${escapeLatex(printed.setting.terms.headings.lost)}}`)
    for (const one of lost) body.push(`\\YWraised{*}${entry(one, '')}`)
  }
  const sigla = siglaList(input, printed).map(
    ({ siglum, description }) => `\\item[{${scripts.write(siglum)}}] ${scripts.write(description)}`,
  )
  const content = [
    '% Compile three times, so that line numbers are right.',
    preamble({ input, printed, scripts: scripts.used, engine: 'lualatex' }),
    // trivfloat, which ekdosis loads, asks whether the language is French and stops where babel has none.
    '\\makeatletter\\@ifundefined{l@french}{\\chardef\\l@french=254 }{}\\makeatother',
    '\\usepackage{ekdosis}',
    // The witnesses of a lemma are printed in `alt`, as grouped there; the key is for the export to TEI.
    '\\makeatletter\\ekvdef{lem}{wit}{}\\makeatother',
    ...witnesses.declarations(),
    '\\TeXtoTEI{YWnote}{note}[place="inline"]',
    '\\TeXtoTEI{YWheading}{label}',
    '\\TeXtoTEI{YWraised}{hi}[rend="sup"]',
    ...['rtl', 'ltr', ...scripts.used.map(({ tag }) => tag)].map((tag) => `\\TeXtoTEI{YW${tag}}{seg}`),
    ...printed.apparatuses.map(
      (_, i) => `\\DeclareApparatus{${typeName(i)}}[delim={\\hskip 1em}, sep={}, subsep={}]`,
    ),
    '\\SetLineation{lineation=document, modulo, vmodulo=5}',
    titleLines(input),
    '\\begin{document}',
    '\\maketitle',
    ...(sigla.length === 0
      ? []
      : [
          `\\section*{${escapeLatex(printed.setting.terms.headings.sigla)}}`,
          '\\begin{list}{}{\\setlength\\labelwidth{5em}\\setlength\\leftmargin{5.5em}\\setlength\\itemsep{0pt}\\let\\makelabel\\YWlabel}',
          ...sigla,
          '\\end{list}',
        ]),
    '\\begin{ekdosis}',
    body.join('\n\n'),
    '\\end{ekdosis}',
    '\\end{document}',
    '',
  ].join('\n')
  return { content, problems: [...printed.problems, ...losses.problems()] }
}

/** Names of apparatuses are read by Lua, and are letters. */
const typeName = (apparatus: number) =>
  `yw${String.fromCharCode(97 + (apparatus % 26))}${'x'.repeat(Math.floor(apparatus / 26))}`

function paragraph(
  { kind, steps, rightToLeft }: Paragraph,
  entry: (printed: PrintedEntry, words: string) => string,
  scripts: ScriptWriter,
  losses: Losses,
): string {
  let content = ''
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i]!
    switch (step.kind) {
      case 'words':
        content += words(step, scripts, rightToLeft)
        break
      case 'open': {
        const inner = steps[i + 1]
        const end = steps[i + 2]
        // Words alone between beginning and end: they can be the argument.
        if (inner?.kind !== 'words' || end?.kind !== 'close' || end.printed !== step.printed) break
        content += entry(step.printed, words(inner, scripts, rightToLeft))
        i += 2
        break
      }
      case 'close':
        losses.add(LINE_OF_END, step.printed.entry.id)
        content += entry(step.printed, '')
        break
      case 'place':
        if (step.labelled) losses.add(LINE_OF_END, step.printed.entry.id)
        content += entry(step.printed, '')
        break
      case 'from':
      case 'to':
        break
      default:
        return step satisfies never
    }
  }
  const set = kind === 'heading' ? `\\YWheading{${content}}` : content
  return rightToLeft ? `{\\YWrtlparagraph ${set}\\par}` : set
}

const words = (
  { text, note }: Extract<Step, { kind: 'words' }>,
  scripts: ScriptWriter,
  rightToLeft: boolean,
) => {
  const written = scripts.write(text, rightToLeft)
  return note ? `\\YWnote{${written}}` : written
}

const LINE_OF_END = 'The lemma holds or crosses another: its entry has the number of the line it ends in'
