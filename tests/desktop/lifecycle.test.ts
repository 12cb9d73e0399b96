// How the app begins, is asked for more and ends.
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openProject } from '../../db/project.ts'
import { askCommandLine } from '../e2e/servedApp.ts'
import { doubleOf } from './launchDouble.ts'
import { runsInElectron } from './launcher.ts'
import { answerOpening, appFolder, openDesktop } from './openDesktop.ts'
import { callFromPage, heading, makeProject, openSample } from './person.ts'
import { startedDesktops } from './startedDesktops.ts'

const { launcher, newFolder, open } = startedDesktops()

const now = () => new Date().toISOString()

/** A project, made in a window that is closed again. */
async function madeProject(dataFolder: string, name = 'Rangi Island'): Promise<string> {
  const { app, page, savedFolder } = await openDesktop(launcher(), dataFolder)
  await makeProject(page, name)
  await app.close()
  return join(savedFolder, `${name}.variorum`)
}

describe('a start', () => {
  test('shows a window without a fault, and its end is a clean one', async () => {
    const { app } = await open(newFolder())
    await app.close()
    expect(await app.exited()).toEqual({ code: 0, signal: null })
    expect([...app.faults(), ...app.leaks()]).toEqual([])
  })

  test.skipIf(runsInElectron)('tells whoever started it when there is one to see', async () => {
    const { app } = await open(newFolder())
    await expect.poll(() => doubleOf(app).messages).toEqual(['window-shown'])
  })

  test.runIf(process.platform === 'linux')('without a display says so and ends', async () => {
    const env = { DISPLAY: '', WAYLAND_DISPLAY: '' }
    const { code, output } = await launcher().runToEnd({ appFolder, dataFolder: newFolder(), env })
    expect(code).toBe(1)
    expect(output).toMatch(/^variorum: unsupported: there is no display here.*$/m)
  })

  test('by a file opens its project, and by its address, too', async () => {
    const dataFolder = newFolder()
    const project = await madeProject(dataFolder)
    for (const word of [project, pathToFileURL(project).href]) {
      const { app, page } = await open(dataFolder, { args: [word] })
      await heading(page).waitFor()
      expect(app.windows()).toHaveLength(1)
      await app.close()
    }
  })

  test.skipIf(runsInElectron)('by a file that a Mac names opens its project', async () => {
    const dataFolder = newFolder()
    const project = await madeProject(dataFolder)
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

  test('by a project that another program has opens it to read, if that is wished', async () => {
    const dataFolder = newFolder()
    const project = await madeProject(dataFolder)
    const holder = openProject(project, { mode: 'write', now: now(), program: 'another program' })
    let isHeld = true
    const letGo = () => {
      if (isHeld) holder.close()
      isHeld = false
    }
    onTestFinished(letGo)
    const { app, page } = await open(dataFolder, { args: [project] })
    await page.getByText('The project is open in another program').waitFor()
    await page.getByRole('button', { name: 'Open to read only' }).click()
    await heading(page).waitFor()
    await page.getByRole('region', { name: 'Open to read only' }).waitFor()
    await expect(callFromPage(page, 'project.rename', { name: 'Mine' })).rejects.toThrow(
      'read_only',
    )
    // The same by a dialog, from beside what is open.
    await answerOpening(app, [project])
    await page.keyboard.press('Control+o')
    const alert = page.getByRole('alert').filter({ hasText: 'is open in another program' })
    await alert.getByRole('button', { name: 'Open to read only' }).click()
    await page.getByRole('region', { name: 'Open to read only' }).waitFor()
    letGo()
    await page.getByRole('button', { name: 'Open to work in it' }).click()
    await page.getByRole('region', { name: 'Open to read only' }).waitFor({ state: 'detached' })
    // The banner goes while the project is being opened anew.
    const rename = () =>
      callFromPage(page, 'project.rename', { name: 'Mine' }).then(() => 'done', String)
    await expect.poll(rename).toBe('done')
  })
})

test('a second start brings the first one to the front, and ends', async () => {
  const dataFolder = newFolder()
  const { app, page } = await open(dataFolder)
  await makeProject(page, 'Rangi Island')
  const window = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((it) => [it.isMinimized(), it.isFocused()]),
    )
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  await expect.poll(window).toEqual([[true, false]])
  expect(await launcher().runToEnd({ appFolder, dataFolder })).toMatchObject({
    code: 0,
    output: '',
  })
  await expect.poll(window).toEqual([[false, true]])
})

test('a second start shows the first one its files, and ends', async () => {
  const dataFolder = newFolder()
  const project = await madeProject(dataFolder)
  const running = await open(dataFolder)
  await heading(running.page).waitFor()
  const startAgain = (file: string) =>
    launcher()
      .runToEnd({ appFolder, dataFolder, args: [file] })
      .then(({ code }) => code)
  expect(await startAgain(project)).toBe(0)
  // It is shown already: no other window comes.
  await running.page.waitForTimeout(500)
  expect(running.app.windows()).toHaveLength(1)
  const other = join(dataFolder, 'saved', 'Copy.variorum')
  copyFileSync(project, other)
  expect(await startAgain(other)).toBe(0)
  await expect.poll(() => running.app.windows()).toHaveLength(2)
})

describe('a project that is dropped on a window', () => {
  test.skipIf(runsInElectron)('opens where it lies, and is not imported', async () => {
    const dataFolder = newFolder()
    const project = await madeProject(dataFolder)
    const other = join(dataFolder, 'saved', 'Other.variorum')
    copyFileSync(project, other)
    const letter = join(dataFolder, 'letter.txt')
    writeFileSync(letter, 'A letter.')
    const { app, page } = await open(dataFolder)
    await heading(page).waitFor()
    const { chromium } = doubleOf(app)
    await chromium.drop(page, [other, letter])
    await page.getByRole('textbox', { name: 'letter' }).waitFor()
    await expect.poll(() => app.windows()).toHaveLength(2)
    const opened = app.windows()[1]
    await opened?.getByRole('complementary', { name: 'Library' }).waitFor()
    if (opened === undefined) throw new Error('no other window')
    expect(await callFromPage(opened, 'project.info', {})).toMatchObject({ path: other })
    expect(await callFromPage(opened, 'documents.list', {})).toEqual([])
    // It is shown already: it comes to the front.
    await chromium.drop(page, [other])
    const front = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((it) => it.isFocused()))
    await expect.poll(front).toEqual([false, true])
    expect(app.windows()).toHaveLength(2)
  })

  test('is nothing that a page can make up', async () => {
    const { app, page } = await open(newFolder())
    await makeProject(page, 'Rangi Island')
    await page.evaluate(`(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['Words'], 'made up.variorum'))
      const options = { dataTransfer: transfer, bubbles: true, cancelable: true }
      document.body.dispatchEvent(new DragEvent('drop', options))
    })()`)
    const heard = await app.evaluate(({ BrowserWindow, ipcMain }) => {
      const [window] = BrowserWindow.getAllWindows()
      const page = { url: 'app://variorum/', parent: null }
      const event = { sender: window?.webContents, senderFrame: page }
      for (const paths of [['relative.variorum'], ['/etc/passwd'], 'no list', [1]]) {
        ipcMain.emit('variorum:dropped-projects', event, paths)
      }
      const stranger = { ...event, senderFrame: { ...page, url: 'https://example.org/' } }
      ipcMain.emit('variorum:dropped-projects', stranger, ['/tmp/a.variorum'])
      return BrowserWindow.getAllWindows().length
    })
    expect(heard).toBe(1)
    expect(await callFromPage(page, 'documents.list', {})).toEqual([])
    await heading(page).waitFor()
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
    const { app, page, savedFolder } = await openDesktop(launcher(), dataFolder)
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
