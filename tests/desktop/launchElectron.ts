// The app in a real Electron, driven by Playwright.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type { DesktopApp, DesktopEnd, DesktopLauncher, LaunchOptions } from './desktopApp.ts'

/** Made and read within the page, or with it. */
const localSchemes = new Set(['app:', 'blob:', 'data:', 'devtools:'])

/** How long a start may take until it can be driven, milliseconds. */
const START_MS = 60_000

/** `file`: the program of Electron. */
export function electronLauncher(file: string): DesktopLauncher {
  return {
    async launch(options) {
      if (options.openFiles !== undefined) throw new Error('only a system asks to open files')
      const electron = await _electron.launch({
        executablePath: file,
        args: argumentsOf(options),
        env: environmentOf(options),
        timeout: START_MS,
      })
      return desktopAppOf(electron)
    },
    async runToEnd(options) {
      const child = spawn(file, argumentsOf(options), { env: environmentOf(options) })
      let output = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text
        })
      }
      return { ...(await endOf(child)), output }
    },
    close: () => Promise.resolve(),
  }
}

function argumentsOf({ appFolder, args = [] }: LaunchOptions): string[] {
  return [appFolder, ...args]
}

function environmentOf({ dataFolder, env = {} }: LaunchOptions): Record<string, string> {
  // An editor that is Electron itself hands this on, and Electron would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...own } = process.env
  const present = Object.entries(own).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return { ...Object.fromEntries(present), ...env, VARIORUM_DATA_DIR: dataFolder }
}

function desktopAppOf(electron: ElectronApplication): DesktopApp {
  const child = electron.process()
  const exited = endOf(child)
  const faults: string[] = []
  const leaks: string[] = []
  const watch = (page: Page) => watchPage(page, faults, leaks)
  for (const page of electron.windows()) watch(page)
  electron.on('window', watch)
  return {
    pageAddress: 'app://variorum/',
    windows: () => electron.windows(),
    firstWindow: () => electron.firstWindow(),
    // Playwright writes the same two arguments another way.
    evaluate: (run, argument) =>
      electron.evaluate(run as never, argument as never) as ReturnType<typeof run> & Promise<never>,
    process: () => child,
    exited: () => exited,
    faults: () => faults,
    leaks: () => leaks,
    async close() {
      if (child.exitCode === null && child.signalCode === null) await electron.close()
      await exited
    },
  }
}

async function endOf(child: ChildProcess): Promise<DesktopEnd> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return { code: child.exitCode, signal: child.signalCode }
  }
  const [code, signal] = await once(child, 'close')
  return { code, signal }
}

function watchPage(page: Page, faults: string[], leaks: string[]): void {
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('response', (response) => {
    const url = response.url()
    if (!localSchemes.has(URL.parse(url)?.protocol ?? '')) leaks.push(url)
  })
}
