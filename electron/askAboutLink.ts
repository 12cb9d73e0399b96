import { type BrowserWindow, dialog, shell } from 'electron'
import type { Log } from '../services/ports.ts'
import type { FollowLink } from './guardContents.ts'
import { texts } from './texts.ts'

/** Long enough for any real address, short enough to be read. */
const LONGEST = 2000

/** Shows where a link leads and opens it in the person's browser if they say so. Only https, one at a time. */
export function createLinkQuestion(log: Log): FollowLink {
  let isAsking = false

  async function ask(window: BrowserWindow | null, address: string): Promise<void> {
    const question = {
      type: 'question' as const,
      message: texts.followLink,
      detail: address,
      buttons: [texts.openLink, texts.cancel],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    }
    const { response } =
      window === null
        ? await dialog.showMessageBox(question)
        : await dialog.showMessageBox(window, question)
    if (response === 0) await shell.openExternal(address)
  }

  return (window, address) => {
    if (isAsking || !isOutside(address)) {
      log.write('warn', 'link-denied', { scheme: URL.parse(address)?.protocol })
      return
    }
    isAsking = true
    ask(window, address)
      .catch((error: unknown) => log.write('error', 'link-failed', { error: String(error) }))
      .finally(() => {
        isAsking = false
      })
  }
}

function isOutside(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'https:' && url.username === '' && address.length <= LONGEST
}
