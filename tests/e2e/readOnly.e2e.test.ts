// A project that another program has, in the browser: read, compared, exported, and not changed.
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openProject } from '../../db/project.ts'
import { dragOver } from '../../scripts/readerHand.mjs'
import { launchBrowser } from './launchBrowser.ts'
import { graveFaults, newDataFolder, openServedApp, projectIn } from './servedApp.ts'
import { typeInPalette } from './typeInPalette.ts'

const slowMachine = 300_000

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** The sample project, made in an app that is closed again, and held by another program from then on. */
async function openHeld() {
  const { path: dataFolder, remove } = newDataFolder()
  onTestFinished(remove)
  const before = await openServedApp(browser, dataFolder)
  await before.page.getByRole('button', { name: /^Open the sample project/ }).click()
  await before.page.locator('[aria-readonly=true]').waitFor()
  await before.close()
  const project = projectIn(dataFolder)
  const now = new Date().toISOString()
  const holder = openProject(project, { mode: 'write', now, program: 'another program' })
  const app = await openServedApp(browser, dataFolder, [project])
  onTestFinished(() => app.close())
  return { ...app, holder, project }
}

const banner = (page: Page) => page.getByRole('region', { name: 'Open to read only' })

test(
  'a project that is held is offered to be read; it can be worked in once it is let go',
  async () => {
    const { page, holder, faults } = await openHeld()
    await page.getByText('The project is open in another program').waitFor()
    await page.getByRole('button', { name: 'Open to read only' }).click()
    await banner(page).waitFor()
    await page.locator('[aria-readonly=true]').waitFor()
    expect(await graveFaults(page)).toEqual([])

    await typeInPalette(page, 'newer copy')
    await page.getByText('Nothing is called “newer copy”.').waitFor()
    await page.keyboard.press('Escape')
    await dragOver(page, 'six months’ notice')
    const bubble = page.getByRole('toolbar', { name: 'What to do with the words selected' })
    await bubble.getByRole('button', { name: 'Copy with source Ctrl Alt C' }).waitFor()
    expect(await page.getByRole('button', { name: /^Undo:/ }).count()).toBe(0)
    expect(await bubble.getByRole('button').count()).toBe(1)
    const seq = holder.log.lastSeq()
    await page.keyboard.press('Control+z')
    await page.getByRole('alert').getByText('The project is open for reading only.').waitFor()
    expect(holder.log.lastSeq()).toBe(seq)
    await page.getByRole('button', { name: 'Dismiss' }).click()

    await page.getByRole('button', { name: 'Open to work in it' }).click()
    await page.getByRole('alert').getByText('The project is open in another program').waitFor()
    await banner(page).waitFor()
    holder.close()
    await page.getByRole('button', { name: 'Open to work in it' }).click()
    await banner(page).waitFor({ state: 'detached' })
    await page.locator('[aria-readonly=true]').waitFor()
    expect(faults).toEqual([])
  },
  slowMachine,
)

test(
  'what is open to read can be exported and compared',
  async () => {
    const { page, holder } = await openHeld()
    onTestFinished(holder.close)
    await page.getByRole('button', { name: 'Open to read only' }).click()
    await page.locator('[aria-readonly=true]').waitFor()
    await page.keyboard.press('Control+e')
    const dialog = page.getByRole('dialog', { name: 'Export' })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save as Markdown' }).click(),
    ])
    expect(readFileSync(await download.path(), 'utf8')).toContain('NATO')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('Alt+2')
    await page.locator('[data-gutter]').first().waitFor()
  },
  slowMachine,
)
