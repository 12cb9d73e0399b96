import type { Locator, Page } from 'playwright-core'

/** What a person does at the start, in the page. */
export async function makeProject(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^New project/ }).click()
  await page.getByRole('textbox', { name: 'Name of the project' }).fill(name)
  await page.getByRole('button', { name: 'Make the project' }).click()
  await page.getByRole('heading', { name }).waitFor()
}

/** What a project without documents shows. */
export function heading(page: Page, name = 'Rangi Island'): Locator {
  return page.getByRole('heading', { name })
}

export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Open the sample project/ }).click()
  await page.locator('[aria-readonly=true]').waitFor()
}

/** Calls a method over the bridge, as the page itself does. */
export async function callFromPage<Output>(
  page: Page,
  method: string,
  input: unknown,
): Promise<Output> {
  const call = JSON.stringify({ method, input })
  return await page.evaluate<Output>(`new Promise((resolve, reject) => {
    const id = 1_000_000 + Math.floor(Math.random() * 1e12)
    const stop = window.variorum.onFrame((frame) => {
      if (frame.id !== id || frame.t === 'progress') return
      stop()
      if (frame.t === 'ok') resolve(frame.output)
      else reject(new Error(frame.error.code + ': ' + frame.error.message))
    })
    window.variorum.send({ t: 'call', id, ...${call} })
  })`)
}
