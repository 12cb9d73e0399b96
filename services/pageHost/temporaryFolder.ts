import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Files on their way in or out of the page, readable by this person alone. */
export interface TemporaryFolder {
  /** A path of this name in a folder of its own. */
  place(name: string): string
  /** Deletes what is at a place, with the folder that was made for it. */
  discard(path: string): void
  remove(): void
}

export function createTemporaryFolder(): TemporaryFolder {
  let folder: string | null = null
  let count = 0
  return {
    place(name) {
      // Not before it is needed, so that a killed process rarely leaves one. mkdtemp lets nobody else in.
      folder ??= mkdtempSync(join(tmpdir(), 'variorum-'))
      const own = join(folder, String(++count))
      mkdirSync(own)
      return join(own, name)
    },
    discard(path) {
      rmSync(dirname(path), { recursive: true, force: true })
    },
    remove() {
      if (folder !== null) rmSync(folder, { recursive: true, force: true })
    },
  }
}
