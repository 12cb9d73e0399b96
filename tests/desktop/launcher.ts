import { projectRoot } from '../../scripts/bootstrap.mjs'
import { findElectron } from '../../scripts/desktop/findElectron.mjs'
import { launchBrowser } from '../e2e/launchBrowser.ts'
import type { DesktopLauncher } from './desktopApp.ts'
import { doubleLauncher } from './launchDouble.ts'
import { electronLauncher } from './launchElectron.ts'

/**
 * `VARIORUM_DESKTOP_TESTS=electron`: the tests of the desktop run in the Electron of this machine. Asked for, never guessed:
 * a test run must not depend on what an earlier `npm start` has fetched.
 */
export const runsInElectron = process.env['VARIORUM_DESKTOP_TESTS'] === 'electron'

/** What starts the app in these tests. */
export async function createLauncher(): Promise<DesktopLauncher> {
  if (!runsInElectron) return doubleLauncher(await launchBrowser())
  const file = findElectron(projectRoot, process.env)
  // Looked for by file: Playwright would wait for one that is not there.
  if (file === undefined) throw new Error('no Electron here: npm start -- --desktop fetches it')
  return electronLauncher(file)
}
