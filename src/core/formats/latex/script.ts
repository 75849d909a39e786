import { escapeLatex } from './escape.ts'

/** A script that the main font of a document seldom has, with fonts that do; the first that is there is taken. */
export interface Script {
  readonly tag: string
  readonly letters: RegExp
  /** OpenType's name for the script, as fontspec calls it. */
  readonly name: string
  readonly fonts: readonly string[]
  readonly rightToLeft: boolean
}

export const scripts: readonly Script[] = [
  script(
    'Arab',
    /\p{Script=Arabic}/u,
    'Arabic',
    ['Amiri', 'Scheherazade New', 'Noto Naskh Arabic', 'DejaVu Sans'],
    true,
  ),
  script(
    'Hebr',
    /\p{Script=Hebrew}/u,
    'Hebrew',
    ['SBL Hebrew', 'Ezra SIL', 'Noto Serif Hebrew', 'FreeSerif', 'DejaVu Sans'],
    true,
  ),
  script(
    'Syrc',
    /\p{Script=Syriac}/u,
    'Syriac',
    ['Estrangelo Edessa', 'Noto Sans Syriac', 'FreeSerif'],
    true,
  ),
  script('Deva', /\p{Script=Devanagari}/u, 'Devanagari', [
    'Noto Serif Devanagari',
    'Sanskrit 2003',
    'Chandas',
    'FreeSerif',
    'Lohit Devanagari',
  ]),
  script('Beng', /\p{Script=Bengali}/u, 'Bengali', ['Noto Serif Bengali', 'FreeSerif', 'Lohit Bengali']),
  script('Taml', /\p{Script=Tamil}/u, 'Tamil', ['Noto Serif Tamil', 'FreeSerif', 'Lohit Tamil']),
  script('Tibt', /\p{Script=Tibetan}/u, 'Tibetan', [
    'Noto Serif Tibetan',
    'Jomolhari',
    'Tibetan Machine Uni',
    'BabelStone Tibetan',
  ]),
  script('Mong', /\p{Script=Mongolian}/u, 'Mongolian', ['Noto Sans Mongolian', 'Mongolian Baiti']),
  script('Hang', /\p{Script=Hangul}/u, 'Hangul', ['Noto Serif CJK KR', 'Source Han Serif K', 'UnBatang']),
  script('Copt', /\p{Script=Coptic}/u, 'Coptic', ['Antinoou', 'Noto Sans Coptic', 'FreeSerif', 'Quivira']),
  script('Grek', /\p{Script=Greek}/u, 'Greek', [
    'GFS Neohellenic',
    'GFS Didot',
    'Gentium Plus',
    'Libertinus Serif',
    'Noto Serif',
    'FreeSerif',
    'DejaVu Serif',
  ]),
  script('Cyrl', /\p{Script=Cyrillic}/u, 'Cyrillic', [
    'Gentium Plus',
    'Libertinus Serif',
    'Noto Serif',
    'FreeSerif',
    'DejaVu Serif',
  ]),
  script('Armn', /\p{Script=Armenian}/u, 'Armenian', ['Noto Serif Armenian', 'FreeSerif', 'DejaVu Serif']),
  script('Geor', /\p{Script=Georgian}/u, 'Georgian', ['Noto Serif Georgian', 'FreeSerif', 'DejaVu Serif']),
  script('Ethi', /\p{Script=Ethiopic}/u, 'Ethiopic', ['Abyssinica SIL', 'Noto Serif Ethiopic', 'FreeSerif']),
  script('Tang', /\p{Script=Tangut}/u, 'Tangut', [
    'Noto Serif Tangut',
    'Tangut Yinchuan',
    'BabelStone Tangut Wenhai',
  ]),
]

function script(
  tag: string,
  letters: RegExp,
  name: string,
  fonts: readonly string[],
  rightToLeft = false,
): Script {
  return { tag, letters, name, fonts, rightToLeft }
}

/**
 * Writes words with their scripts: each stretch of a script that needs its own font is put into the command of that
 * script (`\YWArab{…}`), which also sets its direction. Remembers which scripts were met.
 */
export class ScriptWriter {
  readonly #used = new Set<Script>()

  get used(): readonly Script[] {
    return scripts.filter((one) => this.#used.has(one))
  }

  /** `text` in LaTeX, within a paragraph that runs from right to left or not. */
  write(text: string, rightToLeft = false): string {
    if (!MANY.test(text))
      return rightToLeft && /\p{L}|\d/u.test(text) ? `\\YWltr{${escapeLatex(text)}}` : escapeLatex(text)
    let result = ''
    for (const [stretch] of text.matchAll(STRETCHES)) {
      const found = MANY.test(stretch) ? scripts.find(({ letters }) => letters.test(stretch)) : undefined
      if (found === undefined) {
        result +=
          rightToLeft && /\p{L}|\d/u.test(stretch) ? `\\YWltr{${escapeLatex(stretch)}}` : escapeLatex(stretch)
      } else {
        this.#used.add(found)
        const turned = found.rightToLeft && !rightToLeft
        result += `\\YW${found.tag}{${turned ? `\\YWrtl{${escapeLatex(stretch)}}` : escapeLatex(stretch)}}`
      }
    }
    return result
  }
}

const ALL = scripts.map(({ letters }) => letters.source).join('')
const MANY = new RegExp(`[${ALL}]`, 'u')

/** A stretch of one script with the marks, points and blanks between its words; or of what needs no care. */
const STRETCHES = new RegExp(
  [
    ...scripts.map(
      ({ letters }) => `${letters.source}(?:[\\s\\p{P}\\p{M}\\u200c\\u200d]*${letters.source})*\\p{M}*`,
    ),
    `[^${ALL}]+`,
  ].join('|'),
  'gu',
)
