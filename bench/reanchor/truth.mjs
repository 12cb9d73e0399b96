import { diff as myersDiff } from 'fast-myers-diff'
import { seededRandom } from '../lib/corpus.mjs'
import { WordNumbers, wordsOf } from '../lib/words.mjs'
import { alignLocally } from './localAlignment.mjs'

/** Words on each side that are aligned along with a span. */
const CONTEXT = 25
const SPANS = 24
const ROOM = 120

/**
 * A passage of an old text and where it is in the new one. `start` and `end` are UTF-16 offsets of the old
 * text; the place is [cs, ce) of the new one, and its ends may lie anywhere in [os, cs] and [ce, oe].
 *
 * cat: unique    the exact text once in both: certain
 *      repeated  the exact text is there, several times on a side: the aligned one is the truth
 *      edited    the exact text is gone, half of its weight or more is aligned
 *      deleted   less than a fifth is, with and without its surroundings
 *      unsure    everything between, and two places that are nearly as good: not scored
 *
 * @typedef {{start: number, end: number, cat: string, cs?: number, ce?: number, os?: number, oe?: number}} Span
 */

/**
 * Draws spans of 5 to 60 words in the old text, half of them where it was edited, and decides where they are
 * by a slow local alignment with the whole new text.
 *
 * @param {string} before
 * @param {string} after
 * @param {number} seed
 * @returns {Span[]}
 */
export function drawTruth(before, after, seed) {
  const numbers = new WordNumbers()
  const old = wordsOf(before, numbers)
  const now = wordsOf(after, numbers)
  if (old.count < 80 || now.count < 40) return []
  const judgeOf = new Decider({ before, after, old, now, numbers })
  return drawSpans(before, old, now, seed).map((span) => judgeOf.decide(span))
}

function drawSpans(before, old, now, seed) {
  const random = seededRandom(seed)
  const edits = []
  for (const [start, end] of myersDiff(old.ids, now.ids)) {
    edits.push(start, Math.max(start, end - 1))
  }
  const wanted = SPANS / 2 + (edits.length <= 4 ? Math.min(6, SPANS / 2) : SPANS / 2)
  const drawn = new Map()
  for (let tries = 0; drawn.size < wanted && tries < 400; tries++) {
    const isAimed = drawn.size >= SPANS / 2 && edits.length > 0
    const length = 5 + Math.floor(random() ** 1.5 * 56)
    if (length > old.count / 3) continue
    const from = isAimed
      ? edits[Math.floor(random() * edits.length)] - Math.floor(random() * length)
      : Math.floor(random() * (old.count - length))
    const first = Math.max(0, Math.min(old.count - length, from))
    const start = old.starts[first]
    const end = old.ends[first + length - 1]
    if (before.slice(start, end).includes('\n') && random() > 0.15) continue
    drawn.set(`${start} ${end}`, { first, length, start, end })
  }
  return [...drawn.values()]
}

class Decider {
  #texts
  #weights
  #respellings

  constructor(texts) {
    this.#texts = texts
    this.#weights = weightsOf(texts)
    this.#respellings = new Respellings(texts)
  }

  decide({ first, length, start, end }) {
    const { before, after } = this.#texts
    const quote = before.slice(start, end)
    const isOnceBefore = countOf(before, quote) === 1
    const copies = countOf(after, quote)
    if (isOnceBefore && copies === 1) {
      const place = after.indexOf(quote)
      return { start, end, cat: 'unique', ...exactly(place, quote.length) }
    }
    const found = this.#align(first, length)
    if (copies > 0) return { start, end, ...this.#nearestCopy(found, quote) }
    if (Math.max(found.share, found.shareAlone) < 0.2) return { start, end, cat: 'deleted' }
    const isSure = found.share >= 0.5 && !found.isAmbiguous && found.first >= 0
    const place = isSure ? this.#placeOf(found, length) : null
    const isLong = place !== null && place.ce - place.cs > 4 * (end - start)
    if (place === null || isLong) return { start, end, cat: 'unsure' }
    return { start, end, cat: 'edited', ...place }
  }

  /** The alignment of a span with its surroundings, or of the span alone where only that says that it moved. */
  #align(first, length) {
    const { old, now } = this.#texts
    const low = Math.max(0, first - CONTEXT)
    const query = old.ids.subarray(low, Math.min(old.count, first + length + CONTEXT))
    const respelled = this.#respellings.of(query)
    const align = (ids) => alignLocally(ids, now.ids, this.#weights, respelled)
    const around = align(query)
    const alone = align(old.ids.subarray(first, first + length))
    const share = this.#shareOf(around, first, length, first - low)
    const shareAlone = this.#shareOf(alone, first, length, 0)
    const isMoved =
      shareAlone >= 0.7 && shareAlone > share + 0.3 && alone.second < 0.85 * alone.score
    const used = isMoved ? alone : around
    const offset = isMoved ? 0 : first - low
    let firstKept = -1
    let lastKept = -1
    for (let k = offset; k < offset + length; k++) {
      if (!used.isKept[k]) continue
      if (firstKept < 0) firstKept = k
      lastKept = k
    }
    return {
      used,
      offset,
      first: firstKept,
      last: lastKept,
      share: isMoved ? shareAlone : share,
      shareAlone,
      isAmbiguous: used.second > 0.93 * used.score,
    }
  }

  #shareOf({ isKept }, first, length, offset) {
    let kept = 0
    let total = 0
    for (let k = 0; k < length; k++) {
      const weight = this.#weights[this.#texts.old.ids[first + k]]
      total += weight
      if (isKept[offset + k]) kept += weight
    }
    return kept / total
  }

  #nearestCopy({ used, first, share, isAmbiguous }, quote) {
    if (isAmbiguous || first < 0 || share < 0.9) return { cat: 'unsure' }
    const { after, now } = this.#texts
    const near = now.starts[used.partners[first]]
    let best = -1
    for (let place = after.indexOf(quote); place >= 0; place = after.indexOf(quote, place + 1)) {
      if (best < 0 || Math.abs(place - near) < Math.abs(best - near)) best = place
    }
    if (Math.abs(best - near) > 30) return { cat: 'unsure' }
    return { cat: 'repeated', ...exactly(best, quote.length) }
  }

  #placeOf({ used, offset, first, last }, length) {
    const { after, now } = this.#texts
    const { partners, isKept } = used
    const cs = now.starts[partners[first]]
    const ce = now.ends[partners[last]]
    let os = Math.max(0, cs - ROOM)
    let oe = Math.min(after.length, ce + ROOM)
    const before = isKept.subarray(0, offset).lastIndexOf(1)
    if (before >= 0) os = Math.max(os, now.ends[partners[before]])
    const next = isKept.indexOf(1, offset + length)
    if (next >= 0) oe = Math.min(oe, now.starts[partners[next]])
    return { cs, ce, os: Math.min(os, cs), oe: Math.max(oe, ce) }
  }
}

function exactly(place, length) {
  return { cs: place, ce: place + length, os: place, oe: place + length }
}

/** How often a quote stands in a text; no more than two are counted. */
function countOf(text, quote) {
  const place = text.indexOf(quote)
  if (place < 0) return 0
  return text.includes(quote, place + 1) ? 2 : 1
}

function weightsOf({ old, now, numbers }) {
  const frequencies = new Float64Array(numbers.words.length)
  for (const id of old.ids) frequencies[id]++
  for (const id of now.ids) frequencies[id]++
  const total = old.count + now.count
  return Float32Array.from(
    frequencies,
    (frequency) => 0.25 + (1.75 * Math.log(total / Math.max(1, frequency))) / Math.log(total),
  )
}

/** Which words of the new text could be a word of the old one in another spelling. */
class Respellings {
  #words
  #now
  #known = new Map()

  constructor({ now, numbers }) {
    this.#words = numbers.words
    this.#now = new Set(now.ids)
  }

  /** @returns {Map<number, Set<number>>} for the words of a query that the new text does not hold */
  of(query) {
    const result = new Map()
    for (const id of query) {
      if (this.#now.has(id)) continue
      if (!this.#known.has(id)) this.#known.set(id, this.#find(this.#words[id]))
      const found = this.#known.get(id)
      if (found.size > 0) result.set(id, found)
    }
    return result
  }

  #find(word) {
    const found = new Set()
    if (word.length < 4) return found
    for (const id of this.#now) {
      const other = this.#words[id]
      const isLikely = other[0] === word[0] || other.slice(-3) === word.slice(-3)
      if (isLikely && isRespelled(word, other)) found.add(id)
    }
    return found
  }
}

function isRespelled(one, other) {
  if (Math.abs(one.length - other.length) > 3 || Math.min(one.length, other.length) < 4)
    return false
  let row = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const replaced = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, replaced))
    }
    row = next
  }
  return 1 - row[other.length] / Math.max(one.length, other.length) >= 0.7
}
