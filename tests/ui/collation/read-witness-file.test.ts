import { describe, expect, it } from 'vitest'
import { readWitnessFile } from '../../../src/ui/collation/read-witness-file.ts'

const text = '改西壽監軍司為保泰軍，石州監軍司為靜塞軍，天下之人不知也。'
const bytes = (hex: string) => Uint8Array.from(hex.match(/../gu)!, (byte) => parseInt(byte, 16))
const utf16 = (text: string, little: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), little)
  return new Uint8Array(view.buffer)
}

describe('readWitnessFile', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', new TextEncoder().encode(text), 'UTF-8'],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`), 'UTF-8'],
    ['UTF-16, little-endian, with a mark', utf16(`\ufeff${text}`, true), 'UTF-16'],
    ['UTF-16, big-endian, with a mark', utf16(`\ufeff${text}`, false), 'UTF-16'],
  ])('reads %s', (_, file, encoding) =>
    expect(readWitnessFile(file)).toMatchObject({ kind: 'text', text, encoding, guessed: false }),
  )

  it('reads UTF-16 without a mark by its line ends', () =>
    expect(readWitnessFile(utf16(`${text}\r\n${text}\r\n`, true))).toMatchObject({
      encoding: 'UTF-16',
      guessed: true,
    }))

  // 天下之人不知也。 in each of the two, as older files have it.
  it.each([
    ['GB18030', 'cceccfc2d6aec8cbb2bbd6aad2b2a1a3'],
    ['Big5', 'a4d1a455a4a7a448a4a3aabea45da143'],
  ])('guesses %s', (encoding, hex) =>
    expect(readWitnessFile(bytes(hex))).toEqual({
      kind: 'text',
      text: '天下之人不知也。',
      encoding,
      guessed: true,
    }),
  )

  it.each<[string, Uint8Array, string]>([
    ['a picture', bytes('89504e470d0a1a0a00000001'), 'binary'],
    ['an archive, such as a Word file', bytes('504b030414000600'), 'binary'],
    ['null characters', bytes('41420043'), 'binary'],
    ['control characters', bytes('4142010243'), 'binary'],
    ['nothing', new Uint8Array(0), 'empty'],
    ['blanks', new TextEncoder().encode(' \n\u3000'), 'empty'],
    ['an encoding of its own', bytes('80fe80fe80fe80fe'), 'unknown-encoding'],
  ])('refuses %s', (_, file, why) => expect(readWitnessFile(file)).toEqual({ kind: 'refused', why }))
})
