import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const SCHEMA = resolve(import.meta.dirname, '../../../../../shared/data/tei_all.rng')

/** Why documents cannot be validated here; null when they can. */
export function cannotValidate(): string | null {
  if (!existsSync(SCHEMA)) return `the schema of TEI is not at ${SCHEMA}`
  if (spawnSync('jing', [], { stdio: 'ignore' }).error !== undefined)
    return 'jing is not installed (apt-get install jing)'
  return null
}

/** The first things jing says against `documents`, by their names, held against tei_all; empty when all are valid. */
export function complaints(documents: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'yiwen-tei-'))
  try {
    const files = Object.entries(documents).map(([name, content]) => {
      const file = join(folder, `${name}.xml`)
      writeFileSync(file, content)
      return file
    })
    const { stdout, status } = spawnSync('jing', [SCHEMA, ...files], { encoding: 'utf8', maxBuffer: 1 << 26 })
    return status === 0 ? '' : stdout.replaceAll(folder, '').split('\n').slice(0, 5).join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
