import { parseArgs } from 'node:util'
import { readBookPairs, readRecords } from '../lib/corpus.mjs'
import { goalLine } from '../lib/goals.mjs'
import { buildEngine } from '../lib/loadEngine.mjs'
import { markdownTable, median, percentile, rounded } from '../lib/statistics.mjs'
import { annotatedVersions } from './annotations.mjs'
import { diffMethods } from './methods.mjs'
import { timed } from './timed.mjs'

/** Minutes on a book, or never back. */
const slowMethods = ['diff-match-patch unlimited', 'jsdiff words']
const FRAME = 1000 / 60
/** The pair of the books that differs in less than a hundredth of its text. */
const LIGHT = 'book pair that differs least'

/** @param {string[]} args */
export async function run(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      methods: { type: 'string' },
      parts: { type: 'string', default: 'books,articles,annotations' },
      slow: { type: 'boolean', default: false },
      limit: { type: 'string', default: '20' },
      runs: { type: 'string', default: '5' },
    },
  })
  const [folder] = positionals
  if (folder === undefined) throw new Error('diff needs a corpus folder, see README.md')
  const engineUrl = await buildEngine()
  const engine = await import(engineUrl)
  const names = values.methods?.split(',') ?? Object.keys(diffMethods(engine))
  const options = {
    engineUrl,
    names: names.filter((name) => values.slow || !slowMethods.includes(name)),
    limit: Number(values.limit),
    runs: Number(values.runs),
  }
  const parts = values.parts.split(',')
  const books = readBookPairs(folder)
  if (parts.includes('books')) await reportBooks(books, options)
  if (parts.includes('articles')) reportArticles(readRecords(folder, 'pairs.jsonl.gz'), engine)
  if (parts.includes('annotations')) reportAnnotations(books, engine)
}

async function reportBooks(pairs, options) {
  const measured = []
  for (const pair of pairs) {
    const results = await measureBook(pair, options)
    measured.push({ pair, results })
    say(`\n## ${pair.name}: ${pair.before.length} to ${pair.after.length} characters\n`)
    say(markdownTable([...results].map(([name, result]) => rowOf(name, result, options.limit))))
  }
  say('')
  const light = lightestOf(measured)
  for (const { pair, results } of measured) {
    const ratio = timeOf(results, 'variorum') / timeOf(results, 'diff-match-patch')
    say(goalLine(13, `${pair.name}: time / diff-match-patch`, ratio, '<=', 0.5))
    if (pair === light) say(goalLine(13, `${LIGHT}: time / diff-match-patch`, ratio, '<=', 0.4))
    const minimal = results.get('fast-myers-diff words')?.size
    const size = sizeOf(results.get('variorum')?.size) / sizeOf(minimal)
    if (minimal) say(goalLine(13, `${pair.name}: edit size / the smallest`, size, '<=', 1.02))
    say(goalLine(13, `${pair.name}: ms`, timeOf(results, 'variorum'), '<=', 2000))
  }
}

async function measureBook({ name: pair, before, after }, { engineUrl, names, limit, runs }) {
  const results = new Map()
  for (const name of names) {
    process.stderr.write(`${pair}: ${name}\n`)
    results.set(name, await timed({ engineUrl, name, before, after, runs }, limit))
  }
  return results
}

function lightestOf(measured) {
  const sizes = measured.map(({ results }) => sizeOf(results.get('variorum')?.size))
  return measured[sizes.indexOf(Math.min(...sizes))]?.pair
}

function timeOf(results, name) {
  return median(results.get(name)?.times ?? [])
}

function sizeOf(size) {
  return size ? size.deleted + size.inserted : Number.NaN
}

function rowOf(method, { times, size }, limit) {
  if (!size) return { method, ms: `> ${limit * 1000}`, runs: '', deleted: '', inserted: '' }
  return { method, ms: rounded(median(times)), ...size }
}

function reportArticles(pairs, engine) {
  if (pairs.length === 0) return
  const methods = diffMethods(engine)
  const names = ['variorum with moves', 'diff-match-patch']
  const rows = names.map((name) => {
    process.stderr.write(`articles: ${name}\n`)
    const measured = pairs.map(({ old, new: now }) => timesOf(() => methods[name](old, now)))
    return { name, times: measured }
  })
  say(`\n## ${pairs.length} pairs of articles, texts only\n`)
  say(
    markdownTable(
      rows.map(({ name, times }) => ({
        method: name,
        'median ms': rounded(median(times)),
        '95 of 100, ms': rounded(percentile(times, 0.95)),
        'longest ms': rounded(Math.max(...times)),
      })),
    ),
  )
  const ours = rows[0].times
  say('')
  say(goalLine(13, 'longest article pair, ms', Math.max(...ours), '<=', 2000))
  say(`- articles compared in one frame's time: ${shareInFrame(ours)} %`)
}

function shareInFrame(times) {
  return ((100 * times.filter((time) => time <= FRAME).length) / times.length).toFixed(1)
}

/** The shorter of two runs: the first one may pay for the compiler. */
function timesOf(work) {
  const times = [0, 1].map(() => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return Math.min(...times)
}

function reportAnnotations(books, engine) {
  say('\n## Annotated versions of a book\n')
  const rows = books.map(({ name, before, after }) => {
    process.stderr.write(`annotations: ${name}\n`)
    const { left, right } = annotatedVersions(engine, before, after, 10_000)
    const times = [1, 2, 3].map(() => timesOf(() => engine.compareVersions(left, right)))
    return { books: name, annotations: 10_000, ms: rounded(median(times)) }
  })
  say(markdownTable(rows))
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}
