import { describe, expect, it } from 'vitest'
import { fuzz } from './fuzz.ts'
import { readers } from './readers.ts'

const all = await readers()

describe('a file with something wrong in it', () => {
  it.each(all)(
    'makes $name say what is wrong and where, and never throw or hang',
    async (reader) => {
      const { faults } = await fuzz(reader, 30, Math.floor(Math.random() * 2 ** 31))
      expect(faults).toEqual([])
    },
    60_000,
  )
})
