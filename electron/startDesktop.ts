import { app, type BrowserWindow, session } from 'electron'
import { createHost } from '../services/host.ts'
import { readRendererFiles } from '../services/pageHost/rendererFiles.ts'
import type { Ports } from '../services/ports.ts'
import { answerPage } from './answerPage.ts'
import { appScheme } from './appAddress.ts'
import { createLinkQuestion } from './askAboutLink.ts'
import { guardContents } from './guardContents.ts'
import { guardSession } from './guardSession.ts'
import { openWindow } from './openWindow.ts'
import { servePages } from './servePages.ts'

export interface DesktopOptions {
  readonly ports: Ports
  readonly version: string
  readonly rendererFolder: string
  readonly preload: string
}

const capabilities: readonly string[] = []

/** The app in windows of its own, from the composed host to the first of them. */
export function startDesktop({ ports, version, rendererFolder, preload }: DesktopOptions): void {
  const { log } = ports
  const host = createHost(ports, { kind: 'desktop', capabilities, version, strict: false })
  const windows = new Set<BrowserWindow>()
  const rendererFiles = readRendererFiles(rendererFolder)
  session.defaultSession.protocol.handle(
    appScheme,
    answerPage({ rendererFiles, services: {}, log }),
  )
  guardSession(session.defaultSession, log)
  guardContents(app, createLinkQuestion(log))
  servePages({
    attach: (wire) => host.attach(wire),
    isOurs: (contents) => [...windows].some((window) => window.webContents === contents),
    log,
  })
  const window = openWindow({ preload, query: new URLSearchParams() })
  windows.add(window)
  window.once('closed', () => windows.delete(window))
  window.once('show', () => process.send?.('window-shown'))
  app.on('window-all-closed', () => app.quit())
}
