// The whole API through the built preload script, in a world of its own before a real page.
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { createDocuments } from '../../electron/documents.ts'
import { openPageWindow } from '../desktop/chromium/pageWindow.ts'
import { launchBrowser } from '../e2e/launchBrowser.ts'
import { contractSuite } from './contractSuite.ts'

const preload = readFileSync(new URL('../../out/electron/preload.cjs', import.meta.url), 'utf8')

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

contractSuite('desktop bridge', async (host) => {
  const context = await browser.newContext()
  await context.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>A page</title>' }),
  )
  const documents = createDocuments({
    post: (id, frame) => void window.send('variorum:frame', [id, frame]),
    attach: (wire) => void host.attach(wire),
  })
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
      // What the page sends, as the main process would hear it.
      call: (name: string, ...args: readonly unknown[]) => {
        const [id, frame] = name === 'ipc' && Array.isArray(args[3]) ? args[3] : []
        if (typeof id === 'string') documents.hear(id, frame)
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
      documents.leave()
      void context.close()
    },
  }
})
