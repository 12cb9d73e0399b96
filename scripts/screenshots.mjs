/** `node scripts/screenshots.mjs`: takes the pictures of docs/ again, in the app as it is built now. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { ensureDeps, ensureNode, projectRoot, say } from './bootstrap.mjs'

await ensureNode(import.meta.url)
await ensureDeps()
const { findBrowser } = await import('./browser.mjs')
const { buildIfStale } = await import('./buildIfStale.mjs')
const { smallPng } = await import('./smallPng.mjs')
const { walkthroughSteps } = await import('./walkthroughSteps.mjs')
const { chromium } = await import('playwright-core')

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').Page} Page */

const pictures = path.join(projectRoot, 'docs', 'pictures')
const wide = { width: 1440, height: 900 }
const small = { width: 1100, height: 700 }

if (await buildIfStale()) await takeAll()
else process.exitCode = 1

async function takeAll() {
  const executablePath = await findBrowser()
  if (executablePath === undefined) throw new Error('no browser here: npm test installs one')
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu'] })
  try {
    await withApp(browser, wide, takeWalkthrough)
    await withApp(browser, wide, takeReader)
    await withApp(browser, small, takeSmallWindow)
  } finally {
    await browser.close()
  }
}

/** @param {Page} page */
async function takeWalkthrough(page) {
  for (const { name, walk } of walkthroughSteps) {
    await walk(page, () => take(page, name))
    if (name === 'compare') {
      await page.evaluate(`document.documentElement.dataset.theme = 'dark'`)
      await take(page, 'compare-dark')
      await page.evaluate(`document.documentElement.dataset.theme = 'light'`)
    }
  }
}

/** @param {Page} page */
async function takeReader(page) {
  await openSample(page)
  await take(page, 'reader')
}

/** @param {Page} page */
async function takeSmallWindow(page) {
  await openSample(page)
  await take(page, 'reader-1100')
}

/** @param {Page} page */
async function openSample(page) {
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ana Kereama')
  await page.getByRole('button', { name: /^Open the sample project/ }).click()
  const margin = page.getByRole('complementary', { name: 'Notes in the margin' })
  await margin.locator('article').first().waitFor()
  await page.keyboard.press(']')
  await margin.locator('article[aria-current=true]').waitFor()
}

/**
 * @param {Page} page
 * @param {string} name
 */
async function take(page, name) {
  await page.evaluate('document.fonts.ready')
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  const file = path.join(pictures, `${name}.png`)
  fs.writeFileSync(file, smallPng(png))
  say(`${path.relative(projectRoot, file)} ${Math.round(fs.statSync(file).size / 1024)} kB`)
}

/**
 * Runs the built app with a data folder of its own and a page in it.
 *
 * @param {Browser} browser
 * @param {{ width: number, height: number }} viewport
 * @param {(page: Page) => Promise<void>} use
 */
async function withApp(browser, viewport, use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-pictures-'))
  const program = path.join(projectRoot, 'out', 'server', 'main.js')
  const child = spawn(process.execPath, [program, '--no-open', '--json'], {
    env: { ...process.env, VARIORUM_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  try {
    const [line] = await once(createInterface(child.stdout), 'line')
    const page = await browser.newPage({ viewport, colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(JSON.parse(line).url)
    await use(page)
    await page.close()
  } finally {
    child.kill()
    await ended
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
