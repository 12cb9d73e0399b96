import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { newDataFolder } from '../e2e/servedApp.ts'
import type { DesktopLauncher } from './desktopApp.ts'
import { createLauncher } from './launcher.ts'
import { type Desktop, openDesktop } from './openDesktop.ts'

/** For a file of tests that each start the app for themselves: what a test began ends with it. */
export interface StartedDesktops {
  launcher(): DesktopLauncher
  /** A data folder of its own. */
  newFolder(): string
  open(dataFolder: string, options?: Parameters<typeof openDesktop>[2]): Promise<Desktop>
}

export function startedDesktops(): StartedDesktops {
  let present: DesktopLauncher | null = null
  beforeAll(async () => {
    present = await createLauncher()
  })
  afterAll(() => present?.close())

  function launcher(): DesktopLauncher {
    if (present === null) throw new Error('only within a test')
    return present
  }

  return {
    launcher,
    newFolder() {
      const { path, remove } = newDataFolder()
      onTestFinished(remove)
      return path
    },
    async open(dataFolder, options = {}) {
      const desktop = await openDesktop(launcher(), dataFolder, options)
      onTestFinished(() => desktop.app.close())
      return desktop
    },
  }
}
