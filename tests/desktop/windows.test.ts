// Windows: where they are, what they show together, and what becomes of one whose page breaks.
import type * as Electron from 'electron'
import { describe, expect, test } from 'vitest'
import type { DesktopApp } from './desktopApp.ts'
import { runsInElectron } from './launcher.ts'
import { callFromPage, heading, makeProject, openSample } from './person.ts'
import { startedDesktops } from './startedDesktops.ts'

const { newFolder, open } = startedDesktops()

describe('windows', () => {
  test('come back where they were, with their project and zoom', async () => {
    const dataFolder = newFolder()
    const { app, page } = await open(dataFolder)
    await makeProject(page, 'Rangi Island')
    const first = { x: 120, y: 80, width: 1111, height: 777 }
    const second = { x: 300, y: 200, width: 900, height: 700 }
    await app.evaluate(({ BrowserWindow, Menu }, moved) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(moved)
      Menu.getApplicationMenu()?.getMenuItemById('window.larger')?.click()
      Menu.getApplicationMenu()?.getMenuItemById('shell.newWindow')?.click()
    }, first)
    await expect.poll(() => app.windows()).toHaveLength(2)
    const [, other] = app.windows()
    if (other === undefined) throw new Error('no other window')
    await heading(other).waitFor()
    await app.evaluate(({ BrowserWindow }, moved) => {
      const window = BrowserWindow.getAllWindows().find((it) => it.getBounds().x !== 120)
      window?.setBounds(moved)
      window?.maximize()
    }, second)
    await app.close()

    const again = await open(dataFolder)
    await expect.poll(() => again.app.windows()).toHaveLength(2)
    for (const window of again.app.windows()) await heading(window).waitFor()
    const found = await again.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => ({
        bounds: window.getNormalBounds(),
        isMaximized: window.isMaximized(),
        zoom: window.webContents.getZoomLevel(),
      })),
    )
    // The one that was used last is the last to come.
    expect(found).toEqual([
      { bounds: first, isMaximized: false, zoom: 0.5 },
      { bounds: second, isMaximized: true, zoom: 0.5 },
    ])
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

  // Playwright is done with a page that crashed, whatever Electron makes of it.
  test.skipIf(runsInElectron)(
    'a page whose process dies is offered again, on its project',
    async () => {
      const { app, page } = await open(newFolder())
      await makeProject(page, 'Rangi Island')
      await app.evaluate(({ dialog }) => {
        const asked: string[] = []
        Object.assign(globalThis, { asked })
        const ask = async (_window: unknown, { message }: Electron.MessageBoxOptions) => {
          asked.push(message)
          return { response: 0, checkboxChecked: false }
        }
        // Electron's declaration knows two ways to call it; this answers the one with a window.
        dialog.showMessageBox = ask as typeof dialog.showMessageBox
      })
      const cdp = await page.context().newCDPSession(page)
      void cdp.send('Page.crash').catch(() => undefined)
      await expect.poll(() => app.windows()[0] !== page).toBe(true)
      const [again] = app.windows()
      if (again === undefined) throw new Error('no window')
      await heading(again).waitFor()
      expect(await asked(app)).toEqual(['This window stopped working.'])
    },
  )
})

const asked = (app: DesktopApp) => app.evaluate(() => Reflect.get(globalThis, 'asked') as string[])

describe('a page that does not answer', () => {
  /** The question about it is answered when the test says so, or by the page that answers after all. */
  async function hang(app: DesktopApp): Promise<void> {
    await app.evaluate(({ BrowserWindow, dialog }) => {
      const asked: string[] = []
      const answer = Promise.withResolvers<number>()
      Object.assign(globalThis, { asked, answer: answer.resolve })
      const ask = async (_window: unknown, options: Electron.MessageBoxOptions) => {
        asked.push(options.message)
        options.signal?.addEventListener('abort', () => answer.resolve(options.cancelId ?? -1))
        return { response: await answer.promise, checkboxChecked: false }
      }
      // Electron's declaration knows two ways to call it; this answers the one with a window.
      dialog.showMessageBox = ask as typeof dialog.showMessageBox
      const [window] = BrowserWindow.getAllWindows()
      window?.emit('unresponsive')
      window?.emit('unresponsive')
    })
  }
  const answer = (app: DesktopApp, response: number) =>
    app.evaluate((_electron, which) => Reflect.get(globalThis, 'answer')(which), response)

  test.skipIf(runsInElectron)(
    'is asked about once, and loaded again if that is wished',
    async () => {
      const { app, page } = await open(newFolder())
      await makeProject(page, 'Rangi Island')
      await hang(app)
      expect(await asked(app)).toEqual(['This window does not answer.'])
      await answer(app, 0)
      await expect.poll(() => app.windows()[0] !== page).toBe(true)
      const [again] = app.windows()
      if (again === undefined) throw new Error('no window')
      await heading(again).waitFor()
      // Nobody is told a second time that its process is gone.
      expect(await asked(app)).toHaveLength(1)
    },
  )

  test('stays as it is if the person waits, or if it answers after all', async () => {
    const { app, page } = await open(newFolder())
    await makeProject(page, 'Rangi Island')
    await hang(app)
    await answer(app, 1)
    await hang(app)
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.emit('responsive')
    })
    await hang(app)
    expect(await asked(app)).toHaveLength(1)
    await answer(app, 1)
    await heading(page).waitFor()
  })
})
