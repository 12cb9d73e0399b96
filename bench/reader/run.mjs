import { parseArgs } from 'node:util'
import { serveFolder } from '../lib/browser.mjs'
import { articleOf, readBook } from '../lib/corpus.mjs'
import { goalLine } from '../lib/goals.mjs'
import { makeHighlights } from '../lib/highlights.mjs'
import { markdownTable, rounded } from '../lib/statistics.mjs'
import { buildPage, isInstalled } from './buildPage.mjs'
import { goalLines } from './goals.mjs'
import { rowOf, summaryOf } from './table.mjs'
import { memoryAfterCycles, trial } from './trial.mjs'

const allSystems = [
  'limit',
  'variorum',
  'bare',
  'tiptap-marks',
  'tiptap-decorations',
  'recogito',
  'hypothesis',
]
const packages = { recogito: '@recogito/text-annotator', hypothesis: 'hypothesis' }
/** Highlights from which a peer takes more than a minute: then it is measured only if asked for by name. */
const slowFrom = {
  book: { recogito: 10_000, hypothesis: 10_000 },
  article: { recogito: 50_000, hypothesis: 10_000 },
}

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
      limit: { type: 'string', default: '180' },
      cycles: { type: 'string', default: '0' },
    },
  })
  const book = readBook(positionals[0])
  const text = values.document === 'article' ? articleOf(book, 48_000) : book
  const runs = Number(values.runs)
  const options = { steps: Number(values.steps), limit: Number(values.limit) }
  const page = await serveFolder(await buildPage())
  const summaries = new Map()
  for (const count of values.counts.split(',').map(Number)) {
    const systems = values.systems?.split(',') ?? usualSystems(values.document, count)
    const data = benchData(text, count)
    const trials = await interleaved(systems, runs, (system) =>
      trial(page.url, system, data, options),
    )
    const bySystem = new Map([...trials].map(([name, all]) => [name, all && summaryOf(all)]))
    summaries.set(count, bySystem)
    say(`\n## ${values.document}, ${text.length} characters, ${count} highlights, ${runs} runs\n`)
    say(markdownTable([...bySystem].map(([name, sum]) => rowOf(name, sum, options.limit))))
  }
  say('')
  for (const line of goalLines(values.document, summaries)) say(line)
  const cycles = Number(values.cycles)
  if (cycles > 0) await reportCycles(page.url, benchData(text, 10_000), cycles)
  page.close()
}

function usualSystems(document, count) {
  return allSystems.filter((system) => {
    const isFast = count < (slowFrom[document]?.[system] ?? Number.POSITIVE_INFINITY)
    return isFast && (packages[system] === undefined || isInstalled(packages[system]))
  })
}

function benchData(text, count) {
  const start = text.split('\n').slice(0, 8).join('\n')
  const extra = makeHighlights(start, 7, 99).map((highlight) => ({
    ...highlight,
    id: `extra-${highlight.id}`,
  }))
  return { paragraphs: text.split('\n'), highlights: makeHighlights(text, count, 7), extra }
}

/**
 * All systems in turn, then all again: what else the machine does hits all alike. Null for a system that
 * was given up once.
 */
async function interleaved(systems, runs, once) {
  const trials = new Map(systems.map((system) => [system, []]))
  for (let turn = 0; turn < runs; turn++) {
    for (const system of systems.filter((name) => trials.get(name) !== null)) {
      process.stderr.write(`${turn + 1}/${runs} ${system}\n`)
      const result = await once(system)
      if (result === null) trials.set(system, null)
      else trials.get(system).push(result)
    }
  }
  return trials
}

async function reportCycles(url, data, cycles) {
  const once = await memoryAfterCycles(url, data, 1)
  const often = await memoryAfterCycles(url, data, cycles)
  say(`- MiB after opening once: ${rounded(once)}, after ${cycles} times: ${rounded(often)}`)
  say(goalLine(8, `memory after ${cycles} / after the first`, often / once, '<=', 1.1))
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}
