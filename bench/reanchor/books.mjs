import { seededRandom } from '../lib/corpus.mjs'
import { goalLine } from '../lib/goals.mjs'
import { clearHeap } from '../lib/heap.mjs'
import { rounded } from '../lib/statistics.mjs'
import { WordNumbers, wordsOf } from '../lib/words.mjs'

const MANY = 10_000
const FEW = 1000
const RUNS = 3
/** A method that took longer, in ms, is not run again: chance does not move it by much. */
const LONG = 3000

/**
 * Times every method on two revisions of a book: there is no truth here, only how long 1,000 passages
 * take, the look at both texts included: the middle one of three runs. A method is stopped after `limit` seconds and
 * its time extrapolated.
 *
 * @param {{name: string, before: string, after: string}} pair
 * @param {Record<string, import('./methods.mjs').Method>} methods
 * @param {number} limit
 */
export function measureBook({ before, after }, methods, limit) {
  const passages = drawPassages(before, MANY)
  const results = new Map()
  for (const [name, method] of Object.entries(methods)) {
    process.stderr.write(`book: ${name}\n`)
    results.set(name, measure(method, before, after, passages.slice(0, FEW), limit))
  }
  const ours = methods.variorum && measure(methods.variorum, before, after, passages, limit)
  const timeOf = (name) => results.get(name)?.total ?? Number.NaN
  const goals = [
    goalLine(
      12,
      'times faster than Hypothesis',
      timeOf('hypothesis') / timeOf('variorum'),
      '>=',
      30,
    ),
    goalLine(
      12,
      'times faster than the map of diff-match-patch',
      timeOf('diff-match-patch map') / timeOf('variorum'),
      '>=',
      1.8,
    ),
    goalLine(
      12,
      '10,000 passages take the time of 1,000, times',
      (ours?.total ?? Number.NaN) / timeOf('variorum'),
      '<=',
      2.5,
    ),
  ]
  const rows = [...results].map(([name, result]) => rowOf(name, result))
  if (ours) rows.push(rowOf('variorum, 10,000 passages', ours))
  return { rows, goals: ours ? goals : [] }
}

function rowOf(method, { prepare, total, done, attached, same, wanted }) {
  return {
    method,
    'texts, ms': rounded(prepare),
    'all, ms': rounded(total),
    'attached, %': ((100 * attached) / done).toFixed(1),
    'to the same words, %': ((100 * same) / done).toFixed(1),
    note: done < wanted ? `from ${done} passages` : '',
  }
}

function measure(...what) {
  const results = []
  do results.push(measureOnce(...what))
  while (results.length < RUNS && results[0].total < LONG)
  return results.toSorted((a, b) => a.total - b.total)[results.length >> 1]
}

function measureOnce(method, before, after, passages, limit) {
  clearHeap()
  const started = performance.now()
  const place = method.prepare(before, after)
  const prepare = performance.now() - started
  let done = 0
  let attached = 0
  let same = 0
  const placing = performance.now()
  let elapsed = 0
  for (const [start, end] of passages) {
    const answer = place(start, end)
    done++
    if (answer && answer !== 'ambiguous') {
      attached++
      if (after.slice(answer.start, answer.end) === before.slice(start, end)) same++
    }
    elapsed = performance.now() - placing
    if (elapsed > limit * 1000) break
  }
  const total = prepare + (elapsed / done) * passages.length
  return { prepare, total, done, attached, same, wanted: passages.length }
}

/** Passages of 5 to 60 words, anywhere. */
function drawPassages(text, count) {
  const random = seededRandom(42)
  const { starts, ends, count: words } = wordsOf(text, new WordNumbers())
  return Array.from({ length: count }, () => {
    const length = 5 + Math.floor(random() * 56)
    const first = Math.floor(random() * (words - length))
    return [starts[first], ends[first + length - 1]]
  })
}
