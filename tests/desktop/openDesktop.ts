import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { DesktopApp, DesktopLauncher, LaunchOptions } from './desktopApp.ts'

/** The checkout, whose package.json names the built main. */
export const appFolder = fileURLToPath(new URL('../../', import.meta.url))

/** The app in a window, and a person who answers every question of the system in the simplest way. */
export interface Desktop<App extends DesktopApp = DesktopApp> {
  readonly app: App
  readonly page: Page
  /** Where what is saved goes. */
  readonly savedFolder: string
}

export async function openDesktop<App extends DesktopApp>(
  launcher: Pick<DesktopLauncher<App>, 'launch'>,
  dataFolder: string,
  options: Omit<Partial<LaunchOptions>, 'dataFolder'> = {},
): Promise<Desktop<App>> {
  return await meet(await launcher.launch({ appFolder, dataFolder, ...options }), dataFolder)
}

/** The app that has just been started, as soon as it has a window. */
export async function meet<App extends DesktopApp>(
  app: App,
  dataFolder: string,
): Promise<Desktop<App>> {
  const page = await app.firstWindow()
  page.setDefaultTimeout(60_000)
  const savedFolder = join(dataFolder, 'saved')
  mkdirSync(savedFolder, { recursive: true })
  await answerSaving(app, savedFolder)
  return { app, page, savedFolder }
}

/** Every dialog for saving is answered with the name it offers, in this folder. */
export async function answerSaving(app: DesktopApp, folder: string): Promise<void> {
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
export async function answerOpening(app: DesktopApp, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    Object.assign(globalThis, { openingsAnswered: 0 })
    dialog.showOpenDialog = async () => {
      Object.assign(globalThis, {
        openingsAnswered: Number(Reflect.get(globalThis, 'openingsAnswered')) + 1,
      })
      return { canceled: filePaths.length === 0, filePaths: [...filePaths] }
    }
  }, paths)
}

/** How many dialogs were answered since it was last said how. */
export async function openingsAnswered(app: DesktopApp): Promise<number> {
  return await app.evaluate(() => Number(Reflect.get(globalThis, 'openingsAnswered')))
}
