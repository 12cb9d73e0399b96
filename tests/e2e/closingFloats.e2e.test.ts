// A key that follows Escape at once, while what it closes still fades, in a real browser.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from './launchBrowser.ts'
import { openShellApp } from './shellApp.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('the palette opens while a popover or a menu still closes, and keeps what is typed', async () => {
  const app = await openShellApp(browser)
  onTestFinished(() => app.close())
  const { page } = app
  await app.openSample()
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  // What takes a tenth of a second takes ten.
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Animation.enable')
  const palette = page.getByRole('combobox', { name: 'Find or run a command' })
  for (const [trigger, role] of [
    ['About this document', 'dialog'],
    ['Text size', 'menu'],
  ] as const) {
    await page.getByRole('button', { name: trigger }).click()
    const float = page.getByRole(role)
    await float.waitFor()
    await expect
      .poll(() => float.evaluate((element) => element.matches(':focus-within')))
      .toBe(true)
    // A transition turned back half-way takes only as long as it had come: let it open wholly.
    await float.evaluate((element) =>
      Promise.all(element.getAnimations({ subtree: true }).map((each) => each.finished)),
    )
    await protocol.send('Animation.setPlaybackRate', { playbackRate: 0.01 })
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await palette.waitFor()
    expect(await page.locator('[data-closed]').count()).toBeGreaterThan(0)
    await protocol.send('Animation.setPlaybackRate', { playbackRate: 1 })
    await expect.poll(() => page.locator('[role][data-closed]').count()).toBe(0)
    await page.keyboard.type('trash')
    expect(await palette.inputValue()).toBe('trash')
    await page.keyboard.press('Escape')
    await palette.waitFor({ state: 'detached' })
  }
  expect(app.faults).toEqual([])
})
