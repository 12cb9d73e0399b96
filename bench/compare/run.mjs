import { parseArgs } from 'node:util'
import { startLoopbackHost } from '../../server/loopbackHost.ts'
import { markdownTable, median, percentile, rounded } from '../lib/statistics.mjs'
import { openEditions } from './editions.mjs'
import { trial } from './trial.mjs'

const builtPage = new URL('../../out/renderer/', import.meta.url).pathname
const LATE_FRAME = 33.5

/**
 * The comparing screen on a book in two editions, in a real browser at a real host: tasks of more than 50 ms, late
 * frames, and how soon a step is on the page.
 *
 * @param {string[]} args
 */
export async function run(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      highlights: { type: 'string', default: '10000' },
      steps: { type: 'string', default: '25' },
      wheels: { type: 'string', default: '180' },
      runs: { type: 'string', default: '3' },
      trace: { type: 'string' },
      pages: { type: 'string', default: `now=${builtPage}` },
    },
  })
  const pages = values.pages.split(',').map((page) => page.split('='))
  const editions = await openEditions(positionals[0], Number(values.highlights))
  const options = {
    documentId: editions.documentId,
    steps: Number(values.steps),
    wheels: Number(values.wheels),
    trace: values.trace,
  }
  try {
    const measured = await inTurns(editions, pages, Number(values.runs), options)
    process.stdout.write(`\n${editions.characters} characters, ${values.highlights} highlights\n`)
    for (const [name, trials] of measured) {
      process.stdout.write(`\n## ${name}\n\n${markdownTable(rowsOf(trials))}\n`)
    }
  } finally {
    await editions.close()
  }
}

/** All builds of the page in turn, then all again: what else the machine does hits all alike. */
async function inTurns(editions, pages, runs, options) {
  const measured = new Map(pages.map(([name]) => [name, []]))
  for (let turn = 0; turn < runs; turn++) {
    for (const [name, rendererFolder] of pages) {
      process.stderr.write(`${turn + 1}/${runs} ${name}\n`)
      const { host, ports } = editions
      const loopback = await startLoopbackHost({ host, ports, rendererFolder })
      const url = () => loopback.newTicketUrl(new URLSearchParams({ open: 'recent' }))
      measured.get(name).push(await trial({ ...options, url }))
      await loopback.close()
    }
  }
  return measured
}

/** @param {import('./trial.mjs').Phase[][]} trials */
function rowsOf(trials) {
  const phases = trials[0].map((_, index) => trials.map((trial) => trial[index]))
  const rows = phases.map((same) => rowOf(same[0].name, same))
  const steps = phases.filter(([{ name }]) => name.includes('steps')).flat()
  return [...rows, rowOf('all steps', steps, trials.length), rowOf('all', phases.flat())]
}

/** @param {import('./trial.mjs').Phase[]} phases */
function rowOf(name, phases) {
  const tasks = phases.flatMap((phase) => phase.tasks)
  const processor = phases.flatMap((phase) => phase.processor)
  const frames = phases.flatMap((phase) => phase.frames)
  const answers = phases.flatMap((phase) => phase.answers)
  const late = frames.filter((frame) => frame > LATE_FRAME).length
  return {
    phase: name,
    'tasks > 50 ms': tasks.length,
    'the longest': rounded(Math.max(0, ...tasks)),
    'over 50 ms of processor': processor.filter((ms) => ms > 50).length,
    'the most': rounded(Math.max(0, ...processor)),
    'late frames': frames.length === 0 ? '' : `${late} of ${frames.length}`,
    'frame p99': rounded(percentile(frames, 0.99)),
    'key to frame, median': rounded(median(answers)),
    p95: rounded(percentile(answers, 0.95)),
    missed: name.includes('steps') ? phases.reduce((sum, { missed }) => sum + missed, 0) : '',
  }
}
