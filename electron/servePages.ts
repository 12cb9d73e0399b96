import { type IpcMainEvent, ipcMain, type WebContents } from 'electron'
import type { Log } from '../services/ports.ts'
import { isAppAddress } from './appAddress.ts'
import { channel } from './channel.ts'
import { createDocuments, type Documents } from './documents.ts'
import type { PageWire } from './pageWire.ts'

export interface PageServing {
  /** The wire of a new document in one of our windows. */
  attach(wire: PageWire, contents: WebContents): void
  /** Whether these are the contents of one of our windows. */
  isOurs(contents: WebContents): boolean
  readonly log: Log
}

/** Serves every document that our windows show, each on a wire of its own that ends with it. */
export function servePages({ attach, isOurs, log }: PageServing): void {
  const pages = new Map<WebContents, Documents>()

  function documentsOf(contents: WebContents): Documents {
    const known = pages.get(contents)
    if (known !== undefined) return known
    const documents = createDocuments({
      post: (id, frame) => {
        if (!contents.isDestroyed()) contents.send(channel, id, frame)
      },
      attach: (wire) => attach(wire, contents),
    })
    pages.set(contents, documents)
    contents.on('render-process-gone', documents.leave)
    contents.once('destroyed', () => {
      pages.delete(contents)
      documents.leave()
    })
    return documents
  }

  ipcMain.on(channel, (event, id: unknown, frame: unknown) => {
    if (typeof id === 'string' && isOurs(event.sender) && isOwnPage(event)) {
      documentsOf(event.sender).hear(id, frame)
    } else {
      log.write('warn', 'sender-refused', {
        scheme: URL.parse(event.senderFrame?.url ?? '')?.protocol,
      })
    }
  })
}

/** The page itself and none of its frames, as long as it is there. */
export function isOwnPage({ senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAppAddress(senderFrame.url)
}
