import type { ExportInput } from '../export-format.ts'
import type { Printed } from '../print/index.ts'
import { escapeLatex } from './escape.ts'
import type { Script } from './script.ts'

/** What the preamble is made for. */
export interface PreambleNeeds {
  readonly input: ExportInput
  readonly printed: Printed
  readonly scripts: readonly Script[]
  /** How Han characters are set: by xeCJK in XeLaTeX, by babel in LuaLaTeX. */
  readonly engine: 'xelatex' | 'lualatex'
}

/**
 * Fonts and commands that both packages share. Every font is looked for under several names, so that the document
 * compiles where only some of them, or none, are installed. TeX's ligatures are off: `--` stays two hyphens.
 */
export function preamble({ input, printed, scripts, engine }: PreambleNeeds): string {
  const chinese = printed.setting.terms.name === 'chinese'
  const han =
    chinese ||
    HAN.test(input.text.content) ||
    input.entries.some(({ readings }) => readings.some(({ text }) => HAN.test(text)))
  return [
    `% !TeX program = ${engine}`,
    '\\documentclass[11pt,a4paper]{article}',
    '\\usepackage{fontspec}',
    ...(engine === 'xelatex' ? xeFonts(han) : luaFonts(han, chinese)),
    ...scripts.map(({ tag, name, fonts }) => {
      const family = (font: string) => `\\newfontfamily\\YW${tag}font{${font}}[Script=${name}]`
      return `${firstFont(fonts, family, `\\newcommand\\YW${tag}font{}`)}\n\\newcommand\\YW${tag}[1]{{\\YW${tag}font #1}}`
    }),
    ...(engine === 'xelatex'
      ? [
          '\\TeXXeTstate=1',
          '\\newcommand\\YWrtl[1]{\\beginR #1\\endR}',
          '\\newcommand\\YWltr[1]{\\beginL #1\\endL}',
        ]
      : [
          '\\newcommand\\YWrtl[1]{\\bgroup\\textdir TRT\\relax #1\\egroup}',
          '\\newcommand\\YWltr[1]{\\bgroup\\textdir TLT\\relax #1\\egroup}',
          '\\newcommand\\YWrtlparagraph{\\pardir TRT\\textdir TRT\\relax}',
        ]),
    '% How the parts of the apparatus look.',
    `\\newcommand\\YWterm[1]{${chinese ? '#1' : '\\textit{#1}'}}`,
    `\\newcommand\\YWsiglum[1]{${chinese ? '{\\sffamily #1}' : '\\textrm{#1}'}}`,
    '\\newcommand\\YWraised[1]{\\textsuperscript{#1}}',
    '\\newcommand\\YWlabel[1]{\\YWsiglum{#1}\\hfil}',
    '\\newcommand\\YWlocus[1]{{\\small #1}}',
    '\\newcommand\\YWnote[1]{{\\footnotesize #1}}',
    '\\newcommand\\YWheading[1]{{\\large\\bfseries #1}}',
    '\\setlength\\parindent{0pt}',
    '\\setlength\\parskip{.6ex}',
    '\\emergencystretch=3em',
  ].join('\n')
}

/** Title, author and credits. */
export function titleLines({ title, author, credits = [] }: ExportInput): string {
  const people = [...(author === undefined ? [] : [author]), ...credits.map(({ name }) => name)]
  return [
    `\\title{${escapeLatex(title)}}`,
    `\\author{${people.map(escapeLatex).join(' \\and ')}}`,
    '\\date{}',
  ].join('\n')
}

/** Sets the first of `fonts` that there is with `set`; else does what `none` says. */
function firstFont(fonts: readonly string[], set: (font: string) => string, none = ''): string {
  return fonts.reduceRight((otherwise, font) => `\\IfFontExistsTF{${font}}{${set(font)}}{${otherwise}}`, none)
}

const MAIN_FONTS = ['Gentium Plus', 'Libertinus Serif', 'Noto Serif', 'DejaVu Serif']
const MAIN_SANS = ['Libertinus Sans', 'Noto Sans', 'DejaVu Sans']
const HAN_FONTS = [
  'Noto Serif CJK TC',
  'Source Han Serif TC',
  'Songti TC',
  'PMingLiU',
  'HanaMinA',
  'AR PL UMing TW',
]
const HAN_SANS = ['Noto Sans CJK TC', 'Source Han Sans TC', 'PingFang TC', 'Microsoft JhengHei']
const RARE_FONTS = ['HanaMinB', 'BabelStone Han', 'Plangothic P1', 'MingLiU-ExtB', 'SimSun-ExtB']

function xeFonts(han: boolean): string[] {
  const main = firstFont(MAIN_FONTS, (font) => `\\setmainfont{${font}}[Ligatures=TeXReset]`)
  if (!han) return [main]
  const rare = (font: string) =>
    ['\\CJKrmdefault', '\\CJKsfdefault']
      .map((family) => `\\setCJKfallbackfamilyfont{${family}}{${font}}`)
      .join('')
  return [
    main,
    firstFont(MAIN_SANS, (font) => `\\setsansfont{${font}}[Ligatures=TeXReset]`),
    '\\usepackage{xeCJK}',
    '% What xeCJK does not take for a Han character: descriptions of characters, private ones, the supplementary planes.',
    '\\xeCJKDeclareCharClass{CJK}{"2E80 -> "2FFF, "31C0 -> "31EF, "E000 -> "F8FF, "20000 -> "3FFFF, "F0000 -> "10FFFD}',
    '\\xeCJKsetup{AutoFallBack=true}',
    firstFont(HAN_FONTS, (font) => `\\setCJKmainfont{${font}}`),
    firstFont(HAN_SANS, (font) => `\\setCJKsansfont{${font}}`),
    firstFont(RARE_FONTS, rare),
  ]
}

/** LuaTeX takes from the fonts behind the main one what that does not have; babel breaks lines between Han characters. */
function luaFonts(han: boolean, main: boolean): string[] {
  if (!han) return [firstFont(MAIN_FONTS, (font) => `\\setmainfont{${font}}[Ligatures=TeXReset]`)]
  const behind = [...HAN_FONTS, ...RARE_FONTS].map(
    (font) => `\\IfFontExistsTF{${font}}{\\directlua{table.insert(yiwenfonts, "${font}:mode=node;")}}{}`,
  )
  return [
    '\\usepackage[english]{babel}',
    `\\babelprovide[import${main ? ',main' : ''}]{chinese-traditional}`,
    '\\directlua{yiwenfonts = {}}',
    ...behind,
    '\\directlua{luaotfload.add_fallback("yiwen", yiwenfonts)}',
    firstFont(MAIN_FONTS, (font) => `\\setmainfont{${font}}[Ligatures=TeXReset,RawFeature={fallback=yiwen}]`),
    firstFont(MAIN_SANS, (font) => `\\setsansfont{${font}}[Ligatures=TeXReset,RawFeature={fallback=yiwen}]`),
  ]
}

const HAN = /[\p{Script=Han}\p{Co}\u2ff0-\u2fff]/u
