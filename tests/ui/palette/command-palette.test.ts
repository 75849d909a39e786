import { beforeEach, describe, expect, it } from 'vitest'
import { interfaceLanguages } from '../../../src/ui/messages/index.ts'
import { type ChooseCommandEvent, CommandPaletteElement } from '../../../src/ui/palette/command-palette.ts'

describe('command-palette', () => {
  let palette: CommandPaletteElement
  const chosen: string[] = []

  beforeEach(async () => {
    chosen.length = 0
    palette = new CommandPaletteElement()
    palette.messages = interfaceLanguages['zh-Hant']
    palette.language = 'zh-Hant'
    palette.addEventListener('choose-command', (event: ChooseCommandEvent) => chosen.push(event.command))
    document.body.replaceChildren(palette)
    await palette.updateComplete
  })

  const input = () => palette.renderRoot.querySelector('input')!
  const names = () => [...palette.renderRoot.querySelectorAll('li')].map(({ id }) => id)

  const type = async (words: string) => {
    input().value = words
    input().dispatchEvent(new InputEvent('input'))
    await palette.updateComplete
  }

  it('narrows the commands by their names in either language', async () => {
    await type('Undo')
    expect(names()).toEqual(['undo'])
    await type(interfaceLanguages['zh-Hant'].undo)
    expect(names()).toContain('undo')
  })

  it('runs the chosen command by Enter, and round the ends by arrows', async () => {
    const last = names().at(-1)
    input().dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp' }))
    await palette.updateComplete
    input().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
    expect(chosen).toEqual([last])
  })

  it('says so when nothing has such a name, and Enter does nothing', async () => {
    await type('保秦')
    expect(palette.renderRoot.querySelector('[role=status]')?.textContent).toContain('保秦')
    input().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
    expect(chosen).toEqual([])
  })
})
