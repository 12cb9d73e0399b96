import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { annotationsOf, editedText, openHost } from '../lib/annotatedBook.mjs'
import { readBook } from '../lib/corpus.mjs'
import { markdownTable, median, rounded } from '../lib/statistics.mjs'

const HIGHLIGHTS = 10_000

/**
 * The longest time for which the host's event loop stands still, and the whole time, of calls on a book
 * with 10,000 highlights. Each run has a host and a project of its own.
 *
 * @param {string[]} args
 */
export async function run(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { runs: { type: 'string', default: '3' } },
  })
  const book = readBook(positionals[0]).split('\n').join('\n\n')
  const measured = new Map()
  for (let turn = 0; turn < Number(values.runs); turn++) {
    process.stderr.write(`run ${turn + 1}\n`)
    for (const [name, figures] of await measureOnce(book)) {
      measured.set(name, [...(measured.get(name) ?? []), figures])
    }
  }
  const rows = [...measured].map(([call, figures]) => ({
    call,
    'blocked ms, median': rounded(median(figures.map(({ blocked }) => blocked))),
    least: rounded(Math.min(...figures.map(({ blocked }) => blocked))),
    'takes ms': rounded(median(figures.map(({ took }) => took))),
  }))
  process.stdout.write(`${markdownTable(rows)}\n`)
}

/** @param {string} book */
async function measureOnce(book) {
  const { call, grantOf, close } = openHost()
  const results = []
  const measure = async (name, method, input) => {
    const { output, ...figures } = await timed(() => call(method, input))
    results.push([name, figures])
    return output
  }
  try {
    await call('projects.create', { grant: grantOf('p.variorum') })
    const { documents } = await call('documents.import', { grants: [grantOf('book.txt', book)] })
    const documentId = documents[0].id
    const annotations = grantOf('book.json', annotationsOf(book, HIGHLIGHTS))
    await measure('import annotations', 'annotations.import', {
      grant: annotations,
      format: 'jsonld',
    })
    await call('snapshots.create', { name: 'before' })
    const all = await measure('highlights.list of all', 'highlights.list', { documentId })
    const coded = all.slice(0, 100).map(({ id }) => id)
    await call('codings.add', { highlightIds: coded, code: { path: ['Later'] } })
    await measure('snapshots.preview', 'snapshots.preview', { name: 'before' })
    const newer = grantOf('newer.txt', editedText(book))
    await measure('revise', 'documents.revise', { documentId, grant: newer })
    const sides = { left: { documentId, revision: 1 }, right: { documentId, revision: 2 } }
    await measure('compare.run', 'compare.run', sides)
    await measure('restore a snapshot', 'snapshots.restore', { name: 'before' })
    return results
  } finally {
    await close()
  }
}

/** @param {() => Promise<any>} act */
async function timed(act) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  // Delays are measured from one tick to the next: the first tick only begins, and a reset begins anew.
  await new Promise((resolve) => setTimeout(resolve, 20))
  const started = performance.now()
  const output = await act()
  const took = performance.now() - started
  await new Promise((resolve) => setTimeout(resolve, 20))
  delay.disable()
  return { output, blocked: delay.max / 1e6, took }
}
