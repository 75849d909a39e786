/**
 * The encoding in which `bytes`, which are not UTF-8, make the most sense: that in which nothing is illegal and most
 * ideographs or kana are among the commonest. Null when none does.
 */
export function guessEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16'
  const sample = bytes.subarray(0, SAMPLE)
  let best: { name: string; share: number } | null = null
  for (const [label, name] of encodings) {
    const share = shareOfCommon(sample, label)
    if (share > (best?.share ?? LEAST)) best = { name, share }
  }
  return best?.name ?? null
}

/** Of a tie the first is told: GB18030 can hold what Big5 text looks like, but not the other way about. */
const encodings = [
  ['big5', 'Big5'],
  ['gb18030', 'GB18030'],
  ['shift_jis', 'Shift_JIS'],
  ['euc-jp', 'EUC-JP'],
  ['euc-kr', 'EUC-KR'],
  ['utf-16le', 'UTF-16'],
  ['utf-16be', 'UTF-16'],
] as const

/** How much of what is not ASCII is written in the commonest characters; 0 when the bytes are not of that encoding. */
function shareOfCommon(bytes: Uint8Array, label: string): number {
  let text: string
  try {
    // The last character may be cut in two, and is then left out.
    text = new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return 0
  }
  let common = 0
  let all = 0
  for (const character of text) {
    if (character < '\u0080') continue
    all++
    if (COMMON.has(character)) common++
  }
  return all === 0 ? 0 : common / all
}

/** The commonest of classical and modern Chinese in both graphs, punctuation, kana, some syllables of Hangul. */
const COMMON = new Set(
  '之不以而其人曰者也為有於子是王所於天大一下上無公故年月日十二三四五六七八九百千中國君臣事可行此矣乎則使軍將州書言知明文' +
    '的了在我他这们来个说国为无于与军将书长时后见会夏宋遼金史記本作東西南北侯帝太皇詔都命兵城主元' +
    '，。、；：「」『』《》（）？！　\u3000のはにをたがでとしれいるかなもっょこのりすまらくきあうえおア이다는을의에가고하지로한',
)
const SAMPLE = 1 << 16
const LEAST = 0.1
