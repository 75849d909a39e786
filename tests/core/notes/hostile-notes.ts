/**
 * Texts that are no texts: what a reader of notes might try again and again, `length` code units of each. Every character
 * of them takes three bytes in a file.
 */
export function hostileNotes(length: number): [name: string, content: string][] {
  const times = (words: string) => words.repeat(Math.ceil(length / words.length))
  const note = (words: string) => `（${times(words)}）`
  return [
    ['nested brackets', '（'.repeat(length / 2) + '）'.repeat(length / 2)],
    ['brackets that open', times('（')],
    ['brackets that close', times('）')],
    ['brackets of all kinds', times('（[【〔(﹝')],
    ['empty notes', times('（）')],
    ['作 in the text', times('作')],
    ['作 in a note', note('作')],
    ['short lines in a note', note('甲作乙\n')],
    ['又作 in a note', note('又作')],
    ['title marks', note('《》作')],
    ['one witness again and again', note('宋本作')],
    ['witnesses without an end', note('宋本')],
    ['short notes', times('甲（一作乙）')],
    ['clauses in one note', note('甲宋本作乙，')],
    ['dates in one note', note('《甲》在二月')],
    ['losses in one note', note('無字')],
    ['speakers in one note', note('徐廣曰')],
    ['numbers without notes', times('〔一〕〔二〕')],
    ['title marks that open', times('《')],
    ['title marks that close', times('》')],
    ['按', times('按')],
    ['a bracket that is not closed', `（${times('甲乙丙丁。')}`],
    ['circles without notes', times('甲○乙')],
    ['quotation marks', note('「作')],
    ['stars', times('[1＊]甲＝乙【宋】＊\n[＊]甲')],
    ['days and years', times('三月甲子熙寧十二年')],
    ['numerals', '一'.repeat(length)],
    ['blanks', '　'.repeat(length)],
  ]
}
