import { describe, expect, it } from 'vitest'
import { inProcess, post } from './in-process.ts'

describe('fonts over HTTP', () => {
  it('gives a page parts of the fonts of the machine that the server runs on', async () => {
    const content = Uint8Array.from({ length: 256 }, (_, i) => i)
    const { client } = inProcess({
      tools: { embedFonts: async (characters) => [{ family: 'HanaMinB', content, characters }] },
    })
    expect(await client().service.fonts('𠀀𡗦')).toEqual([
      { family: 'HanaMinB', content, characters: '𠀀𡗦' },
    ])
  })

  it('has none where the server has no fonts, and says what it cannot answer', async () => {
    const { ask, client } = inProcess()
    expect(await client().service.fonts('𠀀')).toEqual([])
    for (const [body, status] of [
      ['{', 400],
      ['{"characters":7}', 400],
      [JSON.stringify({ characters: '𠀀'.repeat(200_000) }), 413],
    ] as const)
      expect((await ask('/api/fonts', post(body))).status).toBe(status)
    expect((await ask('/api/fonts', post('{}'), { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await ask('/api/fonts', post('{}'), { origin: 'http://elsewhere' })).status).toBe(403)
  })
})
