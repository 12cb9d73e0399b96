import { AppError } from '../core/model/error.ts'
import type { Ports } from './ports.ts'

const LIFETIME = 10 * 60 * 1000

interface Entry {
  readonly path: string
  readonly expires: number
}

/**
 * Single-use permissions for files. A host mints one from a dialog, an upload or an argument; a
 * client only ever holds the grant, so no path comes in over a wire.
 */
export interface Grants {
  mint(path: string): string
  /** The path, once. Throws `not_found` for a grant that is unknown, used or older than 10 minutes. */
  redeem(grant: string): string
  /** How many were neither used nor had expired when the last one was minted. */
  waiting(): number
}

export function createGrants(ports: Pick<Ports, 'steadyNow' | 'randomBytes'>): Grants {
  const entries = new Map<string, Entry>()
  return {
    mint(path) {
      forgetExpired(entries, ports.steadyNow())
      const grant = Buffer.from(ports.randomBytes(24)).toString('base64url')
      entries.set(grant, { path, expires: ports.steadyNow() + LIFETIME })
      return grant
    },
    redeem(grant) {
      const entry = entries.get(grant)
      entries.delete(grant)
      if (entry === undefined || entry.expires < ports.steadyNow()) {
        throw new AppError('not_found', 'this permission for a file was used or has expired')
      }
      return entry.path
    },
    waiting: () => entries.size,
  }
}

/** All live equally long, so those minted first expire first. */
function forgetExpired(entries: Map<string, Entry>, now: number): void {
  for (const [grant, { expires }] of entries) {
    if (expires >= now) return
    entries.delete(grant)
  }
}
