import { type ApparatusEntry, lemmaText, type Witness } from '../core/apparatus/index.ts'
import { fileProblemIn, fileProblemLine, proposalsFromNotes } from '../core/edition/index.ts'
import { entryToWire, piecesOf, witnessToWire } from '../core/formats/json/index.ts'
import { readNotes, toWitnesses } from '../core/notes/index.ts'
import { type BaseText, lineAndColumn } from '../core/text/index.ts'
import { type Command, type Io, UsageError } from './command.ts'
import { addProposals } from './add-proposals.ts'
import { projectOption } from './project.ts'
import { readSource } from './source.ts'

export const notesCommand: Command = {
  name: 'notes',
  usage: '<file | edition> [options]',
  summary: 'reads the variants that the notes of a text record',
  details: `Prints line:column  lemma］reading  witnesses  (kind), an entry a line. A file wins over an edition of the same name.
With --into they become proposals in the edition; what is there already, decided or rejected, is not proposed again.`,
  positionals: [1, 1],
  options: {
    marks: {
      value: 'MARKS',
      help: 'how notes are marked: （）, (), 〔一〕, ○, 附： … (found by itself when not given)',
    },
    json: { value: null, help: 'prints {"entries": [...], "problems": [...]}, positions in code points' },
    witnesses: { value: null, help: 'prints the sources that the notes name instead' },
    into: { value: null, help: 'adds what is new to the edition, as proposals' },
    project: projectOption,
  },
  async run(args, io) {
    const marks = args.value('marks')
    if (marks?.trim() === '')
      throw new UsageError('--marks should say how notes are marked, as in --marks （）.')
    if (args.flag('into')) {
      return addProposals(args.positionals[0]!, (edition) => proposalsFromNotes(edition, marks), args, io)
    }

    const source = await readSource(args.positionals[0]!, args, io)
    const { value, problems } = readNotes(source.text, {
      ...((marks ?? source.marks) !== undefined && { marks: marks ?? source.marks! }),
      witnesses: source.witnesses,
    })
    const found = problems.map((problem) => fileProblemIn(source.path, source.text, problem))
    if (args.flag('witnesses')) printWitnesses(toWitnesses(value.sources), args.flag('json'), io)
    else if (args.flag('json')) {
      for (const piece of piecesOf({ entries: [], problems: found }, wireEntries(value.entries, source.text)))
        io.out(piece)
    } else {
      for (const entry of value.entries) io.out(`${entryLine(entry, source.text)}\n`)
      for (const problem of found) io.say(fileProblemLine(problem))
    }
    return found.some(({ severity }) => severity === 'error') ? 1 : 0
  },
}

function* wireEntries(entries: readonly ApparatusEntry[], text: BaseText) {
  for (const entry of entries) yield entryToWire(entry, text)
}

function printWitnesses(witnesses: readonly Witness[], asJson: boolean, io: Io): void {
  if (asJson) io.out(`${JSON.stringify({ witnesses: witnesses.map(witnessToWire) }, null, 2)}\n`)
  else for (const witness of witnesses) io.out(`${witnessLine(witness)}\n`)
}

/** `3:14  保泰］保秦  續通鑑  (reading)` */
function entryLine(entry: ApparatusEntry, text: BaseText): string {
  const span = entry.lemma[0]?.span
  const place = span == null ? null : lineAndColumn(text, span.from)
  const readings = entry.readings.map(({ kind, text, attestations, author }) => {
    // What is added or only thought stands beside the lemma or for it, and the words alone do not say which.
    const told = text === '' || kind === 'addition' || kind === 'conjecture'
    const words = [told ? `(${kind})` : '', text].filter((part) => part !== '').join(' ')
    // Two parts of one work (《宋史·神宗紀》, 本傳) are one witness.
    const named = attestations.map(({ witness, named }) => witness ?? named ?? '?')
    const bearers = [...new Set(author === undefined ? named : [...named, author])].join(' ')
    return bearers === '' ? words : `${words}  ${bearers}`
  })
  const where = place === null ? '-' : `${place.line}:${place.column}`
  return oneLine(`${where}  ${lemmaText(entry)}］${readings.join('；')}  (${entry.kind})`)
}

function witnessLine({ siglum, title, author, aliases = [] }: Witness): string {
  const rest = [
    title === siglum ? undefined : title,
    author,
    aliases.length > 0 ? aliases.join('、') : undefined,
  ]
  return oneLine([siglum, ...rest.filter((part) => part !== undefined)].join('  '))
}

const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/gu, ' ')
