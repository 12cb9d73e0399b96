import type { Browser, Locator } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { openShellApp, type ShellApp } from './shellApp.ts'

/** The dialog for exports of the sample project; closed with the test, which fails where the page had a fault. */
export async function openExport(
  browser: Browser,
): Promise<{ readonly app: ShellApp; readonly dialog: Locator }> {
  const app = await openShellApp(browser)
  onTestFinished(async () => {
    await app.close()
    expect(app.faults).toEqual([])
  })
  await app.openSample()
  await app.page.keyboard.press('Control+e')
  return { app, dialog: app.page.getByRole('dialog', { name: 'Export' }) }
}
