import { BrowserWindow, screen } from 'electron'
import { pageAddress } from './appAddress.ts'
import { type DesktopState, isReachable, type WindowState } from './desktopState.ts'

export interface WindowOptions {
  /** Path of the built preload script. */
  readonly preload: string
  readonly state: Omit<WindowState, 'project'> | null
  readonly zoomLevel: DesktopState['zoomLevel']
}

const size = { width: 1440, height: 900 }

/** A window for the page, sandboxed; hidden until there is something to see. */
export function openWindow({ preload, state, zoomLevel }: WindowOptions): BrowserWindow {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  const bounds = state !== null && isReachable(state.bounds, screens) ? state.bounds : size
  const window = new BrowserWindow({
    ...bounds,
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
  const { webContents } = window
  if (state?.isMaximized) window.maximize()
  webContents.on('did-finish-load', () => webContents.setZoomLevel(zoomLevel))
  window.once('ready-to-show', () => window.show())
  return window
}

/** `query`: what the page opens with. */
export function addressOf(query: URLSearchParams): string {
  return query.size === 0 ? pageAddress : `${pageAddress}?${query}`
}
