// The frame of the app in a real browser: the first screen, the library, palette, find, history, export.
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from './launchBrowser.ts'
import { openShellApp, type ShellApp, type ShellOptions } from './shellApp.ts'
import { typeInPalette } from './typeInPalette.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function open(options: ShellOptions = {}): Promise<ShellApp> {
  const app = await openShellApp(browser, options)
  onTestFinished(async () => {
    await app.close()
    expect(app.faults).toEqual([])
  })
  return app
}

const text = (name: string, words: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(words),
})

async function importFiles(
  { page }: ShellApp,
  files: readonly { name: string; mimeType: string; buffer: Buffer }[],
): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import files', exact: true }).click(),
  ])
  await chooser.setFiles([...files])
}

const documentButton = ({ page }: ShellApp, title: string) =>
  page
    .getByRole('region', { name: 'Documents' })
    .getByRole('button', { name: new RegExp(`^${title} \\d+$`) })

describe('the first screen', () => {
  test('offers the suggested name, and keeps the one that is given', async () => {
    const app = await open()
    const { page } = app
    const name = page.getByLabel('Your name')
    expect(await name.inputValue()).toBe('Ana Kereama')
    // The field has the focus, and its words are selected.
    await page.keyboard.type('Ngaire Ellison')
    expect(await name.inputValue()).toBe('Ngaire Ellison')
    await app.openSample()
    await page.getByRole('button', { name: 'Ngaire Ellison' }).waitFor()
  })

  test('asks for a name before anything else', async () => {
    const { page } = await open()
    await page.getByLabel('Your name').fill(' ')
    await page.getByRole('button', { name: 'New project' }).click()
    await page.getByText('A name is needed').waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.autocomplete')).toBe('name')
  })

  test('a project that was closed is offered again', async () => {
    const app = await open()
    await app.openNew()
    await typeInPalette(app.page, 'close the project')
    await app.page.keyboard.press('Enter')
    await app.page.getByRole('button', { name: 'Pacific security' }).click()
    await app.page.getByRole('complementary', { name: 'Library' }).waitFor()
  })
})

describe('the library', () => {
  test('takes the good files, and tells of each bad one until it is dismissed', async () => {
    const app = await open()
    await app.openNew()
    await importFiles(app, [
      text('one.txt', 'One small text.'),
      { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from('\x89PNG\r\n\x1a\n\0\0') },
      text('two.txt', 'Another small text.'),
    ])
    await documentButton(app, 'two').waitFor()
    await documentButton(app, 'one').waitFor()
    const alert = app.page.getByRole('alert').filter({ hasText: 'picture.png' })
    await alert.getByRole('button', { name: 'Dismiss' }).click()
    await alert.waitFor({ state: 'detached' })
  })

  test('takes what is dropped on the window and what is pasted beside the fields', async () => {
    const app = await open()
    await app.openNew()
    await app.page.evaluate(`(() => {
      const dropped = new DataTransfer()
      dropped.items.add(new File(['Dropped words.'], 'dropped.txt', { type: 'text/plain' }))
      const drop = (type) => document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }))
      drop('dragover')
      drop('drop')
    })()`)
    await documentButton(app, 'dropped').waitFor()
    await app.page.evaluate(`(() => {
      const pasted = new DataTransfer()
      pasted.setData('text/plain', 'Pasted words.\\nMore of them.')
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }))
    })()`)
    await documentButton(app, 'Pasted words.').waitFor()
  })

  test('words that are pasted keep their headings, lists and tables', async () => {
    const app = await open()
    const { page } = app
    await app.openNew()
    await page.evaluate(`(() => {
      const pasted = new DataTransfer()
      pasted.setData('text/plain', 'Smørrebrød\\nrye\\nbutter\\n21:40')
      pasted.setData('text/html', '<meta charset="windows-1252"><h1>Smørrebrød</h1>' +
        '<ul><li>rye</li><li>butter</li></ul><table><tr><td>Mon</td><td>21:40</td></tr><tr><td>Tue</td><td>22:05</td></tr></table><script>x()</script>')
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }))
    })()`)
    await documentButton(app, 'Smørrebrød').waitFor()
    const text = page.locator('[aria-readonly=true]')
    await text.getByRole('heading', { name: 'Smørrebrød' }).waitFor()
    expect(await text.getByRole('listitem').allTextContents()).toEqual(['rye', 'butter'])
    expect(await text.getByRole('cell').allTextContents()).toEqual(['Mon', '21:40', 'Tue', '22:05'])
    expect(app.faults).toEqual([])
  })

  test('while there is no document, every screen that needs one leads to importing it', async () => {
    const app = await open()
    await app.openNew()
    for (const screen of ['Read', 'Compare', 'Review']) {
      await app.page.getByRole('button', { name: screen, exact: true }).click()
      const chosen = app.page.waitForEvent('filechooser')
      await app.page.getByRole('main').getByRole('button', { name: 'Import' }).click()
      expect((await chosen).isMultiple(), screen).toBe(true)
    }
  })

  test('renames, throws away, brings back, empties: by keyboard', async () => {
    const app = await open()
    const { page } = app
    await app.openNew()
    await importFiles(app, [text('one.txt', 'One small text.')])
    await documentButton(app, 'one').focus()
    await page.keyboard.press('F2')
    await page.keyboard.type('First')
    await page.keyboard.press('Enter')
    await documentButton(app, 'First').focus()
    await page.keyboard.press('Delete')
    await documentButton(app, 'First').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await documentButton(app, 'First').focus()
    await page.keyboard.press('Delete')
    await documentButton(app, 'First').waitFor({ state: 'detached' })
    await typeInPalette(page, 'trash')
    await page.keyboard.press('Enter')
    const trash = page.getByRole('dialog', { name: 'Trash' })
    await trash.getByText('First').waitFor()
    expect(await app.violations()).toEqual([])
    await trash.getByRole('button', { name: 'Empty the trash' }).click()
    await trash.getByRole('button', { name: 'Empty the trash of 1 thing' }).click()
    await page.getByText('Destroyed 1 thing').waitFor()
  })

  test('draws the rows in view only, and walks through all of them by arrow', async () => {
    const app = await open()
    await app.openNew()
    const files = Array.from({ length: 120 }, (_, index) =>
      text(`text ${String(index).padStart(3, '0')}.txt`, `Text number ${index}.`),
    )
    await importFiles(app, files)
    await documentButton(app, 'text 000').focus()
    const region = app.page.getByRole('region', { name: 'Documents' })
    expect(await region.getByRole('listitem').count()).toBeLessThan(80)
    await app.page.keyboard.press('End')
    await expect
      .poll(() => app.page.evaluate('document.activeElement.textContent'))
      .toContain('text 119')
    await app.page.getByLabel('Filter documents').fill('TEXT 07')
    // 007, 070 to 079 and 107.
    await expect.poll(() => region.getByRole('listitem').count()).toBe(12)
  })
})

describe('keys', () => {
  test('the palette finds commands, codes, entities and words of the text', async () => {
    const app = await open()
    const { page } = app
    await app.openSample()
    await typeInPalette(page, 'commit')
    const palette = page.getByRole('dialog')
    await palette.getByRole('option', { name: 'Claim / Commitment' }).waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('"cyber')
    await palette.getByRole('group', { name: 'In the text' }).getByRole('option').first().waitFor()
    // The words before the last letter have an answer of their own.
    await expect.poll(() => palette.getByRole('group').count()).toBe(1)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('@whit')
    await palette.getByRole('option', { name: 'Hana Whitcombe' }).waitFor()
    await page.keyboard.press('Enter')
    await page
      .getByRole('button', { name: 'Entities', exact: true })
      .and(page.locator('[aria-current]'))
      .waitFor()
  })

  test('plain letters are commands outside of fields and letters inside', async () => {
    const app = await open()
    const { page } = app
    const theme = () => page.evaluate('document.documentElement.dataset.theme')
    await page.getByLabel('Your name').focus()
    await page.keyboard.type('t?')
    expect(await theme()).toBe('light')
    await app.openSample()
    await page.locator('[aria-readonly=true]').focus()
    await page.keyboard.press('t')
    expect(await theme()).toBe('sepia')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'All keys' }).waitFor()
  })

  test('a reload comes back to the same place of the same project', async () => {
    const app = await open()
    await app.openSample()
    const { page } = app
    await page.keyboard.press('Alt+4')
    await page
      .getByRole('button', { name: 'Entities', exact: true })
      .and(page.locator('[aria-current]'))
      .waitFor()
    await page.reload()
    await page
      .getByRole('button', { name: 'Entities', exact: true })
      .and(page.locator('[aria-current]'))
      .waitFor()
    await page.getByRole('heading', { name: 'New Zealand and NATO', exact: true }).waitFor()
  })
})

describe('find, history, export', () => {
  test('finds all places, walks through them, and stops an expression that does not end', async () => {
    const app = await open()
    const { page } = app
    await app.openSample()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('programme')
    const bar = page.getByRole('search')
    const place = bar.getByRole('status')
    await place.filter({ hasText: /^1 of \d+$/ }).waitFor()
    await page.keyboard.press('Enter')
    await place.filter({ hasText: /^2 of/ }).waitFor()
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.press('Shift+Enter')
    await place.filter({ hasText: /^(\d+) of \1$/ }).waitFor()
    await bar.getByRole('button', { name: 'Regular expression' }).click()
    await bar.getByLabel('Find', { exact: true }).fill('(\\w+\\s?)+!!')
    await place.filter({ hasText: 'took too long' }).waitFor()
    await bar.getByLabel('Find', { exact: true }).fill('(')
    await place.filter({ hasText: 'Not a complete expression' }).waitFor()
    await page.keyboard.press('Escape')
    await bar.waitFor({ state: 'detached' })
  })

  test('keeps a snapshot; restoring it would change nothing yet', async () => {
    const app = await open()
    const { page } = app
    await app.openSample()
    await page.keyboard.press('Control+h')
    await page.getByLabel('Name of a new snapshot').fill('first reading')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Restore first reading' }).click()
    await page.getByText(/^Nothing: the annotations are what they were then/).waitFor()
  })

  test('saves what the preview shows, and says first what is lost', async () => {
    const app = await open()
    const { page } = app
    await app.openSample()
    await page.keyboard.press('Control+e')
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await dialog.getByText('What this format cannot carry').waitFor()
    await dialog.getByRole('radio', { name: 'OpenDocument (ODT)' }).focus()
    await page.keyboard.press('ArrowDown')
    expect(await dialog.getByRole('radio', { name: 'Table (CSV)' }).isChecked()).toBe(true)
    const preview = dialog.getByRole('region', { name: 'Preview' })
    await preview.getByText('annotations').waitFor()
    const shown = await preview.locator('pre').textContent()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save as Table (CSV)' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.csv$/)
    const saved = readFileSync(await download.path(), 'utf8')
    expect(saved.slice(0, 200)).toBe(shown?.slice(0, 200))
  })
})

test('prints the web page of an export by the browser’s own dialog', async () => {
  const app = await open()
  const { page } = app
  await app.openSample()
  await page.evaluate(`window.print = () => {
    const shown = [...document.body.children].map(({ shadowRoot }) => shadowRoot)
    window.printed = shown.filter(Boolean).map((root) => root.textContent).join()
  }`)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  expect(await dialog.getByRole('button', { name: 'Print' }).count()).toBe(0)
  await dialog.getByLabel('Web page').check()
  await dialog.getByRole('button', { name: 'Print' }).click()
  const printed = () => page.evaluate<string | undefined>('window.printed')
  await expect.poll(printed).toContain('New Zealand')
  // What was printed is gone, and the window as it was.
  await dialog.waitFor()
  expect(await page.evaluate('document.documentElement.dataset.printing')).toBeUndefined()
  expect(app.faults).toEqual([])
})

test('a project that is dropped on the page is not taken for a source', async () => {
  const app = await open()
  await app.openNew()
  await app.page.evaluate(`(() => {
    const dropped = new DataTransfer()
    dropped.items.add(new File(['Bytes'], 'other.variorum'))
    dropped.items.add(new File(['Words.'], 'words.txt', { type: 'text/plain' }))
    const drop = (type) => document.body.dispatchEvent(
      new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }))
    drop('dragover')
    drop('drop')
  })()`)
  await app.page.getByRole('alert').getByText('variorum serve FILE').waitFor()
  await documentButton(app, 'words').waitFor()
})

describe('search, and the end', () => {
  test('finds words in the whole project and goes to their place', async () => {
    const app = await open()
    const { page } = app
    await app.openSample()
    await page.keyboard.press('Alt+6')
    await page.keyboard.type('deputy secretary')
    await page.getByText(/^\d+ places?$/).waitFor()
    expect(await app.violations()).toEqual([])
    await page
      .getByRole('button', { name: /Passage, New Zealand/ })
      .first()
      .click()
    await page.locator('[aria-readonly=true]').waitFor()
  })

  test('says that the host is gone', async () => {
    const app = await open()
    await app.openSample()
    await app.stopHost()
    await app.page.getByText('What you saved is safe.').waitFor()
    await app.page.getByRole('button', { name: 'Connect again' }).waitFor()
  })
})

describe('everybody can use it', () => {
  const sizes = [
    { width: 1440, height: 900 },
    { width: 1100, height: 700 },
  ]
  const looks = ['light', 'sepia', 'dark', 'hc'].flatMap((theme) =>
    sizes.map((size) => ({ theme, ...size })),
  )

  test.each(looks)('in $theme at $width', async (look) => {
    const app = await open(look)
    const { page } = app
    expect(await app.violations()).toEqual([])
    await app.openSample()
    expect(await app.violations()).toEqual([])
    for (const [keys, name] of [
      ['Control+k', 'Find or run a command'],
      ['?', 'All keys'],
      ['Control+h', 'History'],
      ['Control+e', 'Export'],
    ] as const) {
      await page.keyboard.press(keys)
      const dialog = page.getByRole('dialog', { name })
      await dialog.waitFor()
      if (name === 'Export') await dialog.getByRole('region', { name: 'Preview' }).waitFor()
      expect({ name, violations: await app.violations() }).toEqual({ name, violations: [] })
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
  })
})
