import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import type { Link } from '../double/link.ts'
import { appAddressOf, standInOf } from './addresses.ts'
import { isolatedWorld, isolatedWorldScript, mainWorldScript, sendBinding } from './worldScripts.ts'

export interface PageOptions {
  readonly preload: string | null
  readonly javascript: boolean
  readonly width: number
  readonly height: number
  readonly session: string
}

/** One window of the app: a page of Chromium with the preload script in a world of its own. */
export interface PageWindow {
  readonly id: number
  readonly page: Page
  load(address: string): Promise<void>
  send(channel: string, args: readonly unknown[]): Promise<void>
  /** Lets go of files over the page, as a hand does. */
  drop(paths: readonly string[]): Promise<void>
  crash(): void
  /** True once for the address that the host itself has asked for. */
  isExpected(standIn: string): boolean
  isCrashed(): boolean
  close(): Promise<void>
}

export interface PageWindowOptions extends PageOptions {
  readonly id: number
  readonly context: BrowserContext
  readonly link: Link
  /** What must not happen, and is said at the end. */
  readonly faults: string[]
}

export async function openPageWindow(options: PageWindowOptions): Promise<PageWindow> {
  const { id, context, link, faults, preload, width, height } = options
  const page = await context.newPage()
  await page.setViewportSize({ width, height })
  const cdp = await context.newCDPSession(page)
  const isolatedContext = await watchIsolatedWorld(cdp)
  watchPage({ id, page, cdp, link, faults })
  if (preload !== null) await installWorlds(cdp, preload)
  if (!options.javascript) await cdp.send('Emulation.setScriptExecutionDisabled', { value: true })
  cdp.on('Runtime.bindingCalled', ({ payload }) => {
    const message: { channel: string; args: unknown[]; url: string; preloadError?: string } =
      JSON.parse(payload)
    if (message.preloadError !== undefined) faults.push(`preload: ${message.preloadError}`)
    else {
      const frame = { url: appAddressOf(message.url), parent: null }
      link.call('ipc', id, frame, message.channel, message.args).catch((error: Error) => {
        if (!link.isBroken()) faults.push(error.message)
      })
    }
  })
  let isCrashed = false
  page.on('crash', () => {
    isCrashed = true
  })
  let expected: string | null = null
  return {
    id,
    page,
    async load(address) {
      expected = standInOf(address)
      await page.goto(expected)
    },
    async send(channel, args) {
      const executionContextId = isolatedContext()
      if (executionContextId === null) return
      await cdp.send('Runtime.callFunctionOn', {
        executionContextId,
        functionDeclaration:
          'function (channel, args) { globalThis.__doubleReceive(channel, args) }',
        arguments: [{ value: channel }, { value: args }],
      })
    },
    async drop(paths) {
      const executionContextId = isolatedContext()
      if (executionContextId === null) throw new Error('there is no page to drop on')
      await cdp.send('Runtime.callFunctionOn', {
        executionContextId,
        functionDeclaration: 'function (paths) { globalThis.__doubleWillDrop(paths) }',
        arguments: [{ value: paths }],
      })
      const data = { items: [], files: [...paths], dragOperationsMask: 1 }
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await cdp.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data })
      }
    },
    crash: () => void cdp.send('Page.crash').catch(() => undefined),
    isExpected(standIn) {
      const isSame = standIn === expected
      if (isSame) expected = null
      return isSame
    },
    isCrashed: () => isCrashed,
    close: () => page.close(),
  }
}

/** The id of the present isolated world's context; null between two documents. */
async function watchIsolatedWorld(cdp: CDPSession): Promise<() => number | null> {
  let present: number | null = null
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const { auxData } = context
    const isMainFrame = auxData?.['type'] === 'isolated' && context.name === isolatedWorld
    if (isMainFrame) present = present === null || isTop(auxData) ? context.id : present
  })
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === present) present = null
  })
  cdp.on('Runtime.executionContextsCleared', () => {
    present = null
  })
  const { frameTree } = await cdp.send('Page.getFrameTree')
  const isTop = (auxData: Record<string, unknown> | undefined) =>
    auxData?.['frameId'] === frameTree.frame.id
  await cdp.send('Runtime.enable')
  return () => present
}

async function installWorlds(cdp: CDPSession, preload: string): Promise<void> {
  await cdp.send('Page.enable')
  await cdp.send('Runtime.addBinding', { name: sendBinding, executionContextName: isolatedWorld })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: isolatedWorldScript(preload),
    worldName: isolatedWorld,
  })
}

type Watched = Pick<PageWindowOptions, 'id' | 'link' | 'faults'> & {
  readonly page: Page
  readonly cdp: CDPSession
}

function watchPage({ id, page, cdp, link, faults }: Watched): void {
  // Once the app has ended, a page that was still loading misses what nobody answers any more.
  const fault = (text: string) => link.isBroken() || faults.push(text)
  page.on('pageerror', (error) => fault(error.message))
  page.on('console', (message) => message.type() === 'error' && fault(message.text()))
  page.on('crash', () => void link.call('crashed', id).catch(() => undefined))
  // Of a window that a page opens, Electron asks before there is one.
  cdp.on('Page.windowOpen', ({ url }) => {
    link
      .call<string | undefined>('open', id, appAddressOf(url))
      .then((action) => action === 'deny' || faults.push(`a window was let open for ${url}`))
      .catch(() => undefined)
  })
  page.on('popup', (popup) => void popup.close())
}
