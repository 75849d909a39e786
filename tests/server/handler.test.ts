import { describe, expect, it } from 'vitest'
import { pageFilesIn } from '../../src/server/index.ts'
import { temporaryProject } from '../storage/temporary-project.ts'
import { inProcess, ORIGIN, post, setStatus } from './in-process.ts'

const json = async (response: Response) => (await response.json()) as Record<string, unknown>
const CHANGES = '/api/editions/xixiaji-13/changes'

describe('the API', () => {
  it('lists the editions, with counts, or with what is wrong', async () => {
    const { ask } = inProcess()
    expect(await json(await ask('/api/project'))).toMatchObject({
      editions: [
        {
          id: 'broken',
          counts: null,
          problems: [{ file: 'corpus/broken/edition.json', line: 2, severity: 'error' }],
        },
        {
          id: 'xixiaji-13',
          title: '西夏紀 卷十三',
          language: 'zh-Hant',
          counts: { proposed: 2, accepted: 0 },
        },
      ],
    })
  })

  it('opens an edition', async () => {
    const { ask } = inProcess()
    const response = await ask('/api/editions/xixiaji-13')
    expect(response.status).toBe(200)
    expect(await json(response)).toMatchObject({
      revision: 0,
      files: { text: { path: 'corpus/xixiaji-13/base.txt' } },
    })
  })

  it('finds words in all editions but one', async () => {
    const { ask, client } = inProcess()
    const found = await client().service.concordance(['保泰', '無此語'], 'nowhere')
    expect(found).toMatchObject([{ edition: 'xixiaji-13', words: '保泰', total: 4, inNotes: 1 }])
    expect(await client().service.concordance(['保泰'], 'xixiaji-13')).toEqual([])
    for (const query of ['', '?words=', `?words=${'夏'.repeat(201)}`, `?${'words=夏&'.repeat(21)}`]) {
      expect((await ask(`/api/concordance${query}`)).status).toBe(400)
    }
  })

  it('opens an edition that cannot be used with the reasons', async () => {
    const { ask } = inProcess()
    expect(await json(await ask('/api/editions/broken'))).toMatchObject({
      files: null,
      problems: [{ line: 2 }],
    })
    expect((await ask('/api/editions/broken/changes', post(setStatus('c', 'e-1', 'accepted')))).status).toBe(
      503,
    )
  })

  it.each(['nowhere', '..', '%2e%2e', 'a%2Fb', '%00', '__proto__'])('has no edition %s', async (id) => {
    const { ask } = inProcess()
    expect((await ask(`/api/editions/${id}`)).status).toBe(404)
  })

  it('accepts a change, and does one that is sent twice once', async () => {
    const { ask } = inProcess()
    const sent = post(setStatus('c1', 'e-1', 'accepted'))
    const first = await ask(CHANGES, sent)
    expect(first.status).toBe(200)
    expect(await json(first)).toMatchObject({ kind: 'accepted', records: [{ revision: 1, id: 'c1' }] })
    expect(await json(await ask(CHANGES, sent))).toMatchObject({
      kind: 'accepted',
      records: [{ revision: 1, id: 'c1' }],
    })
    expect(await json(await ask(`${CHANGES}?since=0`))).toMatchObject({ records: [{ revision: 1 }] })
    expect(await json(await ask(`${CHANGES}?since=1`))).toEqual({ records: [] })
  })

  it('refuses a change to what was changed meanwhile, with what was changed', async () => {
    const { ask } = inProcess()
    await ask(CHANGES, post(setStatus('c1', 'e-1', 'accepted')))
    const refused = await ask(CHANGES, post(setStatus('c2', 'e-1', 'rejected')))
    expect(refused.status).toBe(409)
    expect(await json(refused)).toMatchObject({
      kind: 'refused',
      contested: ['e-1'],
      records: [{ id: 'c1' }],
    })
  })

  it('refuses a change to an entry that is not there', async () => {
    const { ask } = inProcess()
    const refused = await ask(CHANGES, post(setStatus('c1', 'e-9', 'accepted')))
    expect(refused.status).toBe(409)
    expect(await json(refused)).toMatchObject({
      reason: expect.stringContaining('e-9') as unknown,
      contested: [],
    })
  })

  it.each([
    ['no JSON', '{', /not JSON/],
    ['nothing', '', /not JSON/],
    ['another shape', '[]', /revision|it/],
    ['no revision', { ...setStatus('c', 'e-1', 'accepted'), revision: -1 }, /revision/],
    [
      'no author',
      {
        revision: 0,
        change: { id: 'c', at: '', act: { kind: 'set-status', ids: ['e-1'], status: 'accepted' } },
      },
      /change\.by/,
    ],
    [
      'an act nobody knows',
      { revision: 0, change: { id: 'c', by: '', at: '', act: { kind: 'sing' } } },
      /change\.act/,
    ],
    [
      'half a character',
      '{"revision": 0, "change": {"id": "\\ud842", "by": "", "at": "", "act": {}}}',
      /half a character/,
    ],
    ['a field called __proto__', '{"revision": 0, "__proto__": {"a": 1}, "change": {}}', /__proto__/],
  ])('says what is wrong with a body: %s', async (_, body, message) => {
    const { ask, reported } = inProcess()
    const response = await ask(CHANGES, post(body))
    expect(response.status).toBe(400)
    expect(await json(response)).toEqual({ error: expect.stringMatching(message) as unknown })
    expect(reported).toEqual([])
    expect(({} as { a?: number }).a).toBeUndefined()
  })

  it('exports an edition as a file, without what was rejected', async () => {
    const { ask } = inProcess()
    await ask(CHANGES, post(setStatus('c1', 'e-1', 'rejected')))
    const response = await ask('/api/editions/xixiaji-13/export?format=json')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="xixiaji-13.json"; filename*=UTF-8''xixiaji-13.json`,
    )
    expect(await json(response)).toMatchObject({ revision: 1, entries: [{ id: 'e-2' }] })
    const all = await ask('/api/editions/xixiaji-13/export?format=json&status=rejected,proposed')
    expect(await json(all)).toMatchObject({ entries: [{ id: 'e-1' }, { id: 'e-2' }] })
    const none = await ask('/api/editions/xixiaji-13/export?format=json&witness=P')
    expect(await json(none)).toMatchObject({ entries: [] })
    const tei = await ask('/api/editions/xixiaji-13/export?format=tei')
    expect(await tei.text()).toContain('<TEI')
  })

  it('exports a document as its bytes, in the style that is asked for', async () => {
    const { ask } = inProcess()
    const response = await ask('/api/editions/xixiaji-13/export?format=docx&style=positive')
    expect(response.headers.get('content-type')).toMatch(/wordprocessingml\.document$/)
    expect(new Uint8Array(await response.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
    const wrong = await ask('/api/editions/xixiaji-13/export?format=html&style=neutral')
    expect(wrong.status).toBe(400)
  })

  it.each(['format=doc', '', 'format=json&status=good', 'format=__proto__'])(
    'refuses the export %j',
    async (query) => {
      const { ask } = inProcess()
      const response = await ask(`/api/editions/xixiaji-13/export?${query}`)
      expect(response.status).toBe(400)
      expect(await json(response)).toEqual({
        error: expect.stringMatching(/should be one of json|json|one of/) as unknown,
      })
    },
  )

  it('has nothing else', async () => {
    const { ask } = inProcess()
    for (const path of ['/api', '/api/', '/api/nothing', '/api/editions/xixiaji-13/nothing']) {
      expect((await ask(path)).status).toBe(404)
    }
    expect((await ask('/api/project', { method: 'DELETE' }, { origin: ORIGIN })).status).toBe(404)
  })

  it('gives a sentence and no more when something goes wrong', async () => {
    const { ask, storage, reported } = inProcess()
    storage.editions = () => Promise.reject(new Error('the sky fell'))
    const response = await ask('/api/project')
    expect(response.status).toBe(500)
    expect(await json(response)).toEqual({ error: 'Something went wrong in Yiwen: the sky fell.' })
    expect(reported).toHaveLength(1)
  })
})

describe('the page', () => {
  it('comes from its folder, with what changes its name for good and the rest asked for anew', async () => {
    const folder = await temporaryProject({
      'index.html': '<!doctype html>',
      'assets/index-abc.js': 'export {}',
      '.env': 'secret',
      'assets/x.map': '{}',
    })
    const { ask } = inProcess({ page: pageFilesIn(folder) })
    const html = await ask('/')
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(html.headers.get('cache-control')).toBe('no-cache')
    const script = await ask('/assets/index-abc.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('cache-control')).toContain('immutable')
    for (const path of [
      '/.env',
      '/assets',
      '/assets/',
      '/assets/x.map',
      '/nothing.js',
      '//index.html',
      '/a/b/c.js',
    ]) {
      expect((await ask(path)).status, path).toBe(404)
    }
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/secret.txt%00.js',
    '/%2fetc%2fpasswd',
    '/C:/secret.txt',
  ])('leads nowhere else: %s', async (path) => {
    const folder = await temporaryProject({
      'secret.txt': 'secret',
      'page/index.html': '',
      'page/assets/a.js': '',
    })
    const { ask } = inProcess({ page: pageFilesIn(`${folder}/page`) })
    const response = await ask(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('secret\n')
  })

  it('says how to build it when it is not built', async () => {
    const { ask } = inProcess({ page: pageFilesIn('/nowhere') })
    const response = await ask('/')
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('npm run build')
  })
})

describe('who may ask', () => {
  const accept = post(setStatus('c1', 'e-1', 'accepted'))

  it.each(['127.0.0.1:4747', 'localhost:4747', 'LOCALHOST:4747', '[::1]:4747'])(
    'answers to %s',
    async (host) => {
      const { ask } = inProcess()
      expect((await ask('/api/project', {}, { host })).status).toBe(200)
      expect((await ask(CHANGES, accept, { host, origin: `http://${host}` })).status).toBe(200)
    },
  )

  it.each([
    'evil.example',
    'evil.example:4747',
    '127.0.0.1',
    '127.0.0.1:4748',
    'localhost:80',
    '127.0.0.1.evil.example:4747',
    '0.0.0.0:4747',
    'localhost:4747@evil.example',
    '',
  ])('does not answer to the name %j', async (host) => {
    const { ask, storage } = inProcess({
      page: async () => ({ content: new Uint8Array(), mediaType: 'text/html', immutable: false }),
    })
    for (const path of ['/', '/api/project', '/api/editions/xixiaji-13/events']) {
      expect((await ask(path, {}, { host })).status).toBe(403)
    }
    expect((await ask(CHANGES, accept, { host, origin: `http://${host}` })).status).toBe(403)
    expect((await storage.since('xixiaji-13', 0)).records).toEqual([])
  })

  it.each([
    null,
    'null',
    'http://evil.example',
    'http://127.0.0.1:4748',
    'https://127.0.0.1:4747',
    'http://localhost:4747',
    'http://127.0.0.1:4747.evil.example',
  ])('changes nothing for the origin %j', async (origin) => {
    const { ask, storage } = inProcess()
    expect((await ask(CHANGES, accept, { origin })).status).toBe(403)
    expect((await storage.since('xixiaji-13', 0)).records).toEqual([])
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    null,
  ])('takes no change as %j', async (type) => {
    const { ask, storage } = inProcess()
    expect((await ask(CHANGES, accept, { 'content-type': type })).status).toBe(415)
    expect((await storage.since('xixiaji-13', 0)).records).toEqual([])
  })

  it.each(['cross-site', 'same-site'])('shows nothing to a page that is %s', async (site) => {
    const { ask } = inProcess()
    expect((await ask('/api/editions/xixiaji-13', {}, { 'sec-fetch-site': site })).status).toBe(403)
    expect((await ask(CHANGES, accept, { 'sec-fetch-site': site })).status).toBe(403)
    expect((await ask('/api/project', {}, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  it('does not take a change without end', async () => {
    const { ask } = inProcess()
    const huge = `"${'x'.repeat(33 * 1024 * 1024)}"`
    expect((await ask(CHANGES, post(huge))).status).toBe(413)
    const chunks = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
    })
    const endless = { ...post(''), body: chunks, duplex: 'half' } as RequestInit
    expect((await ask(CHANGES, endless)).status).toBe(413)
  })

  it('allows no other site anything, whatever it asks', async () => {
    const { ask } = inProcess()
    const answers = [
      await ask('/'),
      await ask('/api/project'),
      await ask('/api/nothing'),
      await ask('/api/project', {}, { host: 'evil.example' }),
      await ask(
        CHANGES,
        { method: 'OPTIONS' },
        { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
      ),
    ]
    for (const { headers } of answers) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
      const policy = headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    }
  })
})
