import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from '../../scripts/browser.mjs'

/** Ways in which Chromium itself would use the network, and the screen that is not there. */
const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]

/** The Chromium of this machine, without a window. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser()
  if (executablePath === undefined) throw new Error('no browser here: npm test installs one')
  return await chromium.launch({ executablePath, args: flags })
}
