import type { BrowserWindow } from 'electron'
import type { MenuPart } from '../core/api/deskMethods.ts'
import type { Wish } from '../core/api/frames.ts'
import type { Served } from '../core/api/serve.ts'
import type { Desk } from '../services/desk.ts'
import type { Host } from '../services/host.ts'
import { closeAfterPage } from './closeWindow.ts'
import type { WindowState } from './desktopState.ts'
import type { PageWire } from './pageWire.ts'
import type { Printing } from './printing.ts'
import { systemDialogs } from './systemDialogs.ts'

/** One of our windows: what its page shows, and what the host does for it there. */
export interface AppWindow {
  readonly window: BrowserWindow
  /** Path of the project it shows, or will as soon as its page is there. */
  project(): string | null
  menu(): readonly MenuPart[]
  state(): WindowState
  attach(wire: PageWire): void
  /** False when there is no page to hear it. */
  wish(wish: Wish): boolean
}

export interface AppWindowOptions {
  readonly window: BrowserWindow
  readonly host: Host
  readonly printing: Printing
  /** What it was opened for. */
  readonly project: string | null
  /** Another window on the project that this one shows. */
  openAnother(project: string | null): void
  onProject(path: string | null): void
  onMenu(): void
}

export function createAppWindow(options: AppWindowOptions): AppWindow {
  const { window, host, printing } = options
  let { project } = options
  let menu: readonly MenuPart[] = []
  let served: Served | null = null

  function wish(what: Wish): boolean {
    served?.wish(what)
    return served !== null
  }

  const closing = closeAfterPage(window, () => wish({ t: 'event', name: 'closing', payload: {} }))
  const desk: Desk = {
    ...systemDialogs(window),
    openWindow: () => options.openAnother(project),
    closeWindow: closing.finished,
    showMenu(parts) {
      menu = parts
      options.onMenu()
    },
    printPdf: printing.print,
    showsProject(path) {
      project = path
      options.onProject(path)
    },
  }

  return {
    window,
    project: () => project,
    menu: () => menu,
    state: () => ({
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      project,
    }),
    attach(wire) {
      const own = host.attach(wire, desk)
      served = own
      wire.onClose(() => {
        if (served === own) served = null
      })
    },
    wish,
  }
}
