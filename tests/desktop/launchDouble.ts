import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { pageAddress } from '../../electron/appAddress.ts'
import { standInOf } from './chromium/addresses.ts'
import { createDesktopBrowser, type DesktopBrowser } from './chromium/desktopBrowser.ts'
import type { DesktopApp, DesktopLauncher, LaunchOptions } from './desktopApp.ts'
import { createLink } from './double/link.ts'

const boot = fileURLToPath(new URL('./double/boot.ts', import.meta.url))
const register = new URL('./double/register.ts', import.meta.url).href

/** What only the double can be told. */
export interface DoubleOptions extends LaunchOptions {
  readonly isPackaged?: boolean
}

/** The app under the double, with what only the double can tell of it. */
export interface DoubleApp extends DesktopApp {
  readonly chromium: DesktopBrowser
  /** What the main process wrote to its streams. */
  output(): string
  /** Messages of the main process to whoever started it, as `npm start` gets them. */
  readonly messages: readonly unknown[]
}

/** The double behind what the tests share with a real Electron; of no other app. */
export function doubleOf(app: DesktopApp): DoubleApp {
  if (!('chromium' in app)) throw new Error('only the double tells this')
  // Nothing else has such a member.
  return app as DoubleApp
}

/** Ends the browser with it. */
export function doubleLauncher(browser: Browser): DesktopLauncher<DoubleApp> {
  return {
    launch: (options) => Promise.resolve(launchDouble(browser, options)),
    async runToEnd(options) {
      const app = launchDouble(browser, options)
      const end = await app.exited()
      await app.close()
      if (app.windows().length > 0) throw new Error('it ended and left a window')
      return { ...end, output: app.output() }
    },
    close: () => browser.close(),
  }
}

/** Starts the built app with the double in Electron's place, in a process of its own. */
export function launchDouble(browser: Browser, options: DoubleOptions): DoubleApp {
  const { dataFolder, args = [], env = {}, openFiles = [], isPackaged = false } = options
  const child = fork(boot, [...args], {
    execArgv: ['--import', register],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      DISPLAY: ':0',
      ...env,
      VARIORUM_DATA_DIR: dataFolder,
      ELECTRON_DOUBLE: JSON.stringify({ appFolder: options.appFolder, isPackaged, openFiles }),
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const messages: unknown[] = []
  const link = createLink({
    // It may be ending just now: who waits for an answer is told by its end.
    send: (message) => child.connected && child.send(message, () => undefined),
    onMessage: (listener) =>
      child.on('message', (message) => {
        if (typeof message === 'string') messages.push(message)
        else listener(message)
      }),
  })
  // Not `exit`: what it wrote last is read by then.
  const exited = once(child, 'close').then(([code, signal]) => {
    link.break(`the main process has ended (${code ?? signal}): ${output}`)
    return { code, signal }
  })
  const chromium = createDesktopBrowser(browser, link)
  return {
    chromium,
    messages,
    pageAddress: standInOf(pageAddress),
    output: () => output,
    faults: () => chromium.faults,
    leaks: () => chromium.asked.filter(({ isDenied }) => !isDenied).map(({ url }) => url),
    windows: () => chromium.pages(),
    firstWindow: () => firstPage(chromium, exited, () => output),
    evaluate: (run, argument) => link.call('evaluate', run.toString(), argument),
    process: (): ChildProcess => child,
    exited: () => exited,
    async close() {
      if (child.exitCode === null && child.signalCode === null) {
        link.call('evaluate', '({ app }) => app.quit()', null).catch(() => undefined)
      }
      await exited
      await chromium.close()
    },
  }
}

async function firstPage(
  chromium: DesktopBrowser,
  exited: Promise<unknown>,
  output: () => string,
): Promise<Page> {
  const [present] = chromium.pages()
  if (present !== undefined) return present
  const opened = Promise.withResolvers<Page>()
  chromium.onPage(opened.resolve)
  void exited.then(() => opened.reject(new Error(`it ended without a window: ${output()}`)))
  return await opened.promise
}
