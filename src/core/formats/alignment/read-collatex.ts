import { type Codebook, codeOf, type CollationText, tokenize, type Tokens } from '../../collation/index.ts'

/** What a CollateX JSON file asks for. */
export interface CollatexInput {
  readonly texts: readonly CollationText[]
  /** `joined: false` or `segmentation: false`: no cell of the table has more than one token. */
  readonly everyToken: boolean
  /** `transpositions: false`: what stands elsewhere is not looked for. */
  readonly transpositions: boolean
  /** What was asked for and is not done, a sentence each. */
  readonly notes: readonly string[]
}

/**
 * Reads the input of CollateX: `witnesses`, each with an `id` and `content`, or `tokens` with `t` and perhaps `n`.
 * Throws a SyntaxError with one sentence when it is not that.
 */
export function readCollatex(source: string): CollatexInput {
  let data: unknown
  try {
    data = JSON.parse(source)
  } catch (error) {
    throw new SyntaxError(`it is not JSON (${(error as Error).message})`)
  }
  const witnesses = isRecord(data) ? data['witnesses'] : undefined
  if (!isRecord(data) || !Array.isArray(witnesses)) throw new SyntaxError('it has no list 「witnesses」')
  if (witnesses.length < 2) throw new SyntaxError('it needs at least two witnesses')
  const texts = witnesses.map((witness: unknown, i): CollationText => {
    const named = `witness ${i + 1}`
    if (!isRecord(witness))
      throw new SyntaxError(`${named} is not an object with 「id」 and 「content」 or 「tokens」`)
    const { id, content, tokens } = witness
    if (typeof id !== 'string' || id.trim() === '') throw new SyntaxError(`${named} has no 「id」`)
    if (typeof content === 'string') return { siglum: id, text: content }
    if (!Array.isArray(tokens))
      throw new SyntaxError(`witness 「${id}」 has neither 「content」 nor 「tokens」`)
    const list = tokens.map((token: unknown, k) => {
      if (
        isRecord(token) &&
        typeof token['t'] === 'string' &&
        ['string', 'undefined'].includes(typeof token['n'])
      )
        return token as CollatexToken
      throw new SyntaxError(`token ${k + 1} of witness 「${id}」 has no text 「t」`)
    })
    return { siglum: id, text: (book) => tokensOf(list, book) }
  })
  const named = new Set<string>()
  for (const { siglum } of texts) {
    if (named.has(siglum)) throw new SyntaxError(`two witnesses have the id 「${siglum}」`)
    named.add(siglum)
  }
  for (const option of ['joined', 'segmentation', 'transpositions']) {
    if (!['boolean', 'undefined'].includes(typeof data[option]))
      throw new SyntaxError(`「${option}」 should be true or false`)
  }
  return {
    texts,
    everyToken: data['joined'] === false || data['segmentation'] === false,
    transpositions: data['transpositions'] !== false,
    notes: notesOn(data),
  }
}

/** What is asked for and done in another way, or not done: a sentence each. */
function notesOn({ algorithm, tokenComparator, near_match: nearMatch }: Record<string, unknown>): string[] {
  const notes: string[] = []
  if (algorithm !== undefined)
    notes.push(
      `The algorithm 「${named(algorithm)}」 is CollateX's own and was not used; Yiwen aligned by its own.`,
    )
  const type = isRecord(tokenComparator) ? tokenComparator['type'] : tokenComparator
  if (type !== undefined && type !== 'equality')
    notes.push(`Tokens were compared by their normal forms; the comparison 「${named(type)}」 is not done.`)
  if (nearMatch === true) notes.push('Tokens were compared by their normal forms; near matching is not done.')
  return notes
}

const named = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

type CollatexToken = Readonly<Record<string, unknown>> & { readonly t: string; readonly n?: string }

/** The tokens as they were given; those without an `n` are compared by their word. */
function tokensOf(source: readonly CollatexToken[], book: Codebook): Tokens {
  const starts = new Uint32Array(source.length + 1)
  const wordFrom = new Uint32Array(source.length)
  const wordTo = new Uint32Array(source.length)
  const written = new Uint32Array(source.length)
  const given = new Uint32Array(source.length)
  source.forEach(({ t, n }, i) => {
    const from = starts[i]!
    starts[i + 1] = from + t.length
    // Blanks and punctuation at the ends are attached, as in texts that are cut here.
    const inner = tokenize(t, book, 'word')
    wordFrom[i] = from + (inner.wordFrom[0] ?? 0)
    wordTo[i] = from + (inner.wordTo[inner.count - 1] ?? 0)
    const word = t.slice(wordFrom[i] - from, wordTo[i] - from)
    written[i] = codeOf(book, word)
    given[i] = codeOf(book, n ?? (word === '' ? t.trim() : word))
  })
  const text = source.map(({ t }) => t).join('')
  return { text, count: source.length, starts, wordFrom, wordTo, written, given, source }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
