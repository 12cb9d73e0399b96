import { resolve } from 'node:path'
import { connect } from '../../core/api/connect.ts'
import { memoryWirePair } from '../../core/api/memoryWire.ts'
import { AppError } from '../../core/model/error.ts'
import type { Host } from '../host.ts'

/**
 * Makes a project the most recent one, which is how a page comes to it without knowing its path. Fails
 * for what cannot be opened at all.
 *
 * @returns its key among the recent ones; null when their list cannot be kept
 */
export async function putFirst(host: Host, path: string): Promise<string | null> {
  const [clientWire, hostWire] = memoryWirePair()
  host.attach(hostWire)
  const client = connect(clientWire)
  const open = (mode: 'write' | 'read') =>
    client.call('projects.open', { grant: host.grants.mint(resolve(path)), mode })
  try {
    const info = await open('write').catch((error: unknown) => {
      // Open elsewhere, or on a disk that is: the page says so and offers to read it.
      if (isReadable(error)) return open('read')
      throw error
    })
    const recent = await client.call('projects.recent', {})
    return recent.find((entry) => entry.path === info.path)?.key ?? null
  } finally {
    clientWire.close()
  }
}

function isReadable(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'locked' || error.code === 'read_only')
}
