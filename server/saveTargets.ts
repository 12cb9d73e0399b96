import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Grants } from '../services/grants.ts'
import { createExpiringMap } from '../services/pageHost/expiringMap.ts'
import { newSecret } from '../services/pageHost/newSecret.ts'
import { fileNameFor } from '../services/pageHost/safeFileName.ts'
import type { TemporaryFolder } from '../services/pageHost/temporaryFolder.ts'
import type { Ports } from '../services/ports.ts'

/** The longest task that writes a file may take half of it. */
const LIFETIME = 60 * 60_000

/** A place for a method to write a file to, and the one download of that file. */
export interface SaveTarget {
  readonly grant: string
  /** Path on this host. */
  readonly download: string
}

export interface SaveTargets {
  create(name: string): SaveTarget
  /** The file of a download, once it is written, and once only; undefined otherwise. */
  take(id: string): { readonly path: string; readonly name: string } | undefined
}

export const downloadPath = '/download/'

export interface SaveTargetOptions extends Pick<Ports, 'steadyNow' | 'randomBytes'> {
  readonly grants: Grants
  readonly folder: TemporaryFolder
}

export function createSaveTargets(options: SaveTargetOptions): SaveTargets {
  const { grants, folder, steadyNow } = options
  const paths = createExpiringMap<string>({
    steadyNow,
    lifetime: LIFETIME,
    onExpired: folder.discard,
  })
  return {
    create(name) {
      const path = folder.place(fileNameFor(name))
      const id = newSecret(options)
      paths.set(id, path)
      return { grant: grants.mint(path), download: downloadPath + id }
    },
    take(id) {
      const path = paths.get(id)
      if (path === undefined || !existsSync(path)) return undefined
      paths.take(id)
      return { path, name: basename(path) }
    },
  }
}
