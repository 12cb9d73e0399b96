import type { Session } from 'electron'
import type { Log } from '../services/ports.ts'
import { appScheme, isAppAddress } from './appAddress.ts'

/** What the page may do without asking anybody: put words on the clipboard. */
const allowed = new Set(['clipboard-sanitized-write'])
/** Made and read within the page, or with it. */
const localSchemes = new Set([`${appScheme}:`, 'blob:', 'data:', 'devtools:'])

/**
 * Denies a session everything that this app has no use for: permissions, devices, downloads, the
 * spelling checker's dictionaries, and the network.
 */
export function guardSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(allowed.has(permission) && isAppAddress(requestingUrl)),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => allowed.has(permission) && isAppAddress(origin),
  )
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event, item) => {
    event.preventDefault()
    log.write('warn', 'download-denied', { scheme: URL.parse(item.getURL())?.protocol })
  })
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const scheme = URL.parse(url)?.protocol ?? ''
    const cancel = !localSchemes.has(scheme)
    if (cancel) log.write('warn', 'request-denied', { scheme })
    answer({ cancel })
  })
}
