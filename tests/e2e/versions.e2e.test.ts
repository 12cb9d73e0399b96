// Deciding about versions in the built interface: accept, keep, flag, and the review over all documents.
import { buffer } from 'node:stream/consumers'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type AnnotatingApp, openAnnotatingApp } from './annotatingApp.ts'
import { launchBrowser } from './launchBrowser.ts'
import { typeInPalette } from './typeInPalette.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function open(): Promise<AnnotatingApp> {
  const app = await openAnnotatingApp(browser, {
    rendererFolder: process.env['VARIORUM_TEST_RENDERER'],
  })
  onTestFinished(() => app.close())
  await app.page.getByRole('button', { name: /^Compare/ }).waitFor()
  return app
}

const chosen = (page: Page) => page.locator('[data-chosen]')
const entry = (page: Page, words: string) =>
  page.locator('[data-entry]').filter({ hasText: words }).first()
const token = (page: Page, name: string) => page.locator(`[data-token][data-class=${name}]`).first()

async function upload(page: Page, name: string, text: string): Promise<string> {
  return page.evaluate<string>(
    `fetch('/upload?name=${name}', { method: 'POST', body: ${JSON.stringify(text)} })
      .then((answer) => answer.json()).then(({ grant }) => grant)`,
  )
}

/** A document without highlights, in two revisions. */
async function addTwoEditions(
  { page, client }: AnnotatingApp,
  older: string,
  newer: string,
): Promise<string> {
  const { documents } = await client.call('documents.import', {
    grants: [await upload(page, 'editions.txt', older)],
  })
  const documentId = documents[0]?.id ?? ''
  await client.call('documents.revise', { documentId, grant: await upload(page, '2.txt', newer) })
  return documentId
}

/** Another document with one highlight, whose newer copy has changed words. */
async function addRevised({ page, client }: AnnotatingApp): Promise<string> {
  const older = 'The fund is small.\n\nPears are green in the valley this year.\n'
  const { documents } = await client.call('documents.import', {
    grants: [await upload(page, 'fund.txt', older)],
  })
  const documentId = documents[0]?.id ?? ''
  const passage = { quote: 'Pears are green in the valley' }
  await client.call('highlights.create', { documentId, passage })
  const grant = await upload(page, 'fund-2.txt', older.replace('are green', 'were yellow'))
  await client.call('documents.revise', { documentId, grant })
  return documentId
}

describe('deciding about a difference', () => {
  async function compare(): Promise<AnnotatingApp> {
    const app = await open()
    await app.page.keyboard.press('Alt+2')
    await app.page.locator('[data-gutter]').first().waitFor()
    return app
  }

  test('B is accepted by key, and goes out of the review', async () => {
    const { page, client } = await compare()
    const standing = async () =>
      (await client.call('review.summary', {})).reduce((sum, one) => sum + one.counts.edited, 0)
    expect(await standing()).toBe(1)
    await entry(page, 'text changed').click()
    await page.getByRole('button', { name: 'Accept B' }).waitFor()
    await page.keyboard.press('a')
    await page.getByText('Accepted B', { exact: true }).waitFor()
    expect(await standing()).toBe(0)
    const [document] = await client.call('documents.list', {})
    const target = { kind: 'document', id: document?.id ?? '' } as const
    const note = await client.call('notes.create', { target, body: { markdown: 'Made since.' } })
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect.poll(standing).toBe(1)
    expect((await client.call('notes.list', { target })).map(({ id }) => id)).toContain(note.id)
  })

  test('A is kept: codes come back that were taken since, in one step', async () => {
    const { page, client } = await compare()
    const [documentId] = (await client.call('documents.list', {})).map(({ id }) => id)
    const coded = async () =>
      (await client.call('highlights.list', { documentId: documentId ?? '' })).filter(
        ({ codings }) => codings.length > 0,
      )
    const [before] = (await coded()).filter(({ state }) => state === 'exact')
    await client.call('codings.remove', {
      codingIds: before?.codings.map(({ id }) => id) ?? [],
    })
    await token(page, 're-coded').click()
    await page.getByRole('button', { name: 'Keep A' }).waitFor()
    await page.keyboard.press('k')
    await page.getByText('Kept A', { exact: true }).waitFor()
    const after = (await coded()).find(({ id }) => id === before?.id)
    expect(after?.codings).toEqual(before?.codings)
  })

  test('a flag waits in the review, where Accept takes it off', async () => {
    const { page, client } = await compare()
    await token(page, 'shifted').or(token(page, 'kept')).first().click()
    await page.getByRole('button', { name: 'Flag', exact: false }).waitFor()
    await page.keyboard.press('f')
    await page.getByRole('button', { name: 'Take the flag off' }).waitFor()
    expect(await client.call('flags.list', {})).toHaveLength(1)
    await page.keyboard.press('Alt+3')
    await page.locator('fieldset [data-state=flagged]').click()
    await page.getByText('You flagged this to check.').waitFor()
    await page.keyboard.press('a')
    await expect.poll(() => client.call('flags.list', {})).toEqual([])
  })

  test('keys pressed while the screen comes up count', async () => {
    const { page } = await open()
    await page.keyboard.press('Alt+2')
    await page.keyboard.press(']')
    await page.keyboard.press(']')
    await expect
      .poll(() => page.locator('header [role=status]').textContent())
      .toMatch(/^Difference 2 of/)
    expect(await chosen(page).getAttribute('data-chosen')).not.toBeNull()
  })

  test('what is said covers nothing of the apparatus', async () => {
    const { page } = await compare()
    await entry(page, 'text changed').click()
    await page.keyboard.press('f')
    const said = await page.getByText('Flagged, to be checked in the review').boundingBox()
    const foot = await page.getByRole('region', { name: 'The chosen difference' }).boundingBox()
    expect(said?.y).toBeGreaterThanOrEqual((foot?.y ?? 0) + (foot?.height ?? 0))
  })
})

describe('what is shown, and what is handed on', () => {
  async function compare(): Promise<AnnotatingApp> {
    const app = await open()
    await app.page.keyboard.press('Alt+2')
    await app.page.locator('[data-gutter]').first().waitFor()
    return app
  }
  const position = (page: Page) => page.locator('header [role=status]')

  test('only annotations of a person, and all again', async () => {
    const { page } = await compare()
    const before = await position(page).textContent()
    await page.getByRole('button', { name: 'Only', exact: true }).click()
    const people = page.getByLabel('Person', { exact: true })
    await people.selectOption('Ngaire Ellison')
    await page.keyboard.press('Escape')
    await expect.poll(() => position(page).textContent()).not.toBe(before)
    await expect
      .poll(async () => `${await page.locator('[data-entry]').count()} differences`)
      .toBe(await position(page).textContent())
    const remarks = await page.locator('[data-entry] em').allTextContents()
    expect(remarks.length).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Ngaire Ellison' }).click()
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect.poll(() => position(page).textContent()).toBe(before)
  })

  test('a difference is copied as a citation', async () => {
    const { page } = await compare()
    await entry(page, 'text changed').click()
    await page.keyboard.press('y')
    await page.getByText('Copied as a citation').waitFor()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(copied).toContain('nobody has asked')
    expect(copied).toContain('has hardly been asked')
    expect(copied).toMatch(
      /^A: .*, revision 1, ¶ \d+, captured \d{4}-\d\d-\d\d\. Annotations as in the snapshot/m,
    )
    expect(copied).toMatch(/^B: .*, revision 2, ¶ \d+, captured .*\. Annotations as they are now/m)
  })

  test('the report is printed with its own style, and nothing else with it', async () => {
    const { page, faults } = await compare()
    await page.evaluate(`window.print = () => {
      const host = [...document.body.children].find((one) => one.shadowRoot !== null)
      window.printed = host.shadowRoot.textContent.length
      window.styled = host.shadowRoot.adoptedStyleSheets[0].cssRules.length
      window.isPrinting = 'printing' in document.documentElement.dataset
    }`)
    await page.keyboard.press('p')
    await expect.poll(() => page.evaluate<number>('window.printed')).toBeGreaterThan(2000)
    expect(await page.evaluate<number>('window.styled')).toBeGreaterThan(20)
    expect(await page.evaluate<boolean>('window.isPrinting')).toBe(true)
    expect(
      await page.evaluate<number>(`[...document.body.children]
      .filter((one) => one.shadowRoot !== null).length`),
    ).toBe(0)
    expect(faults).toEqual([])
  })

  test('the report as data is the comparison that is on the page', async () => {
    const { page, client } = await compare()
    await page.getByRole('button', { name: 'Report' }).click()
    const downloading = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'As data (JSON)' }).click()
    const saved = (await buffer(await (await downloading).createReadStream())).toString()
    const [document] = await client.call('documents.list', {})
    const documentId = document?.id ?? ''
    const comparison = await client.call('compare.run', {
      left: { documentId, revision: 1, snapshot: 'before-revision-2' },
      right: { documentId, revision: 2 },
    })
    const affected = await client.call('compare.affected', {
      left: { documentId, revision: 1, snapshot: 'before-revision-2' },
      right: { documentId, revision: 2 },
    })
    expect(JSON.parse(saved)).toEqual({ ...comparison, affected })
  })
})

test('changes of white space and punctuation are left out on request, and counted', async () => {
  const app = await open()
  const { page, client } = app
  const older = 'The fund is small.\n\nPears, they say, are green.\n\nPlums stay as they are.\n'
  const newer = older
    .replace('Pears, they say, are', 'Pears (they say) are')
    .replace('stay', 'fall')
  const documentId = await addTwoEditions(app, older, newer)
  await page
    .getByRole('button', { name: /^editions/ })
    .first()
    .click()
  await page.locator('[aria-readonly=true]').waitFor()
  await page.keyboard.press('Alt+2')
  const sides = { left: { documentId, revision: 1 }, right: { documentId, revision: 2 } }
  const all = await client.call('compare.run', sides)
  const fewer = await client.call('compare.run', { ...sides, ignore: 'punctuation' })
  expect(fewer.hidden.changes).toBeGreaterThan(0)
  const position = page.locator('header [role=status]')
  await expect.poll(() => position.textContent()).toBe(`${all.text.changes.length} differences`)
  await page.getByRole('button', { name: 'Leave out' }).click()
  await page.getByLabel('White space and punctuation').check()
  await page.getByText(`${fewer.hidden.changes} changes are left out`).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => position.textContent()).toBe('1 difference')
  const row = page.locator('[data-row]').filter({ hasText: 'they say' })
  expect(await row.locator('ins, del').count()).toBe(0)
  await page.getByRole('button', { name: 'Report' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'As data (JSON)' }).click()
  const saved = (await buffer(await (await downloading).createReadStream())).toString()
  expect(JSON.parse(saved)).toMatchObject({ hidden: fewer.hidden, text: fewer.text })
  await page.keyboard.press('w')
  await expect.poll(() => position.textContent()).toBe(`${all.text.changes.length} differences`)
})

test('what rests on changed or deleted words is listed, as many as the answer has', async () => {
  const app = await open()
  const { page, client } = app
  const [document] = await client.call('documents.list', {})
  const documentId = document?.id ?? ''
  await page.keyboard.press('Alt+2')
  await page.keyboard.press('e')
  const listed = page.locator('[data-affected]')
  await listed.first().waitFor()
  const affected = await client.call('compare.affected', {
    left: { documentId, revision: 1, snapshot: 'before-revision-2' },
    right: { documentId, revision: 2 },
  })
  expect(affected.highlights.length).toBeGreaterThan(1)
  expect(await listed.count()).toBe(affected.highlights.length)
  for (const [reason, count] of Object.entries(affected.counts)) {
    expect(await page.locator(`[data-reason=${reason}] b`).textContent()).toBe(String(count))
  }
  expect(await page.locator('[data-count=notes] b').textContent()).toBe(
    String(affected.notes.length),
  )
  expect(await app.page.getByText('Who paid for the survey?').count()).toBe(1)
  await page.getByRole('button', { name: 'Show the difference' }).first().click()
  await expect
    .poll(() => chosen(page).getAttribute('data-annotation'))
    .toBe(affected.highlights[0]?.id)
})

test('what rests on changed words follows the filters, and leads to the notes', async () => {
  const { page, client } = await open()
  const [document] = await client.call('documents.list', {})
  const documentId = document?.id ?? ''
  const { highlights, counts } = await client.call('compare.affected', {
    left: { documentId, revision: 1, snapshot: 'before-revision-2' },
    right: { documentId, revision: 2 },
  })
  const [first] = highlights
  const attrs = { highlightId: first?.id ?? '', revision: 1, quote: first?.before ?? '' }
  await client.call('notes.create', {
    target: { kind: 'document', id: documentId },
    body: { content: { type: 'doc', content: [{ type: 'quoteEmbed', attrs }] } },
  })
  await page.keyboard.press('Alt+2')
  await page.locator('[data-gutter]').first().waitFor()
  await page.keyboard.press('e')
  const listed = page.locator('[data-affected]')
  await expect.poll(() => listed.count()).toBe(highlights.length)
  await page.locator('[data-filter=text-changed]').click()
  await page.locator('[data-filter=text-changed]').click()
  const left = highlights.length - (counts.changed ?? 0)
  await page.getByText(`${left} of ${highlights.length} highlights shown`).waitFor()
  expect(await listed.count()).toBe(left)
  await page.locator('[data-filter=text-changed]').click()
  const note = listed.first().locator('li').filter({ hasText: 'Shown in a note on' })
  await note.getByRole('button').click()
  const documents = page.getByRole('button', { name: 'Documents', exact: true, pressed: true })
  await documents.waitFor()
})

describe('reviewing all documents', () => {
  test('what has no place is left so by key', async () => {
    const { page, client } = await open()
    await page.keyboard.press('Alt+3')
    await page.getByText('The passage was not found again.').waitFor()
    await page.keyboard.press('o')
    await page.getByText('Left without a place').waitFor()
    const waiting = await client.call('review.list', {})
    expect(waiting.filter(({ annotation }) => annotation.state === 'orphan')).toEqual([])
  })

  test('goes from one document to the next, and to one alone', async () => {
    const app = await open()
    const { page, client } = app
    const documentId = await addRevised(app)
    await page.keyboard.press('Alt+3')
    const items = page.locator('[data-item]')
    const waiting = await client.call('review.list', {})
    await expect.poll(() => items.count()).toBe(waiting.length)
    const own = waiting.find(({ annotation }) => annotation.documentId === documentId)
    await page.locator(`[data-item="${own?.annotation.id}"]`).click()
    const newText = page.getByRole('complementary', { name: 'The new text' })
    await newText.getByText('were yellow').waitFor()
    await page.keyboard.press('a')
    await expect.poll(() => items.count()).toBe(waiting.length - 1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => items.count()).toBe(waiting.length)
    await page.getByLabel('Document', { exact: true }).selectOption(documentId)
    await expect.poll(() => items.count()).toBe(1)
    await newText.getByText('were yellow').waitFor()
  })

  test('tells before the choice which notes show the highlight, and of what they are', async () => {
    const { page, client } = await open()
    const [document] = await client.call('documents.list', {})
    const waiting = await client.call('review.list', {})
    const [edited] = waiting.filter(({ annotation }) => annotation.state === 'edited')
    const { id = '', revision = 1, quote = '' } = edited?.annotation ?? {}
    const attrs = { highlightId: id, revision, quote }
    const note = await client.call('notes.create', {
      target: { kind: 'document', id: document?.id ?? '' },
      body: { content: { type: 'doc', content: [{ type: 'quoteEmbed', attrs }] } },
    })
    await page.keyboard.press('Alt+3')
    await page.locator(`[data-item="${id}"]`).click()
    const shownIn = page.locator(`[data-shown-in="${note.id}"]`)
    await shownIn.getByText(`Shown in a note on “${document?.title}”`).waitFor()
    expect(await shownIn.textContent()).toContain(quote.slice(0, 20))
    await client.call('notes.trash', { noteId: note.id })
    await shownIn.waitFor({ state: 'detached' })
  })

  test('accepts all of one kind in every document at once; one undo takes it back', async () => {
    const app = await open()
    const { page, client } = app
    await addRevised(app)
    await page.keyboard.press('Alt+3')
    await page.getByRole('button', { name: 'Accept all 2 edited' }).waitFor()
    await page.keyboard.press('Shift+A')
    await page.getByText('Accepted 2 places').waitFor()
    const edited = async () =>
      (await client.call('review.summary', {})).reduce((sum, one) => sum + one.counts.edited, 0)
    expect(await edited()).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(edited).toBe(2)
  })
})

test('a newer copy: the focus is where the file is chosen', async () => {
  const { page } = await open()
  await page.locator('[aria-readonly=true]').waitFor()
  await typeInPalette(page, 'newer copy')
  await page.keyboard.press('Enter')
  const choose = page.getByRole('button', { name: 'Choose the file' })
  await choose.waitFor()
  await expect.poll(() => choose.and(page.locator(':focus')).count()).toBe(1)
})
