// How the app begins, is asked for more, breaks and ends.
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from '../e2e/launchBrowser.ts'
import { askCommandLine, newDataFolder } from '../e2e/servedApp.ts'
import { launchDouble } from './launchDouble.ts'
import { answerOpening, appFolder, type Desktop, openDesktop } from './openDesktop.ts'
import { callFromPage, makeProject, openSample } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

function newFolder(): string {
  const { path, remove } = newDataFolder()
  onTestFinished(remove)
  return path
}

async function open(
  dataFolder: string,
  options: Parameters<typeof openDesktop>[2] = {},
): Promise<Desktop> {
  const desktop = await openDesktop(browser, dataFolder, options)
  onTestFinished(() => desktop.app.close())
  return desktop
}

/** A project with one document, made in a window that is closed again. */
async function madeProject(dataFolder: string, name = 'Rangi Island'): Promise<string> {
  const { app, page, savedFolder } = await openDesktop(browser, dataFolder)
  await makeProject(page, name)
  await app.close()
  return join(savedFolder, `${name}.variorum`)
}

const heading = (page: Page, name = 'Rangi Island') => page.getByRole('heading', { name })

describe('a start', () => {
  test('tells whoever started it when there is a window to see', async () => {
    const { app } = await open(newFolder())
    await expect.poll(() => app.messages).toEqual(['window-shown'])
    await app.close()
    expect(await app.exited()).toEqual({ code: 0, signal: null })
    expect(app.chromium.faults).toEqual([])
  })

  test('without a display says so in one line and ends', async () => {
    const app = launchDouble(browser, {
      appFolder,
      dataFolder: newFolder(),
      env: { DISPLAY: '', WAYLAND_DISPLAY: '' },
    })
    expect((await app.exited()).code).toBe(1)
    expect(app.output()).toMatch(/^variorum: unsupported: there is no display here.*\n$/)
    expect(app.messages).toEqual([])
    await app.close()
  })

  test('by a file opens its project, however the system names it', async () => {
    const dataFolder = newFolder()
    const project = await madeProject(dataFolder)
    const byArgument = await open(dataFolder, { args: [project] })
    await heading(byArgument.page).waitFor()
    await byArgument.app.close()
    const asMacDoes = await open(dataFolder, { openFiles: [project] })
    await heading(asMacDoes.page).waitFor()
    expect(asMacDoes.app.windows()).toHaveLength(1)
    const recent = await asMacDoes.app.evaluate(
      // A member that only the double shows.
      ({ app }) => (app as unknown as { recentDocuments: string[] }).recentDocuments,
    )
    expect(recent).toContain(project)
  })

  test('by a file that is no project says why, and the app is usable', async () => {
    const dataFolder = newFolder()
    const file = join(dataFolder, 'letter.variorum')
    copyFileSync(new URL('../../LICENSE', import.meta.url), file)
    const { page } = await open(dataFolder, { args: [file] })
    await page.getByText('The project could not be opened.').waitFor()
    await makeProject(page, 'Another')
  })
})

test('a second start shows the first one its files, and ends', async () => {
  const dataFolder = newFolder()
  const project = await madeProject(dataFolder)
  const running = await open(dataFolder)
  await heading(running.page).waitFor()
  const second = launchDouble(browser, { appFolder, dataFolder, args: [project] })
  expect((await second.exited()).code).toBe(0)
  expect(second.windows()).toEqual([])
  // It is shown already: no other window comes.
  await running.page.waitForTimeout(500)
  expect(running.app.windows()).toHaveLength(1)
  const other = join(dataFolder, 'saved', 'Copy.variorum')
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  copyFileSync(project, other)
  const third = launchDouble(browser, { appFolder, dataFolder, args: [other] })
  expect((await third.exited()).code).toBe(0)
  await expect.poll(() => running.app.windows()).toHaveLength(2)
  await second.close()
  await third.close()
})

describe('windows', () => {
  test('come back where they were, with their project and zoom', async () => {
    const dataFolder = newFolder()
    const { app, page } = await open(dataFolder)
    await makeProject(page, 'Rangi Island')
    const bounds = { x: 120, y: 80, width: 1111, height: 777 }
    await app.evaluate(({ BrowserWindow, Menu }, moved) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(moved)
      Menu.getApplicationMenu()?.getMenuItemById('window.larger')?.click()
    }, bounds)
    await app.close()
    const again = await open(dataFolder)
    await heading(again.page).waitFor()
    const found = await again.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return [window?.getBounds(), window?.webContents.getZoomLevel()]
    })
    expect(found).toEqual([bounds, 0.5])
  })

  test('two on one project both see what changes', async () => {
    const { app, page } = await open(newFolder())
    await openSample(page)
    await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('shell.newWindow')?.click(),
    )
    await expect.poll(() => app.windows()).toHaveLength(2)
    const other = app.windows()[1]
    await other?.locator('[aria-readonly=true]').waitFor()
    await callFromPage(page, 'project.rename', { name: 'Seen by both' })
    await expect.poll(() => other?.title()).toContain('Seen by both')
    await expect.poll(() => page.title()).toContain('Seen by both')
  })

  test('a page whose process dies is offered again, and has lost nothing', async () => {
    const { app, page } = await open(newFolder())
    await makeProject(page, 'Rangi Island')
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false })
    })
    const cdp = await page.context().newCDPSession(page)
    void cdp.send('Page.crash').catch(() => undefined)
    await expect.poll(() => app.windows()[0] !== page).toBe(true)
    const [again] = app.windows()
    // A window that crashed begins anew: its project is the first of the recent ones.
    await again?.getByText('Rangi Island').first().waitFor()
  })
})

describe('an end', () => {
  test('finishes the note that is being written', async () => {
    const dataFolder = newFolder()
    const { app, page } = await open(dataFolder)
    await openSample(page)
    // Until the notes stand in the margin there is no next highlight.
    const margin = page.getByRole('complementary', { name: 'Notes in the margin' })
    await margin.locator('article').first().waitFor()
    await page.keyboard.press(']')
    await margin.locator('article[aria-current=true]').waitFor()
    await page.keyboard.press('n')
    const field = page.getByRole('textbox', { name: 'Note', exact: true })
    await field.waitFor()
    await page.keyboard.type('The last words before the end.')
    await app.close()
    const [name] = readdirSync(join(dataFolder, 'projects')).filter((file) =>
      file.endsWith('.variorum'),
    )
    const found = await askCommandLine<{ note: string | null }[]>(
      dataFolder,
      'annotations',
      join(dataFolder, 'projects', name ?? ''),
    )
    expect(JSON.stringify(found)).toContain('The last words before the end.')
  })

  test('by kill -9 in the middle of work loses nothing that was confirmed', async () => {
    const dataFolder = newFolder()
    const { app, page, savedFolder } = await openDesktop(browser, dataFolder)
    await makeProject(page, 'Killed')
    const source = join(dataFolder, 'source.txt')
    const words = Array.from({ length: 400 }, (_, index) => `word${index}`)
    writeFileSync(source, words.join(' '))
    await answerOpening(app, [source])
    await page.keyboard.press('Control+i')
    await page.getByRole('textbox', { name: 'source' }).waitFor()
    const [document] = await callFromPage<{ id: string }[]>(page, 'documents.list', {})
    const confirmed: string[] = []
    const work = (async () => {
      for (const quote of words) {
        const passage = { quote, occurrence: 1 }
        const input = { documentId: document?.id, passage }
        await callFromPage(page, 'highlights.create', input)
        confirmed.push(quote)
      }
    })().catch(() => 'stopped')
    await expect.poll(() => confirmed.length, { interval: 5 }).toBeGreaterThan(20)
    app.process().kill('SIGKILL')
    await app.exited()
    const known = [...confirmed]
    await app.close()
    expect(await work).toBe('stopped')
    const project = join(savedFolder, 'Killed.variorum')
    const ask = <T>(...rest: string[]) => askCommandLine<T>(dataFolder, ...rest)
    expect(await ask('verify', project)).toMatchObject({ ok: true, problems: [] })
    const found = await ask<{ quote: string }[]>('annotations', project)
    const quotes = new Set(found.map(({ quote }) => quote))
    expect(known.filter((quote) => !quotes.has(quote))).toEqual([])
    // Nothing stands in the way of the next start.
    const next = await open(dataFolder, { args: [project] })
    await heading(next.page, 'Killed')
      .or(next.page.locator('[aria-readonly=true]'))
      .first()
      .waitFor()
  })
})

test('the log tells nothing of the sources', async () => {
  const dataFolder = newFolder()
  const { app, page } = await open(dataFolder)
  await openSample(page)
  await app.close()
  const log = join(dataFolder, 'logs', 'variorum.log')
  expect(existsSync(log) ? readFileSync(log, 'utf8') : '').not.toContain('NATO')
})
