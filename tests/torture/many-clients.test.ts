import { expect, it } from 'vitest'
import { manyClients } from './many-clients.ts'

it('eight windows that change the same things at once lose nothing, and end in the same state', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const { made, refused, logged, faults } = await manyClients(8, 40, seed)
  expect([seed, faults]).toEqual([seed, []])
  expect(logged).toBeGreaterThan(150)
  expect(refused).toBeGreaterThan(0)
  expect(made).toBeGreaterThan(150)
}, 150_000)
