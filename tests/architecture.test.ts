import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { describe, expect, it } from 'vitest'

/** What each folder of src/ may import. A folder may always import itself. Changing this is a design decision. */
const mayImport: Record<string, string[]> = {
  'core/text': ['npm:unicode-segmenter'],
  'core/apparatus': ['core/text', 'npm:approx-string-match'],
  'core/characters': ['core/text'],
  'core/collation': ['core/text', 'core/characters', 'core/apparatus', 'npm:diff-match-patch'],
  'core/search': ['core/text', 'core/collation'],
  'core/notes': ['core/text', 'core/apparatus'],
  'core/consistency': ['core/text', 'core/characters', 'core/notes'],
  'core/formats': [
    'core/text',
    'core/characters',
    'core/apparatus',
    'core/collation',
    'npm:valibot',
    'npm:jsonc-parser',
    'npm:slimdom',
    'npm:saxes',
    'npm:fflate',
    'npm:mammoth',
    'npm:papaparse',
    'npm:csv-stringify',
    'npm:docx',
  ],
  'core/edition': ['core', 'npm:valibot'],
  // What the machine's fonts can show, for documents that carry parts of them.
  fonts: ['core', 'node', 'npm:subset-font'],
  storage: ['core', 'node', 'npm:valibot', 'npm:proper-lockfile', 'npm:chokidar'],
  worker: ['core', 'npm:@dagrejs/dagre'],
  editor: ['core', 'npm:prosemirror-[a-z]+'],
  ui: ['core', 'editor', 'worker', 'storage/http', 'npm:lit', 'npm:@lit/[a-z-]+'],
  server: ['core', 'storage', 'node', 'npm:hono', 'npm:@hono/node-server', 'npm:valibot'],
  cli: ['core', 'storage', 'fonts', 'server', 'node'],
}

/** The one file or folder that knows a library, so that replacing it touches nothing else. */
const knownTo: Record<string, string> = {
  'unicode-segmenter': 'core/text/units',
  'approx-string-match': 'core/apparatus/candidates',
  'diff-match-patch': 'core/collation',
  'jsonc-parser': 'core/formats/json',
  slimdom: 'core/formats/tei',
  saxes: 'core/formats/tei/scan-xml',
  mammoth: 'core/formats/docx',
  papaparse: 'core/formats/csv',
  'csv-stringify': 'core/formats/csv',
  docx: 'core/formats/docx',
  'proper-lockfile': 'storage/project-lock',
  chokidar: 'storage/watch-folders',
  '@hono/node-server': 'server/listen',
  '@dagrejs/dagre': 'worker/lay-out-graph',
}

const forbidden: IForbiddenRuleType[] = [
  ...Object.entries(mayImport).map(([folder, targets]): IForbiddenRuleType => ({
    name: `${folder} may import ${targets.join(', ') || 'nothing'}`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: {
      pathNot: [folder, ...targets].flatMap((target) =>
        target === 'node' ? [] : target.startsWith('npm:') ? library(target.slice(4)) : `^src/${target}[/.]`,
      ),
      ...(targets.includes('node') && { dependencyTypesNot: ['core'] }),
    },
  })),
  ...Object.entries(knownTo).map(([name, owner]): IForbiddenRuleType => ({
    name: `only ${owner} may import ${name}`,
    severity: 'error',
    from: { path: '^src/', pathNot: `^src/${owner}[/.]` },
    to: { path: library(name) },
  })),
  { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
]

function library(name: string): string {
  return `node_modules/(@types/)?${name}/`
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** What dependency-cruiser finds in `src` of `baseDir`, types included. */
async function look(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(['src'], {
    baseDir,
    validate: true,
    ruleSet: { forbidden },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  })
  if (typeof output === 'string') throw new TypeError(`dependency-cruiser answered in words: ${output}`)
  return output
}

const violations = ({ summary }: ICruiseResult) =>
  summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`)

describe('the architecture', () => {
  it('has imports that run one way', async () => {
    const result = await look(root)
    expect(violations(result)).toEqual([])
    const looked = new Set(result.modules.map(({ source }) => source))
    const files = readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `src/${file.replaceAll('\\', '/')}`)
    expect(files.length).toBeGreaterThan(50)
    expect(files.filter((file) => !looked.has(file))).toEqual([])
    const folders = files.map((file) => /^src\/((?:core\/)?[^/]+)\//.exec(file)?.[1] ?? file)
    expect(folders.filter((folder) => !(folder in mayImport))).toEqual([])
  })

  it('is held: what the fixtures do wrong is found', async () => {
    const found = violations(await look(`${root}/tests/fixtures/architecture`))
    const expected = [
      /core\/text\/upward\.ts → src\/core\/apparatus\/entry\.ts: core\/text may import/,
      /core\/text\/machine\.ts → (node:)?fs: core\/text may import/,
      /core\/text\/library\.ts → .*lit.*: core\/text may import/,
      /core\/apparatus\/panel\.ts → src\/ui\/panel\.ts: core\/apparatus may import/,
      /core\/apparatus\/type-only\.ts → src\/ui\/panel\.ts: core\/apparatus may import/,
      /core\/formats\/csv\/write\.ts → .*slimdom.*: only core\/formats\/tei may import slimdom/,
      /core\/.*: no cycles/,
    ]
    for (const violation of expected) expect(found).toContainEqual(expect.stringMatching(violation))
    const unexpected = found.filter((line) => !expected.some((violation) => violation.test(line)))
    expect(unexpected).toEqual([])
  })
})
