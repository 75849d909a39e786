/**
 * A place in a text that is being read. White space between elements may become a space or a line end, or nothing, and
 * that is known only later: where something ends lies before it, where something begins after it.
 */
export interface Mark {
  readonly end: number
  readonly start: number
}

/**
 * Puts a text together from the pieces that stand in a document. Where white space is not preserved, a run of it is
 * one space, or nothing between characters that are written without spaces; blocks begin on lines of their own.
 */
export class TextBuilder {
  readonly #parts: string[] = []
  #length = 0
  #last = ''
  #pending: 'none' | 'space' | 'line' | 'block' = 'none'
  #waiting: { end: number; start: number }[] = []
  /** Whether white space is kept as it stands. */
  preserve = false

  get length(): number {
    return this.#length
  }

  content(): string {
    return this.#parts.join('')
  }

  mark(): Mark {
    const mark = { end: this.#length, start: this.#length }
    if (this.#pending !== 'none') this.#waiting.push(mark)
    return mark
  }

  /** What follows begins a line of its own. */
  block(): void {
    if (this.#length > 0) this.#pending = 'block'
  }

  write(text: string): void {
    if (text === '') return
    if (this.preserve) {
      this.#settle(text, text.startsWith('\n'))
      this.#add(text)
      return
    }
    for (const part of text.split(/([ \t\r\n]+)/)) {
      if (part === '') continue
      if (/^[ \t\r\n]/.test(part)) {
        if (this.#pending === 'block' || this.#length === 0) continue
        if (part.includes('\n')) this.#pending = 'line'
        else if (this.#pending === 'none') this.#pending = 'space'
      } else {
        this.#settle(part, false)
        this.#add(part)
      }
    }
  }

  /** Whether what was written last are the words `words`. */
  endsWith(words: string): boolean {
    if (words === '') return false
    let tail = ''
    for (let i = this.#parts.length - 1; i >= 0 && tail.length < words.length; i--)
      tail = this.#parts[i]! + tail
    return tail.endsWith(words)
  }

  /** A line end that the document asks for. */
  lineBreak(): void {
    if (this.#length > 0) this.#pending = 'block'
  }

  /** Nothing stands between the words before and after: a word that is broken over two lines. */
  joinWords(): void {
    if (this.#pending === 'block') return
    this.#pending = 'none'
    for (const mark of this.#waiting) mark.start = this.#length
    this.#waiting = []
  }

  /** Decides what the white space before `next` becomes; `ends` says that `next` brings the line end itself. */
  #settle(next: string, ends: boolean): void {
    const pending = this.#pending
    if (pending === 'none') return
    this.#pending = 'none'
    if (pending === 'block') {
      if (this.#last !== '\n' && !ends) this.#add('\n')
    } else if (pending === 'space' || !(UNSPACED_END.test(this.#last) && UNSPACED.test(next))) {
      this.#add(' ')
    }
    for (const mark of this.#waiting) mark.start = this.#length
    this.#waiting = []
  }

  #add(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
    this.#last = text.slice(-2)
    if (this.#last.endsWith('\n')) this.#last = '\n'
  }
}

/** Scripts that are written without spaces, and their punctuation: a line end in the file means nothing there. */
const WIDE =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\u3000-\\u303f\\uff00-\\uffef\\u2018-\\u201d\\u2e80-\\u2fff—…·\\p{Co}'
const UNSPACED = new RegExp(`^[${WIDE}]`, 'u')
const UNSPACED_END = new RegExp(`[${WIDE}]$`, 'u')
