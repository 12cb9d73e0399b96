import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { createDesktopBrowser, type DesktopBrowser } from './chromium/desktopBrowser.ts'
import type { DesktopApp, LaunchOptions } from './desktopApp.ts'
import { createLink } from './double/link.ts'

const boot = fileURLToPath(new URL('./double/boot.ts', import.meta.url))
const register = new URL('./double/register.ts', import.meta.url).href

/** The app under the double, with what only the double can tell of it. */
export interface DoubleApp extends DesktopApp {
  readonly chromium: DesktopBrowser
  /** What the main process wrote to its streams. */
  output(): string
  /** Messages of the main process to whoever started it, as `npm start` gets them. */
  readonly messages: readonly unknown[]
}

/** Starts the built app with the double in Electron's place, in a process of its own. */
export function launchDouble(browser: Browser, options: LaunchOptions): DoubleApp {
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
    output: () => output,
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
