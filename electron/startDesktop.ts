import { app, dialog, session, type WebContents } from 'electron'
import { createHost } from '../services/host.ts'
import { readRendererFiles } from '../services/pageHost/rendererFiles.ts'
import { createTemporaryFolder } from '../services/pageHost/temporaryFolder.ts'
import type { Ports } from '../services/ports.ts'
import { answerPage } from './answerPage.ts'
import { appScheme } from './appAddress.ts'
import { showMenu } from './appMenu.ts'
import { createLinkQuestion } from './askAboutLink.ts'
import { readDesktopState } from './desktopState.ts'
import { guardContents } from './guardContents.ts'
import { guardSession } from './guardSession.ts'
import type { OutsideWishes } from './outsideWishes.ts'
import { createPageServices } from './pageServices.ts'
import { createPrinting } from './printing.ts'
import { quitCleanly } from './quitCleanly.ts'
import { servePages } from './servePages.ts'
import { takeDroppedProjects } from './takeDroppedProjects.ts'
import { texts } from './texts.ts'
import { createWindows, type Windows } from './windows.ts'

export interface DesktopOptions {
  readonly ports: Ports
  readonly version: string
  readonly rendererFolder: string
  readonly preload: string
  /** What the system and other starts of the app ask for. */
  readonly wishes: OutsideWishes
}

/** What this host can do that others cannot; the page shows the rest as it is everywhere. */
const capabilities = [
  ...['dialogs', 'dropped-projects', 'every-key', 'menu', 'print', 'projects-folder', 'windows'],
]

/** The app in windows of its own, from the composed host to the first of them. Ends it where it cannot. */
export function startDesktop(options: DesktopOptions): void {
  const { log } = options.ports
  try {
    const windows = compose(options)
    begin(windows, options).catch((error: unknown) =>
      log.write('error', 'not-opened', { error: String(error) }),
    )
  } catch (error) {
    log.write('error', 'not-started', { error: String(error) })
    dialog.showErrorBox(texts.cannotStart, error instanceof Error ? error.message : String(error))
    app.exit(1)
  }
}

function compose({ ports, version, rendererFolder, preload }: DesktopOptions): Windows {
  const { log } = ports
  const rendererFiles = readRendererFiles(rendererFolder)
  const host = createHost(ports, { kind: 'desktop', capabilities, version, strict: false })
  const folder = createTemporaryFolder()
  const { services, uploads } = createPageServices(host, folder, ports)
  session.defaultSession.protocol.handle(appScheme, answerPage({ rendererFiles, services, log }))
  guardSession(session.defaultSession, log)
  guardContents(app, createLinkQuestion(log))
  const windows = createWindows({
    ports,
    host: { ...host, attach: (wire, desk) => host.attach(uploads.watched(wire), desk) },
    printing: createPrinting(log),
    preload,
    zoomLevel: readDesktopState(ports).zoomLevel,
    onShown: () => process.send?.('window-shown'),
    onMenu: () => showMenu(windows),
    onProject: (path) => app.addRecentDocument(path),
  })
  const isOurs = (contents: WebContents) => windows.of(contents) !== null
  servePages({ attach: windows.attach, isOurs, log })
  takeDroppedProjects({ isOurs, log }, (path) => void windows.openProject(path))
  quitCleanly(host, windows.keeper, log)
  app.on('will-quit', folder.remove)
  return windows
}

/** What was asked for, else what was there before, else an empty window. */
async function begin(windows: Windows, { ports, wishes }: DesktopOptions): Promise<void> {
  const before = readDesktopState(ports).windows
  const asked = wishes.follow({
    open: (path) => void windows.openProject(path),
    show: windows.show,
  })
  if (asked > 0) return
  if (before.length > 0) await windows.restore(before)
  else windows.openEmpty()
}
