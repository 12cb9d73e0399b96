// The whole API through the built preload script, in a world of its own before a real page.
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, vi } from 'vitest'
import { servePages } from '../../electron/servePages.ts'
import type { Host } from '../../services/host.ts'
import { openPageWindow, type PageWindow } from '../desktop/chromium/pageWindow.ts'
import { receive } from '../desktop/double/ipcMain.ts'
import { StrictEmitter } from '../desktop/double/strict.ts'
import { launchBrowser } from '../e2e/launchBrowser.ts'
import { contractSuite } from './contractSuite.ts'

vi.mock('electron', () => import('../desktop/double/ipcMain.ts'))

const preload = readFileSync(new URL('../../out/electron/preload.cjs', import.meta.url), 'utf8')

let browser: Browser
const hosts = new Map<unknown, Host>()

beforeAll(async () => {
  browser = await launchBrowser()
  servePages({
    attach: (wire, contents) => void hosts.get(contents)?.attach(wire),
    isOurs: (contents) => hosts.has(contents),
    log: {
      write(_level, event) {
        throw new Error(event)
      },
    },
  })
})
afterAll(() => browser.close())

/** As much of a window's contents as the serving of pages knows; what else is asked of it throws. */
class PageContents extends StrictEmitter {
  readonly window: () => PageWindow

  constructor(window: () => PageWindow) {
    super(['destroyed', 'render-process-gone'])
    this.window = window
  }

  isDestroyed(): boolean {
    return false
  }

  send(channel: string, ...args: unknown[]): void {
    void this.window().send(channel, structuredClone(args))
  }
}

contractSuite('desktop bridge', async (host) => {
  const context = await browser.newContext()
  await context.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>A page</title>' }),
  )
  const sender = new PageContents(() => window)
  hosts.set(sender, host)
  const faults: string[] = []
  const window = await openPageWindow({
    id: 1,
    context,
    faults,
    preload,
    javascript: true,
    width: 800,
    height: 600,
    session: '',
    link: {
      // What the page sends, as the main process hears it.
      call(name: string, ...args: readonly unknown[]) {
        const [, senderFrame, channel, sent] = args
        try {
          if (name === 'ipc') receive(String(channel), { sender, senderFrame }, [sent].flat())
        } catch (error) {
          return Promise.reject(error)
        }
        return new Promise(() => undefined)
      },
      handle: () => undefined,
      break: () => undefined,
      isBroken: () => false,
    },
  })
  const listeners = new Set<(frame: unknown) => void>()
  await window.load('app://variorum/')
  await window.page.exposeFunction('heard', (frame: unknown) => {
    for (const listener of [...listeners]) listener(frame)
  })
  await window.page.evaluate('void window.variorum.onFrame((frame) => void window.heard(frame))')
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return {
    send(frame) {
      const text = JSON.stringify(frame)
      void window.page.evaluate(`window.variorum.send(${text})`).catch(() => undefined)
    },
    onFrame(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onClose: () => () => undefined,
    close() {
      sender.emit('destroyed')
      hosts.delete(sender)
      void context.close()
      if (faults.length > 0) throw new Error(faults.join('\n'))
    },
  }
})
