import { type BrowserWindow, dialog } from 'electron'
import type { Log } from '../services/ports.ts'
import { texts } from './texts.ts'

/** Offers to load the page again when its process has died. */
export function recoverPage(window: BrowserWindow, log: Log): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.write('error', 'page-gone', { reason, exitCode })
    ask(window).catch((error: unknown) =>
      log.write('error', 'page-not-recovered', { error: String(error) }),
    )
  })
}

async function ask(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: texts.crashed,
    detail: texts.crashedDetail,
    buttons: [texts.reload, texts.close],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (window.isDestroyed()) return
  if (response === 0) window.webContents.reload()
  else window.destroy()
}
