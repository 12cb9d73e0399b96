import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Link } from '../double/link.ts'
import { appAddressOf } from './addresses.ts'
import { openPageWindow, type PageOptions, type PageWindow } from './pageWindow.ts'
import { type Asked, answerRequests } from './requests.ts'

/** The Chromium behind the double's windows. */
export interface DesktopBrowser {
  /** The pages of the windows that are open, the oldest first. */
  pages(): Page[]
  onPage(listener: (page: Page) => void): void
  readonly asked: readonly Asked[]
  /** Whether the app denies its page a request, whatever the page's own policy says. */
  isDenied(url: string): Promise<boolean>
  isPermitted(permission: string, origin: string): Promise<boolean>
  /** Lets go of files over a page, as a hand does. */
  drop(page: Page, paths: readonly string[]): Promise<void>
  /** Addresses of downloads that the app denied. */
  readonly downloads: readonly string[]
  /** What must not happen. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

export function createDesktopBrowser(browser: Browser, link: Link): DesktopBrowser {
  const windows = new Map<number, { readonly given: PageOptions; opened: Promise<PageWindow> }>()
  const contexts = new Map<string, Promise<BrowserContext>>()
  const open = new Map<number, PageWindow>()
  const listeners = new Set<(page: Page) => void>()
  const asked: Asked[] = []
  const downloads: string[] = []
  const faults: string[] = []

  async function newContext(session: string): Promise<BrowserContext> {
    const context = await browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce' })
    const permission = ['clipboard-sanitized-write', 'app://variorum/'] as const
    if (await link.call<boolean>('permission', session, ...permission)) {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    }
    const windowOfPage = (page: Page) => [...open.values()].find((other) => other.page === page)
    await answerRequests({ context, session, link, asked, windowOfPage })
    return context
  }

  async function create(id: number, given: PageOptions): Promise<PageWindow> {
    const { session } = given
    const context = contexts.get(session) ?? newContext(session)
    contexts.set(session, context)
    const window = await openPageWindow({ ...given, id, context: await context, link, faults })
    window.page.on('download', (download) => {
      void download.cancel()
      const url = download.url()
      void isAllowed(link, session, url).then((isBegun) =>
        isBegun ? faults.push('a download was let begin') : downloads.push(url),
      )
    })
    open.set(id, window)
    for (const listener of listeners) listener(window.page)
    return window
  }

  function windowOf(id: number) {
    const window = windows.get(id)
    if (window === undefined) throw new Error(`no window ${id}`)
    return window
  }

  async function load(id: number, address: string): Promise<void> {
    const own = windowOf(id)
    const window = await own.opened
    if (window.isCrashed()) {
      // A page that crashed stays dead; Electron gives the window a new process.
      await window.close()
      own.opened = create(id, own.given)
    }
    await (await own.opened).load(address)
  }

  async function close(id: number): Promise<void> {
    const window = await windowOf(id).opened
    open.delete(id)
    windows.delete(id)
    await window.close()
  }

  link.handle('create', (id: number, given: PageOptions) => {
    windows.set(id, { given, opened: create(id, given) })
  })
  link.handle('load', load)
  link.handle('close', close)
  link.handle('send', async (id: number, channel: string, args: readonly unknown[]) =>
    (await windowOf(id).opened).send(channel, args),
  )
  link.handle('crash', async (id: number) => (await windowOf(id).opened).crash())
  link.handle('resize', async (id: number, size: { width: number; height: number }) =>
    (await windowOf(id).opened).page.setViewportSize(size),
  )
  link.handle('print', async (id: number, paper: Paper) =>
    printOn(paper, (await windowOf(id).opened).page),
  )

  return {
    pages: () => [...open.values()].map(({ page }) => page),
    onPage: (listener) => listeners.add(listener),
    asked,
    isDenied: (url) => link.call<boolean>('isCancelled', '', url),
    isPermitted: (permission, origin) => link.call<boolean>('permission', '', permission, origin),
    downloads,
    faults,
    drop: async (page, paths) =>
      [...open.values()].find((window) => window.page === page)?.drop(paths),
    async close() {
      for (const context of contexts.values()) await (await context).close()
    },
  }
}

interface Paper {
  readonly pageSize: string
  readonly printBackground: boolean
  readonly preferCSSPageSize: boolean
}

function printOn({ pageSize, ...rest }: Paper, page: Page): Promise<Buffer> {
  return page.pdf({ format: pageSize, ...rest })
}

/** False, too, when nobody is there any more to allow it. */
async function isAllowed(link: Link, session: string, url: string): Promise<boolean> {
  return await link.call<boolean>('download', session, appAddressOf(url)).catch(() => false)
}
