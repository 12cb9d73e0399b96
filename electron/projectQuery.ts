import { existsSync, realpathSync } from 'node:fs'
import type { Host } from '../services/host.ts'
import { putFirst } from '../services/pageHost/putFirst.ts'

/** What follows the page's address so that it opens this project, or tells why it cannot. */
export async function projectQuery(host: Host, path: string): Promise<URLSearchParams> {
  const key = await putFirst(host, path).catch(() => null)
  // The page then meets the same error, and has words for it.
  return new URLSearchParams(key === null ? { grant: host.grants.mint(path) } : { recent: key })
}

export function samePath(left: string | null, right: string): boolean {
  return left !== null && real(left) === real(right)
}

function real(path: string): string {
  return existsSync(path) ? realpathSync.native(path) : path
}
