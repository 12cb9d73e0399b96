import { BrowserWindow, type Session, session } from 'electron'
import { AppError } from '../core/model/error.ts'
import type { PrintedPage } from '../services/desk.ts'
import type { Log } from '../services/ports.ts'
import { appScheme } from './appAddress.ts'
import { guardSession } from './guardSession.ts'

export interface Printing {
  print(page: PrintedPage, signal: AbortSignal): Promise<Uint8Array>
}

/** Nothing is loaded and nothing runs: the page holds its styles and pictures itself. */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "form-action 'none'",
  "base-uri 'none'",
].join('; ')

/** Prints pages in windows that nobody sees, in a session that knows nothing but them. */
export function createPrinting(log: Log): Printing {
  const waiting = new Map<string, string>()
  let own: Session | null = null
  let count = 0

  function printSession(): Session {
    if (own !== null) return own
    own = session.fromPartition('print')
    guardSession(own, log)
    own.protocol.handle(appScheme, ({ url }) => {
      const html = waiting.get(url)
      waiting.delete(url)
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
      }
      return new Response(html ?? null, { status: html === undefined ? 404 : 200, headers })
    })
    return own
  }

  return {
    async print({ html, pageSize }, signal) {
      if (signal.aborted) throw new AppError('cancelled', 'cancelled')
      const window = hiddenWindow(printSession())
      const stop = () => window.destroy()
      signal.addEventListener('abort', stop)
      const url = `${appScheme}://print/${++count}`
      waiting.set(url, html)
      try {
        await window.loadURL(url)
        const options = { pageSize, printBackground: true, preferCSSPageSize: true }
        return await window.webContents.printToPDF(options)
      } catch (error) {
        if (signal.aborted) throw new AppError('cancelled', 'cancelled')
        throw error
      } finally {
        waiting.delete(url)
        signal.removeEventListener('abort', stop)
        if (!window.isDestroyed()) window.destroy()
      }
    },
  }
}

function hiddenWindow(printSession: Session): BrowserWindow {
  return new BrowserWindow({
    show: false,
    webPreferences: {
      session: printSession,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  })
}
