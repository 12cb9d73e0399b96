import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { AppError } from '../../core/model/error.ts'

export interface RendererFile {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Path on the host -> file, `/` for the page itself. */
export type RendererFiles = ReadonlyMap<string, RendererFile>

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/**
 * Reads the built interface whole. Requests are then answered from this list alone: none of them is
 * ever made into a path, and a new build does not pull files from under an open page.
 * @throws AppError not_found when there is no index.html
 */
export function readRendererFiles(folder: string): RendererFiles {
  const files = new Map(filesUnder(folder, '/'))
  const page = files.get('/index.html')
  if (page === undefined) {
    throw new AppError('not_found', `the interface is not built: no page in ${folder}`)
  }
  return files.set('/', page)
}

/** Folder by folder: a packed app's archive knows no listing of all at once. */
function filesUnder(folder: string, at: string): (readonly [string, RendererFile])[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesUnder(path, `${at}${entry.name}/`)
    const mediaType = mediaTypes[extname(path)]
    if (!entry.isFile() || mediaType === undefined) return []
    return [[at + entry.name, { mediaType, bytes: readFileSync(path) }] as const]
  })
}
