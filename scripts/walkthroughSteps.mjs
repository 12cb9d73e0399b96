/**
 * The walk-through of docs/WALKTHROUGH.md, by mouse: from an empty start to the exported comparison of two
 * texts. The pictures are taken on the way, and tests walk the same way.
 */
import { fileURLToPath } from 'node:url'
import { dragOver } from './readerHand.mjs'

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Step
 * @property {string} name also of its picture
 * @property {(page: Page, see: () => Promise<void>, choose?: ChooseFile) => Promise<void>} walk calls `see`
 *   once, when what the step is about is in sight
 */

/**
 * Answers the dialog for a file that `open` brings up: the browser's own, unless a host has others.
 *
 * @typedef {(page: Page, open: () => Promise<void>, file: string) => Promise<void>} ChooseFile
 */

const texts = new URL('../docs/walkthrough/', import.meta.url)
export const firstCopy = fileURLToPath(new URL('harbour-ferry.txt', texts))
export const newerCopy = fileURLToPath(new URL('harbour-ferry-corrected.txt', texts))

/** @type {readonly Step[]} */
export const walkthroughSteps = [
  { name: 'name', walk: giveName },
  { name: 'project', walk: makeProject },
  { name: 'import', walk: importText },
  { name: 'read', walk: readText },
  { name: 'code', walk: codePassage },
  { name: 'note', walk: writeNote },
  { name: 'entity', walk: linkEntity },
  { name: 'revise', walk: bringInNewerCopy },
  { name: 'review', walk: decide },
  { name: 'compare', walk: compareVersions },
  { name: 'report', walk: saveReport },
  { name: 'export', walk: saveAnnotations },
  { name: 'undo', walk: undoLast },
]

/** @type {Step['walk']} */
async function giveName(page, see) {
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ana Kereama')
  await see()
}

/** @type {Step['walk']} */
async function makeProject(page, see) {
  await page.getByRole('button', { name: /^New project/ }).click()
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Rangi Island ferry')
  await see()
  await page.getByRole('button', { name: 'Make the project' }).click()
  await page.getByRole('heading', { name: 'Rangi Island ferry' }).waitFor()
}

/** @type {Step['walk']} */
async function importText(page, see, choose = chooseFile) {
  const open = page.getByRole('button', { name: 'Import a document' })
  await open.waitFor()
  await see()
  await choose(page, () => open.click(), firstCopy)
  await page.getByRole('textbox', { name: 'harbour-ferry' }).waitFor()
}

/** @type {Step['walk']} */
async function readText(page, see) {
  await dismissNotice(page)
  await page.getByRole('button', { name: 'About this document' }).click()
  await page.getByText('Read by').waitFor()
  await see()
  await page.keyboard.press('Escape')
}

/** @type {Step['walk']} */
async function codePassage(page, see) {
  await dragOver(page, 'Keeping the boat afloat takes 1.4 million dollars a year')
  await bubble(page).getByRole('button', { name: /^Code/ }).click()
  await page.getByRole('combobox', { name: 'Choose a code' }).fill('Claim / Cost')
  const create = page.getByRole('option', { name: /^New code/ })
  await create.waitFor()
  await see()
  await create.click()
  await page.getByRole('button', { name: 'Cost 1' }).waitFor()
  // From now on the code is at hand.
  await dragOver(page, 'Eleven of them are children')
  await bubble(page).getByRole('button', { name: 'Cost' }).click()
  await page.getByRole('button', { name: 'Cost 2' }).waitFor()
}

/** @type {Step['walk']} */
async function writeNote(page, see) {
  await dragOver(page, 'In July even the gulls leave.')
  await bubble(page).getByRole('button', { name: /^Note/ }).click()
  const field = page.getByRole('textbox', { name: 'Note', exact: true })
  await field.pressSequentially('Is July the quietest month? Ask for a whole year.')
  await see()
  await page.getByRole('button', { name: /^Done/ }).click()
  await margin(page).getByText('Ask for a whole year').waitFor()
  await field.waitFor({ state: 'detached' })
}

/** @type {Step['walk']} */
async function linkEntity(page, see) {
  await dragOver(page, 'Harbour Board')
  await bubble(page)
    .getByRole('button', { name: /^Entity/ })
    .click()
  await page.getByRole('option', { name: 'New organisation' }).click()
  const others = page.getByRole('region', { name: 'Find other mentions' })
  await others.getByText('1 more time').waitFor()
  await see()
  await others.getByRole('button', { name: /^Accept all/ }).click()
  await page.getByText('5 highlights, 1 note').waitFor()
}

/** @type {Step['walk']} */
async function bringInNewerCopy(page, see, choose = chooseFile) {
  await dismissNotice(page)
  await page.getByRole('button', { name: 'Actions for harbour-ferry' }).click()
  await page.getByRole('menuitem', { name: 'New revision' }).click()
  const dialog = page.getByRole('dialog', { name: 'Bring in a newer copy' })
  const button = dialog.getByRole('button', { name: 'Choose the file' })
  await choose(page, () => button.click(), newerCopy)
  await dialog.getByRole('button', { name: 'Bring it in' }).click()
  const review = dialog.getByRole('button', { name: 'Review 3 highlights' })
  await review.waitFor()
  await see()
  await review.click()
}

/** @type {Step['walk']} */
async function decide(page, see) {
  await page.getByRole('button', { name: /^Keeping the boat afloat/ }).click()
  await page.getByRole('heading', { name: 'The words of this passage changed.' }).waitFor()
  await see()
  await page.getByRole('button', { name: 'Accept all 2 edited' }).click()
  await page.getByText('Accepted 2 places').waitFor()
}

/** @type {Step['walk']} */
async function compareVersions(page, see) {
  await dismissNotice(page)
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Compare' })
    .click()
  const apparatus = page.getByRole('button', { name: /^4\s*Keeping the boat afloat/ })
  await apparatus.click()
  await page.getByRole('button', { name: 'Read A' }).waitFor()
  await see()
}

/** @type {Step['walk']} */
async function saveReport(page, see) {
  await page.getByRole('button', { name: 'Report', exact: true }).click()
  const asPage = page.getByRole('menuitem', { name: 'As a page (HTML)' })
  await asPage.waitFor()
  await see()
  await asPage.click()
  await page.getByText('The report is saved.').waitFor()
}

/** @type {Step['walk']} */
async function saveAnnotations(page, see) {
  await dismissNotice(page)
  await page.getByRole('button', { name: /^Find or run a command/ }).click()
  await page.getByRole('option', { name: /^Export/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByText('5 annotations', { exact: false }).first().waitFor()
  await see()
  await dialog.getByRole('button', { name: 'Save as Markdown' }).click()
  await page.getByText('Saved harbour-ferry.md').waitFor()
}

/** @type {Step['walk']} */
async function undoLast(page, see) {
  await dismissNotice(page)
  await page.getByRole('button', { name: /^Undo: Accept 2 places/ }).click()
  await page.getByText('Undone: Accept 2 places').waitFor()
  await see()
}

/** @param {Page} page */
function bubble(page) {
  return page.getByRole('toolbar', { name: 'What to do with the words selected' })
}

/** @param {Page} page */
function margin(page) {
  return page.getByRole('complementary', { name: 'Notes in the margin' })
}

/** So that the next thing said is the only one. @param {Page} page */
async function dismissNotice(page) {
  const dismiss = page.getByRole('region', { name: 'Messages' }).getByRole('button', {
    name: 'Dismiss',
  })
  if (await dismiss.count()) await dismiss.first().click()
}

/** @type {ChooseFile} */
export async function chooseFile(page, open, file) {
  const chooser = await openedChooser(page, open, 6)
  await chooser.setFiles(file)
}

/**
 * The window that asks for a file. What opens it is done again where nothing came: a key that is
 * pressed while a screen is just coming up belongs to the one before.
 *
 * @param {Page} page
 * @param {() => Promise<void>} open
 * @param {number} tries
 * @returns {Promise<import('playwright-core').FileChooser>}
 */
async function openedChooser(page, open, tries) {
  const waiting = page.waitForEvent('filechooser', { timeout: 10_000 })
  try {
    const [chooser] = await Promise.all([waiting, open()])
    return chooser
  } catch (error) {
    if (tries <= 1) throw error
    return openedChooser(page, open, tries - 1)
  }
}
