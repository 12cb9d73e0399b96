import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const few = ['disabled-by-default-devtools.timeline', 'devtools.timeline']
const many = [...few, 'disabled-by-default-v8.cpu_profiler', 'toplevel', 'v8']
/** Shorter tasks are of no interest. */
const LEAST_MS = 10
/** What the page is told to note when all is done: to hand over a trace is a long task of its own. */
const END = 'bench: done'

/**
 * What the page's tasks took of the processor while something was done, which does not depend on what else the machine
 * did; `PerformanceObserver` tells how long they lasted.
 *
 * @template T
 * @param {import('playwright-core').Page} page
 * @param {string} name
 * @param {string | undefined} folder keeps all that the browser tells
 * @param {() => Promise<T>} act
 * @returns {Promise<{result: T, processor: number[]}>} in ms
 */
export async function traced(page, name, folder, act) {
  const session = await page.context().newCDPSession(page)
  const events = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event)
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: folder === undefined ? few : many },
  })
  const result = await act()
  await page.evaluate((end) => console.timeStamp(end), END)
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  if (folder !== undefined) {
    writeFileSync(join(folder, `${name.replaceAll(/\W+/g, '-')}.json`), JSON.stringify(events))
  }
  return { result, processor: processorOf(events) }
}

/** Of the thread that runs the page's scripts; others draw, or belong to the browser. */
function processorOf(events) {
  const calls = new Map()
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`
  for (const event of events.filter((one) => one.name === 'FunctionCall')) {
    calls.set(threadOf(event), (calls.get(threadOf(event)) ?? 0) + 1)
  }
  const [page] = [...calls].sort(([, one], [, other]) => other - one)[0] ?? []
  const end = events.find((one) => one.name === 'TimeStamp' && one.args.data?.message === END)
  if (end === undefined) throw new Error('the trace does not tell when all was done')
  return events
    .filter((one) => one.name === 'RunTask' && one.ph === 'X' && threadOf(one) === page)
    .filter(({ ts }) => ts < end.ts)
    .map(({ tdur }) => tdur / 1000)
    .filter((ms) => ms > LEAST_MS)
}
