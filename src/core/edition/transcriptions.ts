/**
 * Where the transcriptions of witnesses are kept. A transcription is never written over: a corrected one is another
 * file, and a witness says which is its own. So undo, the log and other windows always find the text that they mean.
 */
export interface Transcriptions {
  /** The text of the transcription at `path` (from the project folder, with `/`); null when there is none. */
  read(edition: string, path: string): Promise<string | null>

  /**
   * Keeps `text` and gives the path under which it is found: named after `name`, with a number when another text has
   * that name. A text that is kept already under it is not kept twice.
   */
  add(edition: string, name: string, text: string): Promise<string>
}

/** The file name for the transcription of a witness called `name`, without ending: what no file system refuses. */
export function transcriptionName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}_-]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
  // Most file systems allow 255 bytes, of which a character takes at most four.
  const short = Array.from(plain).slice(0, LONGEST_NAME).join('')
  return short === '' ? 'witness' : short
}

/** Whether `path` may be that of a transcription: a text file in the corpus, by names that lead nowhere else. */
export function isTranscriptionPath(path: string): boolean {
  const [folder, ...names] = path.split('/')
  return (
    folder === 'corpus' &&
    names.length >= 2 &&
    names.every((name) => /^[\p{L}\p{N}\p{M}_-][\p{L}\p{N}\p{M}._ -]*$/u.test(name)) &&
    path.endsWith('.txt')
  )
}

/** In characters. */
const LONGEST_NAME = 40
