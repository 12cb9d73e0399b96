// What a host with windows does for its page: menu, dialogs, files dropped on it, printing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDataFolder } from '../e2e/servedApp.ts'
import type { DesktopLauncher } from './desktopApp.ts'
import { createLauncher } from './launcher.ts'
import { answerOpening, type Desktop, openDesktop, openingsAnswered } from './openDesktop.ts'
import { callFromPage, openSample } from './person.ts'

let launcher: DesktopLauncher
let desktop: Desktop
const data = newDataFolder()

beforeAll(async () => {
  launcher = await createLauncher()
  desktop = await openDesktop(launcher, data.path)
})
afterAll(async () => {
  await desktop.app.close()
  await launcher.close()
  data.remove()
})

/** The menu bar as it is now: what cannot be chosen in brackets. */
function menuBar(): Promise<Record<string, string[]>> {
  return desktop.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items ?? []
    return Object.fromEntries(
      items.map(({ label, submenu }) => [
        label,
        (submenu?.items ?? [])
          .filter(({ id }) => id !== '')
          .map(({ id, enabled }) => (enabled ? id : `(${id})`)),
      ]),
    )
  })
}

function choose(id: string): Promise<void> {
  return desktop.app.evaluate(({ Menu }, which) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(which)
    if (!item) throw new Error(`nothing in the menu is called ${which}`)
    item.click()
  }, id)
}

test('the menu bar has every command, and knows what can be done', async () => {
  const { page } = desktop
  await page.getByRole('button', { name: /^New project/ }).waitFor()
  await expect.poll(async () => (await menuBar())['File']).toContain('project.open')
  const before = await menuBar()
  expect(before['File']).toContain('(export.open)')
  expect(Object.keys(before)).toEqual([
    'File',
    'Edit',
    'View',
    'Annotate',
    'Review',
    'Compare',
    'Help',
  ])
  await openSample(page)
  await expect.poll(async () => (await menuBar())['File']).toContain('export.open')
  const theme = () => page.evaluate<string>('document.documentElement.dataset.theme')
  const first = await theme()
  await choose('shell.theme')
  await expect.poll(theme).not.toBe(first)
  await choose('export.open')
  await page.getByRole('dialog', { name: 'Export' }).waitFor()
  await page.keyboard.press('Escape')
})

test('undo of the menu is the field’s own where a field has the caret', async () => {
  const { page } = desktop
  await choose('shell.person')
  const name = page.getByRole('textbox', { name: 'Your name' })
  const before = await name.inputValue()
  await name.focus()
  await page.keyboard.type('x')
  await choose('history.undo')
  await expect.poll(() => name.inputValue()).toBe(before)
  await page.keyboard.press('Escape')
  expect(await page.getByText('Undone:').count()).toBe(0)
})

test('a dialog that is cancelled changes nothing and says nothing', async () => {
  const { app, page } = desktop
  await answerOpening(app, [])
  await choose('library.import')
  await choose('project.open')
  await expect.poll(() => openingsAnswered(app)).toBe(2)
  const said = await page.getByRole('alert').allTextContents()
  expect(said.join('')).toBe('')
  expect(await callFromPage(page, 'documents.list', {})).toHaveLength(1)
})

test('a file that was chosen is imported, and again as often as is asked', async () => {
  const { app, page } = desktop
  const file = join(data.path, 'chosen.txt')
  writeFileSync(file, 'Words that were chosen.')
  await answerOpening(app, [file])
  const question = { title: 'Choose', kinds: [], isMultiple: true }
  const { files } = await callFromPage<{ files: { name: string; choice: string }[] }>(
    page,
    'files.choose',
    question,
  )
  expect(files).toEqual([{ name: 'chosen.txt', choice: expect.any(String) }])
  const grants = await Promise.all(
    [1, 2].map(() =>
      callFromPage<{ grant: string }>(page, 'files.grant', { choice: files[0]?.choice }),
    ),
  )
  expect(new Set(grants.map(({ grant }) => grant)).size).toBe(2)
  const input = { grants: [grants[0]?.grant] }
  expect(await callFromPage(page, 'documents.import', input)).toMatchObject({
    documents: [{ title: 'chosen' }],
  })
  const again = await callFromPage(page, 'documents.import', input).catch(String)
  expect(JSON.stringify(again)).toContain('not_found')
})

test('files that are dropped come in by the app’s own scheme', async () => {
  const { page } = desktop
  await page.evaluate(`(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['Words that were dropped.'], 'dropped.txt', { type: 'text/plain' }))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
  })()`)
  await page.getByRole('textbox', { name: 'dropped' }).waitFor()
})

test('prints a page that needs nothing, and lets it reach nothing and run nothing', async () => {
  const { app, page, savedFolder } = desktop
  const { file } = await callFromPage<{ file: { grant: string } }>(page, 'files.chooseTarget', {
    title: 'Save',
    name: 'page.pdf',
    kinds: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  const html = `<!doctype html><title>Printed</title><h1>Words on paper</h1>
    <script>document.body.textContent = 'changed by a script'</script>
    <img src="https://example.org/pixel.png"><iframe src="https://example.org/"></iframe>`
  const printed = await callFromPage<{ bytes: number }>(page, 'print.pdf', {
    html,
    grant: file.grant,
    pageSize: 'A4',
  })
  const pdf = readFileSync(join(savedFolder, 'page.pdf'))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBe(printed.bytes)
  expect(app.leaks()).toEqual([])
  expect(app.windows()).toHaveLength(1)
})

test('a name without an ending gets one, and never at the cost of another file', async () => {
  const { app, page } = desktop
  const target = (name: string) =>
    callFromPage<{ file: { name: string } }>(page, 'files.chooseTarget', {
      title: 'Save',
      name,
      kinds: [{ name: 'Text', extensions: ['txt'] }],
    })
  expect((await target('bare')).file.name).toBe('bare.txt')
  writeFileSync(join(desktop.savedFolder, 'taken.txt'), 'Mine.')
  await expect(target('taken')).rejects.toThrow('conflict')
  expect(existsSync(join(desktop.savedFolder, 'taken'))).toBe(false)
  expect(app.faults().filter((fault) => !/example\.org|script/.test(fault))).toEqual([])
})
