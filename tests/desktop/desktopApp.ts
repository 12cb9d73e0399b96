import type { ChildProcess } from 'node:child_process'
import type * as Electron from 'electron'
import type { Page } from 'playwright-core'

/** The app in its windows: what the tests of the desktop use, of a real Electron as of the double. */
export interface DesktopApp {
  /** Where its pages say they are. */
  readonly pageAddress: string
  windows(): Page[]
  firstWindow(): Promise<Page>
  /** Runs a function in the main process; it comes there as its source. */
  evaluate<Result, Argument = null>(
    run: (electron: typeof Electron, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result>
  process(): ChildProcess
  exited(): Promise<DesktopEnd>
  /** What must not happen in a page, and did. */
  faults(): readonly string[]
  /** Addresses outside the app that a page got through to. */
  leaks(): readonly string[]
  /** Quits it, as the person does, and waits until it has ended. */
  close(): Promise<void>
}

export interface DesktopEnd {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface LaunchOptions {
  /** Folder with the app's package.json. */
  readonly appFolder: string
  readonly dataFolder: string
  /** What follows the app on the command line. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Files that the system asks to open as the app starts, as macOS does; only the double is such a system. */
  readonly openFiles?: readonly string[]
}

/** Starts the built app, again and again. */
export interface DesktopLauncher<App extends DesktopApp = DesktopApp> {
  launch(options: LaunchOptions): Promise<App>
  /** Starts it and waits until it ends of itself: where it should come to no window. */
  runToEnd(options: LaunchOptions): Promise<DesktopEnd & { readonly output: string }>
  close(): Promise<void>
}
