import { launchBrowser } from '../lib/browser.mjs'
import { traced } from './traced.mjs'
import { watchPage } from './watchPage.mjs'

/** What the page still does after the last thing that was asked of it belongs to that. */
const SETTLE_MS = 700
const FRAME_MS = 17

/**
 * @typedef {object} Phase
 * @property {string} name
 * @property {number[]} tasks those of more than 50 ms, in ms
 * @property {number[]} processor ms of the processor that each of the longer tasks took, whatever else the machine did
 * @property {number[]} frames ms from one to the next, where it was scrolled
 * @property {number[]} answers ms from a key or a click to the second frame after it
 * @property {number} missed steps after which the chosen words were not in view
 */

/**
 * Opens the comparison of a document in a browser of its own and goes through it.
 *
 * @param {{url: () => string, documentId: string, steps: number, wheels: number, trace?: string}} options
 *   `url` lets in once; `steps` from difference to difference; `wheels` of 300 px; `trace`, a folder,
 *   takes what the browser tells of each phase, to be looked at with its own tools
 * @returns {Promise<Phase[]>}
 */
export async function trial({ url, documentId, steps, wheels, trace }) {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.setDefaultTimeout(120_000)
    page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`))
    await page.addInitScript(watchPage)
    await page.goto(`${url()}#read/${documentId}`)
    await page.locator('[aria-readonly=true]').waitFor()
    await page.waitForTimeout(3000)
    const phases = []
    for (const [name, act] of phasesOf(page, steps, wheels)) {
      process.stderr.write(`  ${name}\n`)
      const { result, processor } = await traced(page, name, trace, () => measure(page, act))
      phases.push({ name, ...result, processor })
    }
    return phases
  } finally {
    await browser.close()
  }
}

/** In this order: each begins where the one before ended. */
function phasesOf(page, steps, wheels) {
  const press = async (key) => {
    await page.keyboard.press(key)
    await page.waitForTimeout(SETTLE_MS)
  }
  const go = (key) => async (missed) => {
    for (let step = 0; step < steps; step++) {
      await press(key)
      if (!(await isInView(page))) missed()
    }
  }
  const scroll = () => scrollThrough(page, wheels)
  return [
    ['open', () => openComparison(page)],
    ['near steps', go(']')],
    ['scroll, side by side', scroll],
    ['jump by the strip', () => jump(page)],
    ['to inline', () => press('i')],
    ['near steps, inline', go(']')],
    ['scroll, inline', scroll],
    ['to changes only', () => press('c')],
    ['near steps, changes only', go(']')],
    ['scroll, changes only', scroll],
    ['to side by side', () => press('s')],
    ['filters', () => cycleFilters(press)],
    ['narrow to a code', () => narrow(page)],
    ['far steps', go(']')],
    ['far steps back', go('[')],
    ['leave out more', () => leaveOut(page)],
    ['swap the sides', () => swap(page)],
  ]
}

async function measure(page, act) {
  const from = await page.evaluate(() => {
    Object.assign(globalThis.compareBench, { frames: [], answers: [] })
    return performance.now()
  })
  let missed = 0
  await act(() => {
    missed += 1
  })
  await page.waitForTimeout(SETTLE_MS)
  const seen = await page.evaluate(() => globalThis.compareBench)
  return {
    tasks: seen.tasks.filter(({ startTime }) => startTime >= from).map(({ duration }) => duration),
    frames: seen.frames,
    answers: seen.answers,
    missed,
  }
}

async function openComparison(page) {
  await page.keyboard.press('Alt+2')
  await isCounted(page)
}

/** The comparison is on the page: it says how many differences there are. */
async function isCounted(page) {
  await page
    .locator('header [role=status]')
    .filter({ hasText: /^[\dD]/ })
    .waitFor()
  await page.locator('[data-row]').first().waitFor()
  await page.waitForTimeout(SETTLE_MS)
}

async function isInView(page) {
  return page.evaluate(() => {
    const frame = document.querySelector('[data-pane=text]').getBoundingClientRect()
    return [...document.querySelectorAll('[data-current]')].some((words) => {
      const { top, bottom } = words.getBoundingClientRect()
      return bottom > frame.top && top < frame.bottom
    })
  })
}

/** By the wheel, as fast as frames come. */
async function scrollThrough(page, wheels) {
  const frame = await page.locator('[data-pane=text]').boundingBox()
  await page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2)
  await page.evaluate(() => {
    globalThis.compareBench.isCounting = true
  })
  for (let turn = 0; turn < wheels; turn++) {
    await page.mouse.wheel(0, 300)
    await page.waitForTimeout(FRAME_MS)
  }
  await page.evaluate(() => {
    globalThis.compareBench.isCounting = false
  })
}

/** To ten places of the book, up and down. */
async function jump(page) {
  const strip = await page.locator('[class*=strip]').boundingBox()
  for (let turn = 0; turn < 10; turn++) {
    const share = ((turn * 7 + 3) % 10) / 10
    await page.mouse.click(strip.x + strip.width / 2, strip.y + strip.height * (0.06 + 0.9 * share))
    await page.waitForTimeout(SETTLE_MS)
  }
}

/** Kept and shifted, of which there are the most, from quiet to hidden, full and quiet again. */
async function cycleFilters(press) {
  for (const key of ['1', '1', '1', '2', '2', '2']) await press(key)
}

async function narrow(page) {
  await page.locator('[data-only]').click()
  await page.waitForTimeout(SETTLE_MS)
  await page.getByRole('dialog').locator('select').first().selectOption({ index: 3 })
  await page.waitForTimeout(SETTLE_MS)
  await page.keyboard.press('Escape')
}

async function leaveOut(page) {
  await page.keyboard.press('w')
  await page.waitForTimeout(5000)
  await isCounted(page)
}

async function swap(page) {
  await page.keyboard.press('x')
  await page.waitForTimeout(5000)
  await isCounted(page)
}
