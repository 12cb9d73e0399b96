import { type App, BrowserWindow, type WebContents } from 'electron'
import { isAppAddress } from './appAddress.ts'

/** Offers to open an address outside this app; the window is the one it was followed in. */
export type FollowLink = (window: BrowserWindow | null, address: string) => void

/**
 * Keeps every page of the app where it is: no other page in its place, no window but those the host
 * opens, no page embedded in another. A link that leads outside is offered to the person.
 */
export function guardContents(app: App, followLink: FollowLink): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, followLink))
}

function guard(contents: WebContents, followLink: FollowLink): void {
  const follow = (address: string) => followLink(BrowserWindow.fromWebContents(contents), address)
  contents.on('will-frame-navigate', (event) => {
    const { url, isMainFrame } = event
    // A page loads itself again; a frame has nothing to load here.
    if (isMainFrame && isAppAddress(url)) return
    event.preventDefault()
    if (isMainFrame) follow(url)
  })
  contents.on('will-redirect', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    follow(url)
    return { action: 'deny' }
  })
}
