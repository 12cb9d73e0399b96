// The comparing screen in a small and low window, as one of a large one at 200 %, in a real browser.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './launchBrowser.ts'
import { openArticle } from './openArticle.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test.each([
  [640, 400],
  [1280, 440],
])('comparing shows five lines of text and more at %i × %i', async (width, height) => {
  const { page, faults } = await openArticle(browser)
  await page.setViewportSize({ width, height })
  await page.getByRole('button', { name: /^Compare/ }).click()
  const texts = page.getByRole('region', { name: 'The two texts' })
  await texts.waitFor()
  await page.keyboard.press('}')
  const lines = () =>
    texts.evaluate((element) => {
      const row = element.querySelector('[dir=auto]')
      const one = row === null ? Number.NaN : Number.parseFloat(getComputedStyle(row).lineHeight)
      return element.clientHeight / one
    })
  await expect.poll(lines).toBeGreaterThanOrEqual(5)
  // What the bars hold is still there, and so is what stands below the texts.
  for (const name of ['Side by side', 'Inline', 'Changes only', 'What rests on it']) {
    const mode = await page.getByRole('button', { name, exact: true }).boundingBox()
    expect(mode?.y).toBeGreaterThan(40)
    expect((mode?.y ?? 0) + (mode?.height ?? 0)).toBeLessThan(110)
  }
  await page.locator('[data-entry]').first().click()
  const cite = page.getByRole('button', { name: 'Cite' })
  await cite.scrollIntoViewIfNeeded()
  const box = await cite.boundingBox()
  expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThan(height)
  expect(faults).toEqual([])
})
