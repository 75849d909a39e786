import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** A file of the built page. */
export interface PageFile {
  readonly content: Uint8Array<ArrayBuffer>
  readonly mediaType: string
  /** Whether its name changes when its content does, so that a browser may keep it for good. */
  readonly immutable: boolean
}

/** Finds a file of the page by the path of a URL; null when there is none. */
export type PageFiles = (path: string) => Promise<PageFile | null>

/** The files of the page built into `folder`. Only plain names lead to a file, so that no path leads elsewhere. */
export function pageFilesIn(folder: string): PageFiles {
  return async (path) => {
    const names = (path === '/' ? '/index.html' : path).slice(1).split('/')
    if (!names.every((name) => PLAIN_NAME.test(name))) return null
    const mediaType = mediaTypes[extname(names.at(-1)!)]
    if (mediaType === undefined) return null
    const content = await readFile(join(folder, ...names)).catch((error: NodeJS.ErrnoException) => {
      if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(error.code ?? '')) return null
      throw error
    })
    return content && { content: new Uint8Array(content), mediaType, immutable: names[0] === 'assets' }
  }
}

const PLAIN_NAME = /^[\w-][\w.-]*$/

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
