import { app } from 'electron'
import type { Host } from '../services/host.ts'
import type { Log } from '../services/ports.ts'
import type { StateKeeper } from './stateKeeper.ts'

/** Ends the app when its pages have finished and everything is written. */
export function quitCleanly(host: Host, keeper: StateKeeper, log: Log): void {
  let isWanted = false
  let isClosed = false

  app.on('before-quit', () => {
    if (!isWanted) keeper.freeze()
    isWanted = true
  })
  // A Mac keeps an app without windows, until it is told to quit.
  app.on('window-all-closed', () => {
    if (isWanted || process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    host
      .close()
      .catch((error: unknown) => log.write('error', 'not-closed', { error: String(error) }))
      .finally(() => {
        isClosed = true
        app.quit()
      })
  })
}
