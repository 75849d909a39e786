import { readFile } from 'node:fs/promises'
import { basename, extname, isAbsolute, join } from 'node:path'
import {
  alignmentTable,
  type CollatedWitness,
  collate,
  type Collation,
  type CollationSettings,
  type CollationText,
  codebook,
  defaultFolds,
  type Fold,
  folds,
  inCommon,
  type RecurringPair,
  recurringPairs,
  type SpellingRule,
  statistics,
  type TokenSize,
} from '../core/collation/index.ts'
import { loadCharacterTables } from '../core/characters/index.ts'
import { baseText } from '../core/text/index.ts'
import { alignmentFormats, readCollatex, readRules } from '../core/formats/alignment/index.ts'
import { decode, fileError } from '../storage/index.ts'
import { unitLines } from './collation-table.ts'
import { type Arguments, type Command, InputError, type Io, UsageError } from './command.ts'

const formatNames = ['table', ...alignmentFormats.map(({ name }) => name)]
/** These tell why one character may have been taken for another. */
const evidenceFormats = ['json', 'entries']
const foldNames = folds.map(({ name }) => name)
const tokenSizes: readonly TokenSize[] = ['auto', 'character', 'word']

export const collateCommand: Command = {
  name: 'collate',
  usage: '<base> <witness>… [options]',
  summary: 'aligns witnesses with a base text and lists where they differ',
  details: `Arguments are text files in UTF-8, named by their file name or as SIGLUM=path; or one CollateX JSON file, whose
first witness is the base. The order of the witnesses does not change what is found.

Formats: table (the variants, a line each), ${alignmentFormats.map(({ name, title }) => `${name} (${title})`).join(', ')}.
In the table = is the lemma, — nothing, … a passage that is lacking, ~ another spelling, ⇄ another order, → moved.

Folds, which make different spellings one normal form: ${folds.map(({ name, title }) => `${name} (${title})`).join(', ')}.
Differences in what is written for the same word stay in the result as orthographic.`,
  positionals: [1, 1000],
  options: {
    format: { value: 'FORMAT', help: formatNames.join(', ') },
    tokens: {
      value: 'SIZE',
      help: 'auto (default: characters for Han and the like, words for alphabets), character, word',
    },
    fold: {
      value: 'FOLD,…',
      multiple: true,
      help: `none, or any of ${foldNames.join(', ')} (default: ${defaultFolds.join(', ')})`,
    },
    stats: { value: null, help: 'prints characters, units, edit costs, agreements and the time instead' },
    rules: {
      value: 'FILE',
      help: 'rules of spelling, { "rules": [{ "from": "矦", "to": "侯" }] }, with a scope when they do not hold always',
    },
    pairs: { value: null, help: 'lists the pairs of words that recur, which may be spellings of one word' },
    json: { value: null, help: 'the same as --format json; with --stats or --pairs, those as JSON' },
  },
  async run(args, io) {
    const name = args.value('format') ?? (args.flag('json') ? 'json' : 'table')
    if (!formatNames.includes(name))
      throw new UsageError(`There is no format 「${name}」; there is ${formatNames.join(', ')}.`)
    const { texts, everyToken, transpositions } = await readTexts(args.positionals, io)
    const size = readTokenSize(args)
    const rules = await readRulesFile(args.value('rules'), texts[0]!, io)
    const settings: CollationSettings = {
      tokens: size,
      folds: readFolds(args),
      ...(rules.length > 0 && { rules }),
      ...(!transpositions && { moves: false }),
    }

    const began = performance.now()
    const [base, ...witnesses] = texts
    const collation = collate(base!, witnesses, settings)
    const seconds = (performance.now() - began) / 1000
    for (const witness of collation.witnesses) refuseOtherWork(collation, witness)

    if (args.flag('pairs')) io.out(pairsText(recurringPairs(collation), args.flag('json')))
    else if (args.flag('stats')) io.out(statisticsText(collation, seconds, args.flag('json')))
    else if (name === 'table') io.out(unitLines(collation))
    else {
      const format = alignmentFormats.find((format) => format.name === name)!
      const characters = evidenceFormats.includes(name) ? await loadCharacterTables() : undefined
      const table = alignmentTable(collation, everyToken)
      io.out(format.write({ collation, table, ...(characters && { characters }) }))
    }
    return 0
  },
}

function readTokenSize(args: Arguments): TokenSize {
  const given = args.value('tokens') ?? 'auto'
  const size = tokenSizes.find((size) => size === given)
  if (size === undefined)
    throw new UsageError(`--tokens should be ${tokenSizes.join(', ')}, and is 「${given}」.`)
  return size
}

function readFolds(args: Arguments): readonly Fold[] {
  const given = args.values('fold')
  if (given === undefined) return defaultFolds
  if (given.length === 1 && given[0] === 'none') return []
  const unknown = given.find((name) => !(foldNames as readonly string[]).includes(name))
  if (unknown !== undefined) {
    throw new UsageError(`There is no fold 「${unknown}」; there is none, or any of ${foldNames.join(', ')}.`)
  }
  return foldNames.filter((name) => given.includes(name))
}

interface Texts {
  readonly texts: readonly CollationText[]
  readonly everyToken: boolean
  readonly transpositions: boolean
}

async function readTexts(named: readonly string[], io: Io): Promise<Texts> {
  const files = await Promise.all(named.map((argument) => readText(argument, io)))
  let texts: readonly CollationText[] = files
  let everyToken = false
  let transpositions = true
  if (files.length === 1) {
    const { path, text } = files[0]!
    if (!/^\s*\{/u.test(text)) {
      throw new InputError(
        `「${path}」 alone cannot be collated: name at least one witness beside the base, or give one CollateX JSON file.`,
      )
    }
    const input = collatexFrom(path, text)
    for (const note of input.notes) io.say(note)
    texts = input.texts
    everyToken = input.everyToken
    transpositions = input.transpositions
  }
  const sigla = new Set<string>()
  for (const { siglum } of texts) {
    if (sigla.has(siglum)) {
      throw new InputError(
        `Two texts have the siglum 「${siglum}」; name them apart, as in: ${siglum}2=path.`,
      )
    }
    sigla.add(siglum)
  }
  return { texts, everyToken, transpositions }
}

async function readRulesFile(
  path: string | undefined,
  base: CollationText,
  io: Io,
): Promise<readonly SpellingRule[]> {
  if (path === undefined) return []
  const { text } = await readText(path, io)
  const words = typeof base.text === 'string' ? base.text : base.text(codebook()).text
  try {
    return readRules(text, baseText(words))
  } catch (error) {
    if (error instanceof SyntaxError) throw new InputError(`「${path}」 holds no rules: ${error.message}.`)
    throw error
  }
}

function collatexFrom(path: string, text: string) {
  try {
    return readCollatex(text)
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new InputError(`「${path}」 is no CollateX input: ${error.message}.`)
    throw error
  }
}

async function readText(argument: string, io: Io) {
  const equals = argument.indexOf('=')
  const path = equals > 0 ? argument.slice(equals + 1) : argument
  const siglum = equals > 0 ? argument.slice(0, equals) : basename(path, extname(path))
  const bytes = await readFile(isAbsolute(path) ? path : join(io.cwd, path)).catch((error: unknown) => {
    throw fileError(path, error)
  })
  if (bytes.includes(0) && !(bytes[0] === 0xff || bytes[0] === 0xfe)) {
    throw new InputError(
      `「${path}」 is no text in UTF-8: it holds null characters, as UTF-16 without its byte order mark does; save it as UTF-8.`,
    )
  }
  const text = decode(bytes, path)
  if (text.trim() === '') throw new InputError(`「${path}」 is empty.`)
  return { path, siglum, text }
}

/** What cannot be two witnesses of one text gets a sentence rather than a table of thousands of variants. */
function refuseOtherWork({ base }: Collation, witness: CollatedWitness): void {
  const [a, b] = [base.tokens.count, witness.tokens.count]
  const common = inCommon(base, witness)
  if (Math.min(a, b) < SHORT) return
  const pair = `「${base.siglum}」 and 「${witness.siglum}」`
  if (common < ALIKE) {
    throw new InputError(`${pair} do not seem to be the same text: ${Math.floor(common * 100)} % in common.`)
  }
  if (Math.max(a, b) > MUCH_LONGER * Math.min(a, b)) {
    const [longer, shorter] = a > b ? [base, witness] : [witness, base]
    throw new InputError(
      `「${longer.siglum}」 is ${Math.round(Math.max(a, b) / Math.min(a, b))} times as long as 「${shorter.siglum}」; give the part that corresponds to it.`,
    )
  }
}

/** In tokens: below this, everything may differ and still be the same verse. */
const SHORT = 50
/** The share in runs of four tokens below which two texts are two works; unrelated Chinese prose stays below 2 %. */
const ALIKE = 0.08
const MUCH_LONGER = 50

/** A line a pair: how often, the words, what is known of them, in which witnesses. */
function pairsText(pairs: readonly RecurringPair[], asJson: boolean): string {
  if (asJson) return `${JSON.stringify({ pairs }, null, 2)}\n`
  if (pairs.length === 0) return 'No pair recurs.\n'
  return pairs
    .map(({ from, to, count, byWitness, relation, folded }) => {
      const known = relation ?? 'not known as variants'
      const where = byWitness.map(({ siglum, count }) => `${siglum} ${count}`).join(', ')
      return `${count}  ${to}/${from}  ${known}${folded ? ', folded' : ''}  (${where})\n`
    })
    .join('')
}

function statisticsText(collation: Collation, seconds: number, asJson: boolean): string {
  const numbers = statistics(collation)
  if (asJson) return `${JSON.stringify({ ...numbers, seconds }, null, 2)}\n`
  const lines = numbers.texts.map(({ siglum, characters, tokens }, i) => {
    const cost = i === 0 ? 'base' : `edit cost ${numbers.editCosts[i - 1]!}`
    return `${siglum}: ${characters} characters, ${tokens} tokens, ${cost}`
  })
  const share = (value: number | null) =>
    value === null ? '    -' : `${(value * 100).toFixed(1)}`.padStart(5)
  return [
    ...lines,
    `variant units: ${numbers.units}, ${numbers.orthographicUnits} of them orthographic; moved passages: ${numbers.movedPassages}`,
    'agreement at variant units, in per cent:',
    ...numbers.agreement.map((row, i) => `  ${row.map(share).join(' ')}  ${numbers.texts[i]!.siglum}`),
    `time: ${seconds.toFixed(3)} s`,
    '',
  ].join('\n')
}
