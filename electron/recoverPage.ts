import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import type { Log } from '../services/ports.ts'
import { texts } from './texts.ts'

export interface Recovery {
  readonly log: Log
  /** Gives the window a new process, with what it showed. */
  loadAgain(): Promise<void>
}

/** Offers to load the page again when its process has died, or answers no more. */
export function recoverPage(window: BrowserWindow, { log, loadAgain }: Recovery): void {
  const { webContents } = window
  let question: AbortController | null = null
  let isReloadWanted = false

  const watched = (work: Promise<void>) => {
    work.catch((error: unknown) =>
      log.write('error', 'page-not-recovered', { error: String(error) }),
    )
  }

  async function askWhileHanging({ signal }: AbortController): Promise<void> {
    const { response } = await dialog.showMessageBox(window, { ...hanging, signal })
    question = null
    if (response !== RELOAD || signal.aborted || window.isDestroyed()) return
    isReloadWanted = true
    // A page that hears nothing would not hear of a reload either.
    webContents.forcefullyCrashRenderer()
  }

  async function askAboutCrash(): Promise<void> {
    const { response } = await dialog.showMessageBox(window, crashed)
    if (window.isDestroyed()) return
    if (response === RELOAD) await loadAgain()
    else window.destroy()
  }

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    // Whether to wait for it is no question any longer.
    question?.abort()
    if (isReloadWanted) {
      isReloadWanted = false
      watched(loadAgain())
      return
    }
    log.write('error', 'page-gone', { reason, exitCode })
    watched(askAboutCrash())
  })
  window.on('unresponsive', () => {
    if (question !== null) return
    log.write('warn', 'page-unresponsive')
    question = new AbortController()
    watched(askWhileHanging(question))
  })
  // It was only slow: the question answers itself.
  window.on('responsive', () => question?.abort())
}

const RELOAD = 0

const crashed: MessageBoxOptions = {
  type: 'error',
  message: texts.crashed,
  detail: texts.crashedDetail,
  buttons: [texts.reload, texts.close],
  defaultId: RELOAD,
  cancelId: 1,
  noLink: true,
}

const hanging: MessageBoxOptions = {
  type: 'warning',
  message: texts.unresponsive,
  detail: texts.unresponsiveDetail,
  buttons: [texts.reload, texts.wait],
  defaultId: 1,
  cancelId: 1,
  noLink: true,
}
