import { describe, expect, it } from 'vitest'
import { yiwen } from './command-line.ts'
import { exampleProject } from './project.ts'

describe('yiwen', () => {
  it('lists its commands', async () => {
    const { code, out, said } = await yiwen('/', '--help')
    expect({ code, said }).toEqual({ code: 0, said: '' })
    for (const name of ['serve', 'export', 'import', 'check', 'notes', 'collate', 'reanchor', 'consistency'])
      expect(out).toContain(`  ${name}`)
    expect(await yiwen('/')).toEqual({ code: 2, out, said: '' })
  })

  it.each(['serve', 'export', 'import', 'check', 'notes', 'consistency'])(
    'explains %s with all its options',
    async (name) => {
      const { code, out } = await yiwen('/', name, '--help')
      expect(code).toBe(0)
      expect(out).toMatch(new RegExp(`^yiwen ${name}`))
      expect(out).toContain('--project DIR')
      expect((await yiwen('/', 'help', name)).out).toBe(out)
    },
  )

  it.each([
    [['sing'], /no command 「sing」; there are .*check/],
    [['export'], /yiwen export <edition>/],
    [['export', 'a', 'b', '--format', 'json'], /yiwen export <edition>/],
    [['export', 'a'], /--format is missing; there is tei, tei-parallel, .*json/],
    [['export', 'a', '--format', 'doc'], /no format 「doc」; there is tei, tei-parallel, .*json/],
    [['export', 'a', '--format', 'json', '--status', 'good'], /no status 「good」; there are proposed, /],
    [['export', 'a', '--colour'], /Unknown option '--colour'/],
    [['export', 'a', '--format'], /--format.*argument missing/],
    [['serve', '--port', 'x'], /--port should be a number/],
    [['serve', '--port', '65536'], /--port should be a number/],
    [['serve', 'a', 'b'], /yiwen serve \[project\]/],
  ])('says how it is used: %j', async (argv, message) => {
    const { code, out, said } = await yiwen(await exampleProject(), ...argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(said).toMatch(message)
    expect(said).toMatch(/^yiwen: .*\nMore: yiwen .*--help\n$/)
  })
})
