import type { BrowserContext, Page, Request, Route } from 'playwright-core'
import type { Link } from '../double/link.ts'
import type { PageRequest, PageResponse } from '../double/session.ts'
import { appAddressOf, isOfApp } from './addresses.ts'
import type { PageWindow } from './pageWindow.ts'

/** A request to anywhere but the app, and whether the app itself denied it. */
export interface Asked {
  readonly url: string
  readonly isDenied: boolean
}

export interface Answering {
  readonly context: BrowserContext
  /** Name of the session whose handlers answer. */
  readonly session: string
  readonly link: Link
  readonly asked: Asked[]
  windowOfPage(page: Page): PageWindow | undefined
}

/**
 * Lets the app answer whatever the pages of a context ask for: what is its own by its protocol handler, and
 * all else by its denial. Nothing leaves the machine whatever it says.
 */
export async function answerRequests(answering: Answering): Promise<void> {
  const { context } = answering
  await context.route('**/*', (route) =>
    // The main process may have ended meanwhile.
    answer(answering, route).catch(() => route.abort().catch(() => undefined)),
  )
  await context.routeWebSocket(/.*/, async (socket) => {
    await note(answering, socket.url())
    await socket.close()
  })
}

async function answer(answering: Answering, route: Route): Promise<void> {
  const { session, link } = answering
  const request = route.request()
  const url = request.url()
  if (request.isNavigationRequest() && (await isPrevented(answering, request))) {
    await route.abort('aborted')
    return
  }
  if (!isOfApp(url)) {
    await note(answering, url)
    await route.abort('blockedbyclient')
    return
  }
  const asRequest: PageRequest = {
    url: appAddressOf(url),
    method: request.method(),
    headers: request.headers(),
    body: request.postDataBuffer(),
  }
  const response = await link.call<PageResponse | null>('request', session, asRequest)
  if (response === null) await route.abort('failed')
  else await route.fulfill({ ...response, body: Buffer.from(response.body) })
}

async function note({ session, link, asked }: Answering, url: string): Promise<void> {
  asked.push({ url, isDenied: await link.call<boolean>('isCancelled', session, url) })
}

async function isPrevented({ link, windowOfPage }: Answering, request: Request): Promise<boolean> {
  const frame = request.frame()
  const page = frame.page()
  const window = windowOfPage(page)
  // A popup, which is closed as it comes.
  if (window === undefined) return true
  const isMainFrame = frame === page.mainFrame()
  if (isMainFrame && window.isExpected(request.url())) return false
  return await link.call<boolean>('navigate', window.id, appAddressOf(request.url()), isMainFrame)
}
