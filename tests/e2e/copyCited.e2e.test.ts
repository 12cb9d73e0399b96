// What is copied is cited by the style that is chosen, in a real browser.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './launchBrowser.ts'
import { openArticle, selectByTessa } from './openArticle.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** What is on the clipboard as text and as HTML. */
async function copied(page: Page): Promise<{ readonly text: string; readonly html: string }> {
  return page.evaluate(`navigator.clipboard.read().then(async ([item]) => {
    const read = async (type) => (await item.getType(type)).text()
    return { text: await read('text/plain'), html: await read('text/html') }
  })`)
}

async function copyAnew(
  page: Page,
  keys: string,
  said: string,
): Promise<ReturnType<typeof copied>> {
  await page.evaluate(`navigator.clipboard.writeText('')`)
  await page.keyboard.press(keys)
  await page.getByText(said).waitFor()
  await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).not.toBe('')
  return copied(page)
}

test('words and differences are cited by the style chosen where they were copied, and so is an export', async () => {
  const { page, faults } = await openArticle(browser)
  const style = page.getByRole('combobox', { name: 'Citation style' })
  await selectByTessa(page)
  const plain = await copyAnew(page, 'Control+Alt+c', 'Copied with its source.')
  expect(plain.text).toMatch(/^“By Tessa”\nTessa Harcourt, “New Zealand .*, captured \S+\.$/)

  await page.getByRole('button', { name: 'Citation style' }).click()
  const dialog = page.getByRole('dialog', { name: 'Citation style' })
  const sample = dialog.getByRole('region', { name: 'How a source is cited' })
  await sample.getByText(/^Tessa Harcourt, “New Zealand .*¶ 2/).waitFor()
  await style.selectOption('APA, 7th edition')
  await sample.getByText(/^\(Tessa Harcourt, 2026, para\. 2, revision 2, captured \S+\)$/).waitFor()
  await sample.getByText(/^Tessa Harcourt\. \(2026, /).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  await selectByTessa(page)
  const styled = await copyAnew(page, 'Control+Alt+c', 'Copied with its source.')
  expect(styled.text).toMatch(
    /^“By Tessa”\n\(Tessa Harcourt, 2026, para\. 2, revision 2, captured \S+\)\nTessa Harcourt\. \(2026, .*The Terrace Review/,
  )
  expect(styled.html).toMatch(
    /<blockquote><p>By Tessa<\/p><\/blockquote><p>\(Tessa Harcourt, 2026, /,
  )
  expect(styled.html).toMatch(/<em>New Zealand writes down/)

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Compare/ }).click()
  await page.locator('[data-entry]').filter({ hasText: 'text changed' }).first().click()
  const difference = await copyAnew(page, 'y', 'Copied as a citation')
  expect(difference.text).toContain('nobody has asked')
  expect(difference.text).toMatch(
    /^A: \(Tessa Harcourt, 2026, para\. \d+, revision 1, captured \S+\)\. Annotations as in the snapshot .*\.$/m,
  )
  expect(difference.text).toMatch(
    /^B: \(Tessa Harcourt, 2026, para\. \d+, revision 2, captured \S+\)\. Annotations as they are now, .*\.\nTessa Harcourt\. \(2026, /m,
  )
  expect(difference.html).toContain('<p>B: (Tessa Harcourt, 2026, ')

  // The project remembers it, in another window, too, and one choice is for all.
  await page.reload()
  await page.getByRole('button', { name: /^Compare/ }).waitFor()
  await page.keyboard.press('Control+e')
  await expect.poll(() => style.inputValue()).toBe('apa')
  await page
    .getByRole('region', { name: 'Preview' })
    .getByText(/- citation: \(Tessa Harcourt/)
    .waitFor()
  await style.selectOption('Variorum')
  await page.keyboard.press('Escape')
  await style.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Read/ }).click()
  await selectByTessa(page)
  expect(await copyAnew(page, 'Control+Alt+c', 'Copied with its source.')).toEqual(plain)
  expect(faults).toEqual([])
})
