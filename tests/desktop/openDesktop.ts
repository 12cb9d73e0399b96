import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { LaunchOptions } from './desktopApp.ts'
import { type DoubleApp, launchDouble } from './launchDouble.ts'

/** The checkout, whose package.json names the built main. */
export const appFolder = fileURLToPath(new URL('../../', import.meta.url))

/** The app in a window, and a person who answers every question of the system in the simplest way. */
export interface Desktop {
  readonly app: DoubleApp
  readonly page: Page
  /** Where what is saved goes. */
  readonly savedFolder: string
}

export async function openDesktop(
  browser: Browser,
  dataFolder: string,
  options: Omit<Partial<LaunchOptions>, 'dataFolder'> = {},
): Promise<Desktop> {
  const app = launchDouble(browser, { appFolder, dataFolder, ...options })
  const page = await app.firstWindow()
  page.setDefaultTimeout(60_000)
  const savedFolder = join(dataFolder, 'saved')
  mkdirSync(savedFolder, { recursive: true })
  await answerSaving(app, savedFolder)
  return { app, page, savedFolder }
}

/** Every dialog for saving is answered with the name it offers, in this folder. */
export async function answerSaving(app: DoubleApp, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, savedFolder) => {
    // Electron's declaration knows two ways to call it; this answers the one with a window.
    const answer = async (_window: unknown, { defaultPath = '' }: { defaultPath?: string }) => {
      const name = defaultPath.split(/[\\/]/).at(-1)
      return { canceled: false, filePath: `${savedFolder}/${name}` }
    }
    dialog.showSaveDialog = answer as typeof dialog.showSaveDialog
  }, folder)
}

/** The next dialogs for files are answered with these; with none, they are cancelled. */
export async function answerOpening(app: DoubleApp, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({
      canceled: filePaths.length === 0,
      filePaths: [...filePaths],
    })
  }, paths)
}
