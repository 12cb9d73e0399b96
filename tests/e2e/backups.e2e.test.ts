// What a person does when the project's file is damaged: the app says so and puts a backup in its place.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from './launchBrowser.ts'
import {
  askCommandLine,
  graveFaults,
  newDataFolder,
  openServedApp,
  projectIn,
  type ServedApp,
} from './servedApp.ts'
import { typeInPalette } from './typeInPalette.ts'

const slowMachine = 300_000

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

function start(dataFolder: string): Promise<ServedApp> {
  return openServedApp(browser, dataFolder)
}

/** A data folder with the sample project, which the app has closed and so backed up. */
async function withSample(): Promise<string> {
  const { path, remove } = newDataFolder()
  onTestFinished(remove)
  const app = await start(path)
  await app.page.getByRole('button', { name: /^Open the sample project/ }).click()
  await app.page
    .getByRole('tab', { name: 'Read' })
    .or(app.page.getByText(/highlights, /))
    .first()
    .waitFor()
  await app.close()
  expect(app.faults).toEqual([])
  return path
}

async function expectRestored(page: Page): Promise<void> {
  await page.getByText(/The file before it is kept as/).waitFor()
  await page.getByText(/^\d+ highlights, \d+ notes/).waitFor()
}

test(
  'a damaged project is said to be damaged, and restored from its backup',
  async () => {
    const dataFolder = await withSample()
    const project = projectIn(dataFolder)
    const before = await askCommandLine(dataFolder, 'annotations', project)
    writeFileSync(project, readFileSync(project).subarray(0, 50_000))

    const app = await start(dataFolder)
    onTestFinished(() => app.close())
    const { page } = app
    await page.getByRole('button', { name: /New Zealand and NATO/ }).click()
    const note = page.getByRole('alert').filter({ hasText: 'could not be opened' })
    await note.getByText(/The file is damaged/).waitFor()
    expect(await graveFaults(page)).toEqual([])
    await note.getByRole('button', { name: 'Restore from a backup' }).click()
    const dialog = page.getByRole('dialog', { name: 'Restore from a backup' })
    await dialog
      .getByText(/New Zealand and NATO, /)
      .first()
      .waitFor()
    expect(await graveFaults(page)).toEqual([])
    await dialog
      .getByRole('button', { name: /^Restore New Zealand and NATO as of/ })
      .first()
      .click()
    await expectRestored(page)

    await app.close()
    expect(app.faults).toEqual([])
    expect(await askCommandLine(dataFolder, 'verify', project)).toMatchObject({ ok: true })
    expect(await askCommandLine(dataFolder, 'annotations', project)).toEqual(before)
    const kept = readdirSync(dirname(project)).filter((name) => name.includes('.before-restore-'))
    expect(kept).toHaveLength(1)
  },
  slowMachine,
)

test(
  'by key, from the command list, the open project goes back to its backup',
  async () => {
    const dataFolder = await withSample()
    const app = await start(dataFolder)
    onTestFinished(() => app.close())
    const { page } = app
    await page.getByRole('button', { name: /New Zealand and NATO/ }).click()
    await page.getByText(/^\d+ highlights, \d+ notes/).waitFor()
    await typeInPalette(page, 'restore from a backup')
    await page.getByRole('option', { name: 'Restore from a backup' }).waitFor()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Restore from a backup' })
    const restore = dialog.getByRole('button', { name: /^Restore New Zealand/ }).first()
    await restore.waitFor()
    for (let presses = 0; presses < 10; presses += 1) {
      if (await restore.and(page.locator(':focus')).count()) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await expectRestored(page)
    await app.close()
    expect(app.faults).toEqual([])
  },
  slowMachine,
)
