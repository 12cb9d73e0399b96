import type { ChildProcess } from 'node:child_process'
import type * as Electron from 'electron'
import type { Page } from 'playwright-core'

/** The app in its windows: as much of Playwright's ElectronApplication as the tests use. */
export interface DesktopApp {
  windows(): Page[]
  firstWindow(): Promise<Page>
  /** Runs a function in the main process; it comes there as its source. */
  evaluate<Result, Argument = null>(
    run: (electron: typeof Electron, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result>
  process(): ChildProcess
  exited(): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
  /** Quits it, as the person does, and waits until it has ended. */
  close(): Promise<void>
}

export interface LaunchOptions {
  /** Folder with the app's package.json. */
  readonly appFolder: string
  readonly dataFolder: string
  /** What follows the app on the command line. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Files that the system asks to open as the app starts, as macOS does. */
  readonly openFiles?: readonly string[]
  readonly isPackaged?: boolean
}
