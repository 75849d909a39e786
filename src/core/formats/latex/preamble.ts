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
    input.entries.some((entry) => HAN.test(JSON.stringify(entry.readings)))
  return [
    '\\documentclass[11pt,a4paper]{article}',
    '\\usepackage{fontspec}',
    '\\defaultfontfeatures{Ligatures=TeXReset}',
    firstFont(MAIN_FONTS, (font) => `\\setmainfont{${font}}`),
    ...(han ? (engine === 'xelatex' ? xeCJK() : luaHan()) : []),
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
          '\\newcommand\\YWrtl[1]{\\bgroup\\textdir TRT #1\\egroup}',
          '\\newcommand\\YWltr[1]{\\bgroup\\textdir TLT #1\\egroup}',
        ]),
    '% How the parts of the apparatus look.',
    `\\newcommand\\YWterm[1]{${chinese ? '#1' : '\\textit{#1}'}}`,
    `\\newcommand\\YWsiglum[1]{${chinese ? '{\\sffamily #1}' : '\\textrm{#1}'}}`,
    '\\newcommand\\YWraised[1]{\\textsuperscript{#1}}',
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

const MAIN_FONTS = ['Gentium Plus', 'Libertinus Serif', 'Junicode', 'Noto Serif', 'DejaVu Serif']
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

function xeCJK(): string[] {
  return [
    '\\usepackage{xeCJK}',
    '% What xeCJK does not take for a Han character: descriptions of characters, private ones, the supplementary planes.',
    '\\xeCJKDeclareCharClass{CJK}{"2E80 -> "2FFF, "31C0 -> "31EF, "E000 -> "F8FF, "20000 -> "3FFFF, "F0000 -> "10FFFD}',
    '\\xeCJKsetup{AutoFallBack=true, CJKmath=false}',
    firstFont(HAN_FONTS, (font) => `\\setCJKmainfont{${font}}`),
    firstFont(HAN_SANS, (font) => `\\setCJKsansfont{${font}}`),
    firstFont(
      RARE_FONTS,
      (font) =>
        `\\setCJKfallbackfamilyfont{\\CJKrmdefault}{${font}}\\setCJKfallbackfamilyfont{\\CJKsfdefault}{${font}}`,
    ),
  ]
}

/** LuaTeX sets Han characters in the main font, with the others behind it where it has none. */
function luaHan(): string[] {
  const chain = [...HAN_FONTS.slice(0, 5), ...RARE_FONTS]
  return [
    '\\usepackage[english]{babel}',
    '\\babelprovide[import]{chinese-traditional}',
    '\\directlua{',
    '  local names = {}',
    `  for _, name in ipairs { ${chain.map((font) => `"${font}"`).join(', ')} } do`,
    '    if luaotfload.aux and fonts.names.lookup_font_name or true then names[\\csstring\\#names+1] = name .. ":mode=node;" end',
    '  end',
    '  luaotfload.add_fallback("yiwen", names)',
    '}',
  ]
}

const HAN = /[\p{Script=Han}\p{Co}\u2ff0-\u2fff]/u
