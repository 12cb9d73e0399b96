import { BrowserWindow } from 'electron'
import { pageAddress } from './appAddress.ts'

export interface WindowOptions {
  /** Path of the built preload script. */
  readonly preload: string
  /** What follows the address of the page: what it opens with. */
  readonly query: URLSearchParams
}

/** A window that shows the page, sandboxed; hidden until there is something to see. */
export function openWindow({ preload, query }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Variorum',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  const search = query.size === 0 ? '' : `?${query}`
  void window.loadURL(pageAddress + search)
  return window
}
