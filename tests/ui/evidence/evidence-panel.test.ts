import { beforeEach, describe, expect, it } from 'vitest'
import type { ApparatusEntry, EntryId, ReadingId } from '../../../src/core/apparatus/index.ts'
import { describe as describeSpan, siglum } from '../../../src/core/apparatus/index.ts'
import type { Concordance } from '../../../src/core/edition/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import type { ShowSpanEvent } from '../../../src/ui/evidence/evidence-events.ts'
import { EvidencePanelElement } from '../../../src/ui/evidence/evidence-panel.ts'
import { interfaceLanguages } from '../../../src/ui/messages/index.ts'
import { edition } from '../../core/edition/examples.ts'

const CONTENT = '改保泰軍。（保泰，《續通鑒》作保秦。）\n升西市城為保泰軍。'
const text = baseText(CONTENT)
const at = (from: number, to: number) => describeSpan(text, { from, to })

const entry: ApparatusEntry = {
  id: 'e-1' as EntryId,
  layer: 'variants',
  kind: 'reading',
  lemma: [at(1, 3)],
  readings: [
    {
      id: 'r1' as ReadingId,
      kind: 'substitution',
      text: '保秦',
      attestations: [{ witness: siglum('續通鑑'), named: '畢沅《續通鑒》', locus: '卷六十' }],
    },
  ],
  origin: { by: 'notes', note: at(5, 19), clause: at(6, 17) },
  status: 'proposed',
}

describe('evidence-panel', () => {
  let panel: EvidencePanelElement
  let answer: () => Promise<Concordance[]>

  const shown = () => panel.renderRoot.textContent.replace(/\s+/gu, ' ')

  beforeEach(async () => {
    answer = async () => []
    panel = new EvidencePanelElement()
    panel.edition = edition(CONTENT, () => [entry])
    panel.service = { concordance: async () => answer() }
    panel.language = 'en'
    panel.messages = interfaceLanguages.en
    document.body.replaceChildren(panel)
    await panel.updateComplete
  })

  it('says what to do while no entry is in hand', () => expect(shown()).toContain('Choose an entry'))

  it('shows who reads what, and the words of the note that say so', async () => {
    panel.entry = entry
    await panel.updateComplete
    expect(shown()).toContain('畢沅《續通鑒》')
    expect(shown()).toContain('卷六十')
    expect(panel.renderRoot.querySelector('mark')?.textContent).toBe('保泰，《續通鑒》作保秦')
  })

  it('counts each reading in the text and in its notes, and leads to the place', async () => {
    panel.entry = entry
    await expect.poll(shown).toContain('3 × in this text, 1 in notes')
    expect(shown()).toContain('1 × in this text, all in notes')
    const spans: unknown[] = []
    panel.addEventListener('show-span', ({ span }: ShowSpanEvent) =>
      spans.push(CONTENT.slice(span.from, span.to)),
    )
    panel.renderRoot.querySelectorAll<HTMLElement>('.kwic button')[2]!.click()
    expect(spans).toEqual(['保泰'])
  })

  it('shows the other texts of the project once they are searched, or that they were not', async () => {
    const other = {
      edition: 'x-14',
      title: '卷十四',
      language: 'lzh',
      words: '保秦',
      total: 7,
      inNotes: 0,
      lines: [],
    }
    answer = async () => [other]
    panel.entry = entry
    await expect.poll(shown).toContain('卷十四 · 7 ×')
    answer = () => Promise.reject(new TypeError('fetch failed'))
    panel.entry = { ...entry }
    await expect.poll(shown).toContain('did not answer')
  })
})
