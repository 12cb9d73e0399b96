import { launchBrowser, pageMemory } from '../lib/browser.mjs'

/**
 * One system, once, in a browser of its own.
 *
 * @param {string} url of the page
 * @param {string} system
 * @param {{paragraphs: string[], highlights: object[], extra: object[]}} data
 * @param {{steps: number, limit: number}} options scroll steps; seconds after which it is given up
 * @returns what the page measured; null when given up
 */
export function trial(url, system, data, { steps, limit }) {
  return withPage(url, async (page) => {
    const call = (name, ...input) =>
      page.evaluate(([method, given]) => globalThis.readerBench[method](...given), [name, input])
    const opened = await within(limit, call('open', system, data))
    if (opened === null) return null
    const { busy, result: added } = await busyWhile(page, () => call('add', data.extra))
    const rest = [
      await call('scroll', steps),
      await call('jump'),
      await call('relayout'),
      { memory: await memoryAfterCollection(page) },
      await call('jumpToOffsets', data.paragraphs.join('\n').length),
    ]
    return Object.assign({ ...opened, ...added, addBusy: busy / data.extra.length }, ...rest)
  })
}

/** Memory in MiB of Variorum with one text open, after so many were opened one after the other. */
export function memoryAfterCycles(url, data, cycles) {
  return withPage(url, async (page) => {
    await page.evaluate(
      ([input, turns]) => globalThis.readerBench.cycle('variorum', input, turns),
      [data, cycles],
    )
    return memoryAfterCollection(page)
  })
}

async function within(seconds, promise) {
  let timer
  const limit = new Promise((resolve) => {
    timer = setTimeout(() => resolve(null), seconds * 1000)
  })
  try {
    return await Promise.race([promise, limit])
  } finally {
    clearTimeout(timer)
    // The page is closed under a call that was given up.
    promise.catch(() => undefined)
  }
}

/** How many milliseconds the page's main thread worked: it does not depend on when frames are due. */
async function busyWhile(page, action) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const taskMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
  const before = await taskMs()
  const result = await action()
  const busy = (await taskMs()) - before
  await session.send('Performance.disable')
  await session.detach()
  return { busy, result }
}

/** The browser's own collection, which also gives back what it keeps for later. */
async function memoryAfterCollection(page) {
  const session = await page.context().newCDPSession(page)
  for (let pass = 0; pass < 3; pass++) {
    await session.send('HeapProfiler.collectGarbage')
    await page.waitForTimeout(200)
  }
  await session.detach()
  return pageMemory()
}

async function withPage(url, use) {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 } })
    page.setDefaultTimeout(0)
    page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`))
    await page.goto(url)
    return await use(page)
  } finally {
    await browser.close()
  }
}
