import { createLink, type Link } from './link.ts'

/** The test process, which holds the Chromium. */
export const link: Link = createLink({
  send(message) {
    // A test that is over has closed the channel; nobody is left to hear.
    if (process.connected) process.send?.(message)
  },
  onMessage: (listener) => process.on('message', listener),
})

/** What the test says how this start is to be; see launchDouble.ts. */
export interface StartOptions {
  /** Folder with the app's package.json. */
  readonly appFolder: string
  readonly isPackaged: boolean
  /** Paths that the system asks to open before the app is ready, as macOS does. */
  readonly openFiles: readonly string[]
}

/** Given by the environment, so that it is there before the app's first line. */
export const start: StartOptions = JSON.parse(process.env['ELECTRON_DOUBLE'] ?? '{}')
