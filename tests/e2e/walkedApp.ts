import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type ChooseFile, chooseFile } from '../../scripts/walkthroughSteps.mjs'
import { doubleLauncher } from '../desktop/launchDouble.ts'
import { answerOpening, openDesktop } from '../desktop/openDesktop.ts'
import { openServedApp, projectIn } from './servedApp.ts'

/** The app on one of its hosts, as the walk-through needs it. */
export interface WalkedApp {
  readonly page: Page
  readonly choose: ChooseFile
  /** The file that is saved by what `act` does. */
  savedBy(act: () => Promise<void>): Promise<string>
  /** The project that was made. */
  project(): string
  faults(): readonly unknown[]
  close(): Promise<void>
}

export type OpenWalked = (browser: Browser, dataFolder: string) => Promise<WalkedApp>

/** In a browser: files are sent and downloaded. */
export const openServed: OpenWalked = async (browser, dataFolder) => {
  const app = await openServedApp(browser, dataFolder)
  return {
    page: app.page,
    choose: chooseFile,
    async savedBy(act) {
      const [download] = await Promise.all([app.page.waitForEvent('download'), act()])
      return readFileSync(await download.path(), 'utf8')
    },
    project: () => projectIn(dataFolder),
    faults: () => app.faults,
    close: app.close,
  }
}

/** In a window of its own: the system's dialogs ask where. */
export const openOnDesktop: OpenWalked = async (browser, dataFolder) => {
  const { app, page, savedFolder } = await openDesktop(doubleLauncher(browser), dataFolder)
  const filesNow = () => readdirSync(savedFolder).filter((name) => !name.endsWith('.tmp'))
  return {
    page,
    async choose(_page, open, file) {
      await answerOpening(app, [file])
      await open()
    },
    async savedBy(act) {
      const before = new Set(filesNow())
      const added = () => filesNow().find((file) => !before.has(file))
      await act()
      await expect.poll(added, { timeout: 60_000 }).toBeDefined()
      const name = added() ?? ''
      return readFileSync(join(savedFolder, name), 'utf8')
    },
    project() {
      const [name] = filesNow().filter((file) => file.endsWith('.variorum'))
      if (name === undefined) throw new Error('no project was made')
      return join(savedFolder, name)
    },
    faults: () => [...app.chromium.faults, ...app.chromium.asked],
    close: app.close,
  }
}
