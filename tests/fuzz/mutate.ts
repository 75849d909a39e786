import type { Random } from '../torture/random.ts'

/** Bytes that files in the wild hold where nobody expects them. */
const ODDITIES: readonly string[] = [
  '',
  '\0',
  '\ufeff',
  '\r',
  '\n',
  '\u2028',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '<',
  '>',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> b\n',
  '-1',
  '1e999',
  '99999999999999999999',
  '0.5',
  'null',
  'true',
  '{}',
  '[]',
  '"__proto__":',
  '"\\ud842"',
  '\\u0000',
  '𣈆',
  '\u{e0101}',
  '⿰',
  '（',
  '）',
  '《',
  '》',
  '作',
  '一作',
  '〔',
  'text/plain',
  ';',
  '\t',
  '&',
  '&#0;',
  '&#x110000;',
  '&nothing;',
  '<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
  '<!--',
  ']]>',
  '<app>',
  '</app>',
  '<lem>',
  '<rdg wit="#甲 #',
  '<p><p>',
  '</p>',
  ' xml:id="c1"',
  ' from="#c1"',
  ' corresp="#match(',
  '../',
  '%00',
]

/** `source` with up to eight things wrong in it, such as an editor, a merge or a disk may leave; follows from `random`. */
export function mutate(source: Uint8Array, random: Random): Uint8Array {
  let bytes = Buffer.from(source)
  const somewhere = () => Math.floor(random.next() * (bytes.length + 1))
  const wrongs = 1 + Math.floor(random.next() * 8)
  for (let wrong = 0; wrong < wrongs; wrong++) {
    const at = somewhere()
    const to = Math.min(bytes.length, at + Math.floor(random.next() ** 4 * 400))
    const [before, middle, after] = [bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(to)]
    const kind = Math.floor(random.next() * 8)
    if (kind === 0) bytes = Buffer.concat([before, after])
    else if (kind === 1) bytes = Buffer.concat([before, middle, middle, after])
    else if (kind === 2) bytes = Buffer.from(before)
    else if (kind === 3 && bytes.length > 0)
      bytes = Buffer.from(bytes).fill(Math.floor(random.next() * 256), at, Math.min(bytes.length, at + 1))
    else if (kind === 4)
      bytes = Buffer.concat([
        before,
        Buffer.from(ODDITIES[Math.floor(random.next() * ODDITIES.length)]!),
        after,
      ])
    else if (kind === 5)
      bytes = Buffer.concat([
        before,
        Buffer.from(
          ODDITIES[Math.floor(random.next() * ODDITIES.length)]!.repeat(1 + Math.floor(random.next() * 300)),
        ),
        after,
      ])
    else if (kind === 6) {
      const digits = /\d+/g
      const text = bytes.toString('latin1')
      digits.lastIndex = at
      const found = digits.exec(text)
      const number = ['-1', '0', '9007199254740993', '1e400', '2147483648', '1.5'][
        Math.floor(random.next() * 6)
      ]!
      if (found !== null)
        bytes = Buffer.from(
          text.slice(0, found.index) + number + text.slice(found.index + found[0].length),
          'latin1',
        )
    } else {
      const other = somewhere()
      const piece = bytes.subarray(other, Math.min(bytes.length, other + Math.floor(random.next() * 200)))
      bytes = Buffer.concat([before, piece, after])
    }
  }
  return bytes
}
