import type { Browser, Locator, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { Annotation } from '../../core/model/annotation.ts'
import { type AnnotatingApp, type AppOptions, openAnnotatingApp } from './annotatingApp.ts'

/** The sample project with its article open, drawn, and its margin there. */
export async function openArticle(
  browser: Browser,
  options: AppOptions = {},
): Promise<AnnotatingApp & { readonly text: Locator }> {
  const app = await openAnnotatingApp(browser, options)
  onTestFinished(() => app.close())
  const text = app.page.locator('[aria-readonly=true]')
  await text.waitFor()
  await app.page.getByLabel('Notes in the margin').locator('article').first().waitFor()
  return { ...app, text }
}

/** Every annotation of the newest revision, as another client sees it. */
export async function annotations({ client }: AnnotatingApp): Promise<readonly Annotation[]> {
  return await client.call('highlights.list', {})
}

/** The annotation of these words, if there is one. */
export async function made(app: AnnotatingApp, quote: string): Promise<Annotation | undefined> {
  return (await annotations(app)).find((annotation) => annotation.quote === quote)
}

/** Puts the caret before the byline and selects its first two words. */
export async function selectByTessa(page: Page): Promise<void> {
  await page.keyboard.press('Control+2')
  await page.locator('[aria-readonly=true]:focus').waitFor()
  // Begins anew until it holds: a key that comes while the text is still being drawn goes elsewhere.
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+Home')
      await page.keyboard.press('Control+ArrowDown')
      await page.keyboard.press('Control+Shift+ArrowRight')
      await page.keyboard.press('Control+Shift+ArrowRight')
      return page.evaluate<string>('getSelection().toString().trim()')
    })
    .toBe('By Tessa')
  await page.getByRole('toolbar', { name: 'What to do' }).waitFor()
}
