import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { readBookPairs, readRecords } from '../lib/corpus.mjs'
import { goalLine } from '../lib/goals.mjs'
import { loadEngine } from '../lib/loadEngine.mjs'
import { markdownTable, rounded } from '../lib/statistics.mjs'
import { measureBook } from './books.mjs'
import { Tally } from './judge.mjs'
import { lookAlikeKinds, makeLookAlikes, tryLookAlikes } from './lookalikes.mjs'
import { loadMethods, slowMethods } from './methods.mjs'
import { drawTruth } from './truth.mjs'

/** @param {string[]} args */
export async function run(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      methods: { type: 'string' },
      parts: { type: 'string', default: 'revisions,lookalikes,books' },
      slow: { type: 'boolean', default: false },
      draw: { type: 'string' },
      reversed: { type: 'boolean', default: false },
      limit: { type: 'string', default: '15' },
      misses: { type: 'string' },
    },
  })
  const [folder] = positionals
  if (folder === undefined) throw new Error('reanchor needs a corpus folder, see README.md')
  const all = await loadMethods(await loadEngine())
  const names = values.methods?.split(',') ?? Object.keys(all)
  const methods = Object.fromEntries(
    names
      .filter((name) => values.slow || !slowMethods.includes(name))
      .map((name) => [name, all[name]]),
  )
  const parts = values.parts.split(',')
  if (parts.includes('revisions'))
    reportRevisions(revisionsOf(folder, values), methods, values.misses)
  if (parts.includes('lookalikes'))
    reportLookAlikes(readRecords(folder, 'articles.jsonl.gz'), methods)
  if (parts.includes('books')) reportBooks(readBookPairs(folder), methods, Number(values.limit))
}

/** Pairs of revisions with spans whose place is known: those of the folder, or drawn anew. */
function revisionsOf(folder, { draw, reversed }) {
  const pairs = readRecords(folder, 'pairs.jsonl.gz').map(({ id, old, new: now }) =>
    reversed ? { id, before: now, after: old } : { id, before: old, after: now },
  )
  const isDrawn = draw !== undefined || reversed
  const stored = isDrawn ? [] : readRecords(folder, 'anchors.jsonl.gz')
  const byPair = Map.groupBy(stored, ({ pair }) => pair)
  return pairs
    .map((pair, index) => {
      const spans = stored.length > 0 ? byPair.get(pair.id) : drawn(pair, index, Number(draw ?? 1))
      return { ...pair, spans: (spans ?? []).filter(({ cat }) => cat !== 'unsure') }
    })
    .filter(({ spans }) => spans.length > 0)
}

function drawn({ before, after }, index, seed) {
  if (index % 50 === 0) process.stderr.write(`drawing spans, pair ${index + 1}\n`)
  return drawTruth(before, after, 1_000_000 * seed + index)
}

function reportRevisions(revisions, methods, missesFile) {
  const results = Object.entries(methods).map(([name, method]) => {
    process.stderr.write(`revisions: ${name}\n`)
    return { name, ...measureRevisions(revisions, method) }
  })
  const spans = revisions.reduce((sum, revision) => sum + revision.spans.length, 0)
  say(`\n## ${revisions.length} pairs of revisions, ${spans} spans\n`)
  say(markdownTable(results.map(rowOf)))
  const ours = results.find(({ name }) => name === 'variorum')
  if (!ours) return
  say('')
  for (const line of qualityGoals(ours.tally)) say(line)
  if (missesFile)
    fs.writeFileSync(missesFile, ours.misses.map((miss) => JSON.stringify(miss)).join('\n'))
}

function measureRevisions(revisions, method) {
  const tally = new Tally()
  const misses = []
  let prepareTime = 0
  let placeTime = 0
  for (const { id, before, after, spans } of revisions) {
    const started = performance.now()
    const place = method.prepare(before, after)
    const prepared = performance.now()
    const answers = spans.map(({ start, end }) => place(start, end))
    placeTime += performance.now() - prepared
    prepareTime += prepared - started
    spans.forEach((span, index) => {
      const verdict = tally.add(span, answers[index])
      if (!['ends', 'gone'].includes(verdict)) {
        misses.push({ pair: id, verdict, ...span, answer: answers[index] })
      }
    })
  }
  const perPair = prepareTime / revisions.length
  return { tally, misses, perPair, perThousand: (1000 * placeTime) / tally.count() }
}

function rowOf({ name, tally, perPair, perThousand }) {
  const figures = tally.figures()
  const percent = (value) => (Number.isFinite(value) ? value.toFixed(2) : '')
  return {
    method: name,
    recall: percent(figures.recall),
    precision: percent(figures.precision),
    'unique: right': percent(figures.uniqueRight),
    'edited: right': percent(figures.editedRight),
    'edited: both ends': percent(figures.editedEnds),
    'edited: lost or asked': percent(figures.editedLost),
    'deleted, attached': percent(figures.deletedAttached),
    'repeated: right': percent(figures.repeatedRight),
    'bad, of all': percent(figures.bad),
    'wrong of exact and shifted':
      tally.claimed > 0 ? `${tally.wrongClaims} of ${tally.claimed}` : '',
    'ms a pair': rounded(perPair),
    'ms per 1,000': rounded(perThousand),
  }
}

function qualityGoals(tally) {
  const figures = tally.figures()
  return [
    goalLine(10, 'recall, %', figures.recall, '>=', 98),
    goalLine(10, 'precision, %', figures.precision, '>=', 99),
    goalLine(10, 'edited, right, %', figures.editedRight, '>=', 96.5),
    goalLine(10, 'edited, both ends right, %', figures.editedEnds, '>=', 94),
    goalLine(10, 'bad of all, %', figures.bad, '<=', 0.8),
    goalLine(10, 'unique, right, %', figures.uniqueRight, '>=', 99.9),
    goalLine(10, 'deleted, attached, %', figures.deletedAttached, '<=', 0.5),
    goalLine(10, 'repeated, right or asked, %', figures.repeatedRightOrAsked, '>=', 100),
    goalLine(10, 'wrong of those called exact or shifted', tally.wrongClaims, '<=', 0),
  ]
}

function reportLookAlikes(articles, methods) {
  if (articles.length === 0) return
  const sets = lookAlikeKinds.map((kind) => [kind, makeLookAlikes(articles, kind, 400)])
  say('\n## Look-alikes of a dropped sentence (400 cases of each kind)\n')
  say('Placed on the look-alike, %; in brackets: kept sentences placed right, %\n')
  const ours = []
  const rows = Object.entries(methods).map(([name, method]) => {
    process.stderr.write(`look-alikes: ${name}\n`)
    const row = { method: name }
    for (const [kind, cases] of sets) {
      const counts = tryLookAlikes(cases, method)
      if (name === 'variorum') ours.push([kind, counts])
      const attached = (100 * counts.attached) / counts.dropped
      row[kind] = `${attached.toFixed(1)} (${((100 * counts.right) / counts.kept).toFixed(1)})`
    }
    return row
  })
  say(markdownTable(rows))
  say('')
  for (const [kind, { attached, kept, right }] of ours) {
    say(goalLine(11, `look-alikes ${kind}: placed silently`, attached, '<=', 0))
    say(goalLine(11, `look-alikes ${kind}: kept, right, %`, (100 * right) / kept, '>=', 100))
  }
}

function reportBooks(pairs, methods, limit) {
  for (const pair of pairs) {
    const { rows, goals } = measureBook(pair, methods, limit)
    say(`\n## ${pair.name}: ${pair.before.length} to ${pair.after.length} characters\n`)
    say(markdownTable(rows))
    say('')
    for (const line of goals) say(line)
  }
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}
