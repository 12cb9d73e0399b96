import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { launchBrowser, pageMemory, serveFolder } from '../lib/browser.mjs'
import { articleOf, readBook } from '../lib/corpus.mjs'
import { makeHighlights } from '../lib/highlights.mjs'
import { markdownTable, median, percentile, rounded } from '../lib/statistics.mjs'

const pageFolder = path.join(import.meta.dirname, 'page')
const allSystems = ['limit', 'variorum', 'bare', 'tiptap-marks', 'tiptap-decorations', 'recogito']
/** Minutes on a book: measured on the article only, unless asked for by name. */
const articleOnly = ['recogito']
const LATE_FRAME = 33.5

/** @param {string[]} args */
export async function run(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      document: { type: 'string', default: 'book' },
      counts: { type: 'string', default: '10000' },
      systems: { type: 'string' },
      runs: { type: 'string', default: '5' },
      steps: { type: 'string', default: '180' },
      cycles: { type: 'string', default: '0' },
    },
  })
  const book = readBook(positionals[0])
  const text = values.document === 'article' ? articleOf(book, 48_000) : book
  const systems = values.systems?.split(',') ?? installedSystems(values.document)
  const page = await serveFolder(await buildPage(systems.includes('recogito')))
  for (const count of values.counts.split(',').map(Number)) {
    const data = benchData(text, count)
    const trials = await interleaved(systems, Number(values.runs), (system) =>
      trial(page.url, system, data, Number(values.steps)),
    )
    say(
      `\n${values.document}, ${text.length} characters, ${count} highlights, ${values.runs} runs\n`,
    )
    say(markdownTable(systems.map((system) => rowOf(system, trials.get(system) ?? []))))
  }
  if (Number(values.cycles) > 0) {
    await reportCycles(page.url, benchData(text, 10_000), Number(values.cycles))
  }
  page.close()
}

function installedSystems(document) {
  return allSystems.filter((system) => {
    if (!articleOnly.includes(system)) return true
    return document === 'article' && isInstalled('@recogito/text-annotator')
  })
}

function isInstalled(name) {
  const require = createRequire(import.meta.url)
  return (require.resolve.paths(name) ?? []).some((place) => fs.existsSync(path.join(place, name)))
}

async function buildPage(hasRecogito) {
  const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-bench-'))
  await build({
    root: pageFolder,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: hasRecogito ? {} : { external: [/^@recogito\//] },
    },
  })
  return outDir
}

function benchData(text, count) {
  const start = text.split('\n').slice(0, 8).join('\n')
  const extra = makeHighlights(start, 7, 99).map((highlight) => ({
    ...highlight,
    id: `extra-${highlight.id}`,
  }))
  return { paragraphs: text.split('\n'), highlights: makeHighlights(text, count, 7), extra }
}

/** All systems in turn, then all again: what else the machine does hits all alike. */
async function interleaved(systems, runs, once) {
  const trials = new Map(systems.map((system) => [system, []]))
  for (let turn = 0; turn < runs; turn++) {
    for (const system of systems) {
      process.stderr.write(`${turn + 1}/${runs} ${system}\n`)
      trials.get(system).push(await once(system))
    }
  }
  return trials
}

async function trial(url, system, data, steps) {
  return withPage(url, async (page) => {
    const result = await page.evaluate(
      ([name, input, count]) => globalThis.readerBench.run(name, input, count),
      [system, data, steps],
    )
    await collectGarbage(page)
    const memory = pageMemory()
    const jumped = await page.evaluate(() => globalThis.readerBench.jumpToOffsets())
    return { ...result, ...jumped, memory }
  })
}

async function collectGarbage(page) {
  for (let pass = 0; pass < 3; pass++) {
    await page.evaluate(() => globalThis.gc?.())
    await page.waitForTimeout(200)
  }
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

async function reportCycles(url, data, cycles) {
  const memories = []
  for (const count of [1, cycles]) {
    memories.push(
      await withPage(url, async (page) => {
        await page.evaluate(
          ([input, turns]) => globalThis.readerBench.cycle('variorum', input, turns),
          [data, count],
        )
        await collectGarbage(page)
        return pageMemory()
      }),
    )
  }
  const [once = Number.NaN, often = Number.NaN] = memories
  say(
    `\nvariorum opened once ${rounded(once)} MiB, ${cycles} times ${rounded(often)} MiB: ${(often / once).toFixed(2)}`,
  )
}

function rowOf(system, trials) {
  const of = (pick) => rounded(median(trials.map(pick)))
  const frames = trials.flatMap((trial) => trial.frames)
  const late = frames.filter((frame) => frame > LATE_FRAME).length
  const landings = trials.flatMap((trial) => trial.landings)
  return {
    system,
    'open ms': of((trial) => trial.open),
    'open longest task': of((trial) => trial.openTask),
    'later tasks > 50': of((trial) => trial.fillTasks.length),
    'add ms': of((trial) => median(trial.add)),
    'add script ms': of((trial) => median(trial.addScript)),
    'frame p95 ms': rounded(percentile(frames, 0.95)),
    'late frames %': rounded((100 * late) / frames.length),
    'scroll tasks > 50': of((trial) => trial.scrollTasks),
    'jump ms': of((trial) => median(trial.jumps)),
    'jump to offset ms': of((trial) => median(trial.targetJumps)),
    'jump max ms': of((trial) => Math.max(...trial.jumps, ...trial.targetJumps)),
    'landing off px': rounded(Math.max(...landings)),
    'relayout ms': of((trial) => median(trial.relayout)),
    elements: of((trial) => trial.nodes),
    'memory MiB': of((trial) => trial.memory),
  }
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}
