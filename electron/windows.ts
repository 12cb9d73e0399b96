import type { BrowserWindow, WebContents } from 'electron'
import type { Host } from '../services/host.ts'
import type { Ports } from '../services/ports.ts'
import { type AppWindow, createAppWindow } from './appWindow.ts'
import type { DesktopState, WindowState } from './desktopState.ts'
import { addressOf, openWindow } from './openWindow.ts'
import type { PageWire } from './pageWire.ts'
import type { Printing } from './printing.ts'
import { projectQuery, samePath } from './projectQuery.ts'
import { recoverPage } from './recoverPage.ts'
import { createStateKeeper, type StateKeeper } from './stateKeeper.ts'
import { createWindowList } from './windowList.ts'

/** The windows of the app. */
export interface Windows {
  /** A window without a project. */
  openEmpty(): void
  /** Brings a project to the front: in the window that shows it, an empty one, or another. */
  openProject(path: string): Promise<void>
  /** As they were. */
  restore(states: readonly WindowState[]): Promise<void>
  /** Brings the last one used to the front; opens one where there is none. */
  show(): void
  /** The one that has the focus, or had it last. */
  front(): AppWindow | null
  of(contents: WebContents): AppWindow | null
  attach(wire: PageWire, contents: WebContents): void
  /** Of the contents of all windows; 0: as large as they are. */
  zoom(step: 1 | -1 | 0): void
  readonly keeper: StateKeeper
}

export interface WindowsOptions {
  readonly ports: Ports
  readonly host: Host
  readonly printing: Printing
  readonly preload: string
  readonly zoomLevel: DesktopState['zoomLevel']
  /** A window is there to be seen. */
  onShown(): void
  /** Another window or another menu is in front. */
  onMenu(): void
  onProject(path: string): void
}

/** Half of what Electron calls a level: about a tenth. */
const ZOOM_STEP = 0.5
const MAX_ZOOM = 5

export function createWindows(options: WindowsOptions): Windows {
  const { ports, host, printing, preload, onShown, onMenu } = options
  const list = createWindowList()
  let { zoomLevel } = options
  let opening: Promise<void> = Promise.resolve()
  const keeper = createStateKeeper(ports, () => ({
    zoomLevel,
    windows: list.all().map((own) => own.state()),
  }))

  function add(query: URLSearchParams, project: string | null, state: WindowState | null) {
    const window = openWindow({ preload, state, zoomLevel })
    const openAnother = async (path: string | null) => add(await queryOf(path), path, null)
    const onProject = (path: string | null) => {
      keeper.touch()
      if (path !== null) options.onProject(path)
    }
    const own: AppWindow = createAppWindow({
      ...{ window, host, printing, project, onProject, onMenu },
      openAnother: (path) => void openAnother(path),
    })
    list.add(own, {
      onMoved: keeper.touch,
      onClose: keeper.write,
      onFocus: onMenu,
      onZoom: zoom,
    })
    window.once('show', onShown)
    recoverPage(window, { log: ports.log, loadAgain: () => loadAgain(own) })
    void load(window, addressOf(query))
  }

  /** A window that is closed, or shows something else, before its page was there is no trouble of anybody's. */
  async function load(window: BrowserWindow, address: string): Promise<void> {
    await window
      .loadURL(address)
      .catch((error: unknown) => ports.log.write('warn', 'not-loaded', { error: String(error) }))
  }

  /** On the project that it showed, at the same place. */
  async function loadAgain({ window, project }: AppWindow): Promise<void> {
    const hash = URL.parse(window.webContents.getURL())?.hash ?? ''
    const query = await queryOf(project())
    if (!window.isDestroyed()) await load(window, `${addressOf(query)}${hash}`)
  }

  async function queryOf(path: string | null): Promise<URLSearchParams> {
    return path === null ? new URLSearchParams() : await projectQuery(host, path)
  }

  async function bringProject(path: string): Promise<void> {
    const showing = list.all().find((own) => samePath(own.project(), path))
    if (showing !== undefined) return raise(showing.window)
    const query = await queryOf(path)
    const empty = list.all().find((own) => own.project() === null)
    if (empty === undefined) return add(query, path, null)
    raise(empty.window)
    await load(empty.window, addressOf(query))
  }

  function zoom(step: 1 | -1 | 0) {
    const next = step === 0 ? 0 : zoomLevel + step * ZOOM_STEP
    zoomLevel = Math.max(-MAX_ZOOM, Math.min(MAX_ZOOM, next))
    for (const { window } of list.all()) window.webContents.setZoomLevel(zoomLevel)
    keeper.touch()
  }

  const openEmpty = () => add(new URLSearchParams(), null, null)

  return {
    openEmpty,
    openProject(path) {
      // One after the other: a second wish for the same project must find its window.
      opening = opening
        .then(() => bringProject(path))
        // The wishes that follow are to be heard all the same.
        .catch((error: unknown) => ports.log.write('error', 'not-opened', { error: String(error) }))
      return opening
    },
    async restore(states) {
      // The one used last comes last again.
      for (const state of states.toReversed())
        add(await queryOf(state.project), state.project, state)
    },
    show() {
      const own = list.front()
      if (own === null) openEmpty()
      else raise(own.window)
    },
    front: list.front,
    of: list.of,
    attach: (wire, contents) => list.of(contents)?.attach(wire),
    zoom,
    keeper,
  }
}

function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
