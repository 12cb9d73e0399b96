import { app } from 'electron'
import { givenFiles } from './givenFiles.ts'

/** What comes from outside the app: files to open, and the wish to see it. */
export interface OutsideWishes {
  /** From now on they are followed; those that came before at once. Returns how many files these were. */
  follow(how: Following): number
}

export interface Following {
  open(path: string): void
  show(): void
}

/**
 * Null when the app runs already: that one is told what was asked of this one, which has nothing left to do.
 * To be called before Electron is ready: a Mac names its files early.
 */
export function hearOutside(): OutsideWishes | null {
  const { isPackaged } = app
  const files = givenFiles({ argv: process.argv, folder: process.cwd(), isPackaged })
  if (!app.requestSingleInstanceLock({ files })) return null
  let following: Following | null = null

  function open(paths: readonly string[]) {
    if (following === null) files.push(...paths)
    else for (const path of paths) following.open(path)
  }

  app.on('open-file', (event, path) => {
    event.preventDefault()
    open([path])
  })
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const paths = filesOf(data)
    if (paths.length === 0) following?.show()
    else open(paths)
  })
  app.on('activate', () => following?.show())

  return {
    follow(how) {
      following = how
      const early = files.splice(0)
      for (const path of early) how.open(path)
      return early.length
    },
  }
}

/** As the other start sent them; it is the same program, but not necessarily the same version. */
function filesOf(data: unknown): string[] {
  if (typeof data !== 'object' || data === null || !('files' in data)) return []
  return Array.isArray(data.files) ? data.files.filter((path) => typeof path === 'string') : []
}
