import { AppError } from '../core/model/error.ts'
import type { Ports } from './ports.ts'

const LIFETIME = 10 * 60 * 1000

interface Entry {
  readonly path: string
  readonly isCopy: boolean
  readonly expires: number
}

/**
 * Single-use permissions for files. A host mints one from a dialog, an upload or an argument; a
 * client only ever holds the grant, so no path comes in over a wire.
 */
export interface Grants {
  mint(path: string): string
  /** The same for a copy that is gone once the call is answered that it was sent for. */
  mintForCopy(path: string): string
  /**
   * The path, once, of a file that is read in this call and done with. Throws `not_found` for a grant that is
   * unknown, used or older than 10 minutes.
   */
  redeemToRead(grant: string): string
  /**
   * The path, once, of a file that is written, or stays open after this call. Throws as `redeemToRead` does, and
   * for a copy as well: what is written to that would be lost with it.
   */
  redeemToKeep(grant: string): string
  /** How many were neither used nor had expired when the last one was minted. */
  waiting(): number
}

export function createGrants(ports: Pick<Ports, 'steadyNow' | 'randomBytes'>): Grants {
  const entries = new Map<string, Entry>()

  function add(path: string, isCopy: boolean): string {
    forgetExpired(entries, ports.steadyNow())
    const grant = Buffer.from(ports.randomBytes(24)).toString('base64url')
    entries.set(grant, { path, isCopy, expires: ports.steadyNow() + LIFETIME })
    return grant
  }

  function redeem(grant: string): Entry {
    const entry = entries.get(grant)
    entries.delete(grant)
    if (entry === undefined || entry.expires < ports.steadyNow()) {
      throw new AppError('not_found', 'this permission for a file was used or has expired')
    }
    return entry
  }

  return {
    mint: (path) => add(path, false),
    mintForCopy: (path) => add(path, true),
    redeemToRead: (grant) => redeem(grant).path,
    redeemToKeep(grant) {
      const { path, isCopy } = redeem(grant)
      if (isCopy) throw new AppError('not_found', 'a copy that was sent here can only be read')
      return path
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
