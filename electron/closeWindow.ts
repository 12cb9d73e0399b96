import type { BrowserWindow } from 'electron'

/** How long a page may take to finish what it has not saved. */
const PATIENCE_MS = 3000

/** Closes a window after its page has finished. */
export interface Closing {
  /** The page is ready. */
  finished(): void
}

/** `ask` tells the page that its window is to close; false when there is no page to wait for. */
export function closeAfterPage(window: BrowserWindow, ask: () => boolean): Closing {
  let patience: NodeJS.Timeout | undefined

  function finished() {
    clearTimeout(patience)
    if (!window.isDestroyed()) window.destroy()
  }

  window.on('close', (event) => {
    event.preventDefault()
    if (patience !== undefined) return
    if (ask()) patience = setTimeout(finished, PATIENCE_MS)
    else finished()
  })
  window.webContents.on('render-process-gone', () => {
    if (patience !== undefined) finished()
  })
  return { finished }
}
