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
  const counts = values.counts.split(',').map(Number)
  const data = new Map(counts.map((count) => [count, benchData(text, count)]))
  const cases = counts.flatMap((count) => {
    const systems = values.systems?.split(',') ?? usualSystems(values.document, count)
    return systems.map((system) => ({ count, system }))
  })
  const trials = await interleaved(cases, runs, ({ count, system }) =>
    trial(page.url, system, data.get(count), options),
  )
  const summaries = new Map(
    counts.map((count) => {
      const own = cases.filter((each) => each.count === count)
      return [count, new Map(own.map((each) => [each.system, summaryOfAll(trials.get(each))]))]
    }),
  )
  for (const [count, bySystem] of summaries) {
    say(`\n## ${values.document}, ${text.length} characters, ${count} highlights, ${runs} runs\n`)
    say(markdownTable([...bySystem].map(([name, sum]) => rowOf(name, sum, options.limit))))
  }
  say('')
  for (const line of goalLines(values.document, summaries)) say(line)
  const cycles = Number(values.cycles)
  if (cycles > 0) await reportCycles(page.url, data.get(10_000) ?? benchData(text, 10_000), cycles)
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

/** Null for what was given up. */
function summaryOfAll(trials) {
  return trials && summaryOf(trials)
}

/**
 * All systems with all counts in turn, then all again: what else the machine does hits all alike. Null for
 * what was given up once.
 */
async function interleaved(cases, runs, once) {
  const trials = new Map(cases.map((each) => [each, []]))
  for (let turn = 0; turn < runs; turn++) {
    for (const each of cases.filter((one) => trials.get(one) !== null)) {
      process.stderr.write(`${turn + 1}/${runs} ${each.system} ${each.count}\n`)
      const result = await once(each)
      if (result === null) trials.set(each, null)
      else trials.get(each).push(result)
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
