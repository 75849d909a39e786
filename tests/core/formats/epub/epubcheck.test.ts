import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findExportFormat } from '../../../../src/core/formats/index.ts'
import { baseText } from '../../../../src/core/text/index.ts'
import { input } from '../export-input.ts'
import { hostileEdition } from '../hostile-edition.ts'

/** Where Debian has it; the file is an archive for java. */
const EPUBCHECK = '/usr/bin/epubcheck'
const reason =
  existsSync(EPUBCHECK) && spawnSync('java', ['-version']).status === 0
    ? null
    : 'epubcheck is not installed (apt-get install epubcheck)'
if (reason !== null) console.warn(`EPUB NOT checked: ${reason}`)

describe.skipIf(reason !== null)('epubcheck', () => {
  it.each([
    ['a hostile edition', hostileEdition(), {}],
    ['a vertical one', hostileEdition(), { direction: 'vertical', style: 'positive' }],
    ['an edition without language or entries', input(baseText('a'), [], { title: ' ' }), {}],
  ] as const)(
    'finds nothing wrong with %s',
    async (_, edition, options) => {
      const folder = mkdtempSync(join(tmpdir(), 'yiwen-epub-'))
      try {
        const { content } = await findExportFormat('epub')!.write(edition, options)
        writeFileSync(join(folder, 'a.epub'), content)
        const { stdout, stderr } = spawnSync('java', ['-jar', EPUBCHECK, 'a.epub'], {
          cwd: folder,
          encoding: 'utf8',
        })
        expect(stderr + stdout).toContain('0 fatals / 0 errors / 0 warnings')
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    120_000,
  )
})
