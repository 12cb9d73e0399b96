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

/** Drags over words of the article, as a hand does. */
export async function dragOver(page: Page, words: string): Promise<void> {
  const box = await page.evaluate<{ x: number; y: number; end: number; endY: number }>(`(() => {
    const walker = document.createTreeWalker(document.querySelector('[aria-readonly=true]'), 4)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.data.indexOf(${JSON.stringify(words)})
      if (start === -1) continue
      const range = document.createRange()
      range.setStart(node, start)
      range.setEnd(node, start + ${words.length})
      node.parentElement.scrollIntoView({ block: 'center' })
      const rects = [...range.getClientRects()]
      const [first, last] = [rects[0], rects.at(-1)]
      return { x: first.left, y: first.top + first.height / 2, end: last.right, endY: last.top + last.height / 2 }
    }
    throw new Error('no such words')
  })()`)
  await page.mouse.move(box.x + 1, box.y)
  await page.mouse.down()
  await page.mouse.move((box.x + box.end) / 2, box.endY, { steps: 4 })
  await page.mouse.move(box.end - 1, box.endY, { steps: 4 })
  await page.mouse.up()
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
