import type { Page } from 'playwright-core'

/** Opens the palette by its key and types, once it has the focus. */
export async function typeInPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.locator('[aria-label="Find or run a command"]:focus').waitFor()
  await page.keyboard.type(words)
}
