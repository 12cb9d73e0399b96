import { createRequire } from 'node:module'
import { diff as myersDiff } from 'fast-myers-diff'
import { WordNumbers, wordsOf, wordsTouching } from '../lib/words.mjs'
import { loadMatchQuote } from './matchQuote.mjs'

const require = createRequire(import.meta.url)
const CONTEXT = 32

/**
 * A way to find passages of one text in another. `prepare` looks at the two texts once; what it
 * returns places one passage.
 *
 * @typedef {{start: number, end: number, state?: string}} Found
 * @typedef {Found | null | 'ambiguous'} Answer `ambiguous` = asked about rather than placed
 * @typedef {{prepare: (before: string, after: string) => (start: number, end: number) => Answer}} Method
 */

/**
 * Every measured method by its name.
 *
 * @param {typeof import('../lib/engine.mjs')} engine
 * @returns {Promise<Record<string, Method>>}
 */
export async function loadMethods(engine) {
  return {
    position,
    'exact quote': exactQuote,
    hypothesis: hypothesis(await loadMatchQuote()),
    'dom-anchor-text-quote': domAnchorTextQuote,
    'diff-match-patch map': diffMatchPatchMap,
    'fast-myers-diff map': myersMap,
    variorum: variorum(engine),
  }
}

/** Each figure of speed compares two methods; these are the ones that take minutes on a book. */
export const slowMethods = ['dom-anchor-text-quote']

function variorum({ prepareReanchoring }) {
  return {
    prepare(before, after) {
      const reanchoring = prepareReanchoring(before, after)
      return (start, end) => {
        const { state, ranges } = reanchoring.place([[start, end]])
        if (state === 'ambiguous') return 'ambiguous'
        const [range] = ranges
        return range ? { start: range[0], end: range[1], state } : null
      }
    },
  }
}

/** What is left when a tool keeps offsets only, as Recogito does. */
const position = {
  prepare: (_, after) => (start, end) =>
    start >= after.length ? null : { start, end: Math.min(end, after.length) },
}

function selectorOf(text, start, end) {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  }
}

/** The W3C TextQuoteSelector, to the letter. */
const exactQuote = {
  prepare: (before, after) => (start, end) => {
    const { exact, prefix, suffix } = selectorOf(before, start, end)
    const withContext = after.indexOf(prefix + exact + suffix)
    const found = withContext < 0 ? after.indexOf(exact) : withContext + prefix.length
    return found < 0 ? null : { start: found, end: found + exact.length }
  },
}

function hypothesis(matchQuote) {
  return {
    prepare: (before, after) => (start, end) => {
      const { exact, ...context } = selectorOf(before, start, end)
      if (after.slice(start, end) === exact) return { start, end }
      const match = matchQuote(after, exact, { ...context, hint: start })
      return match && { start: match.start, end: match.end }
    },
  }
}

const domAnchorTextQuote = {
  prepare(before, after) {
    const { toTextPosition } = require('dom-anchor-text-quote')
    // It reads no more than this of the element it is given.
    const root = { textContent: after }
    return (start, end) => toTextPosition(root, selectorOf(before, start, end), { hint: start })
  },
}

const diffMatchPatchMap = {
  prepare(before, after) {
    const DiffMatchPatch = require('diff-match-patch')
    const engine = new DiffMatchPatch()
    engine.Diff_Timeout = 1
    const diffs = engine.diff_main(before, after)
    return (start, end) => {
      const from = engine.diff_xIndex(diffs, start)
      const to = engine.diff_xIndex(diffs, end)
      return to > from ? { start: from, end: to } : null
    }
  },
}

/** The shortest edit script by words; a passage is kept with half of its words. */
const myersMap = {
  prepare(before, after) {
    const numbers = new WordNumbers()
    const left = wordsOf(before, numbers)
    const right = wordsOf(after, numbers)
    const partners = myersPartners(left.ids, right.ids)
    return (start, end) => {
      const span = wordsTouching(left, start, end)
      const kept = [...partners.subarray(span.first, span.end)].filter((partner) => partner >= 0)
      const [first] = kept
      const last = kept.at(-1)
      if (first === undefined || last === undefined) return null
      if (kept.length < (span.end - span.first) / 2) return null
      return { start: right.starts[first], end: right.ends[last] }
    }
  },
}

function myersPartners(left, right) {
  const partners = new Int32Array(left.length).fill(-1)
  let i = 0
  let j = 0
  const keepUntil = (end) => {
    while (i < end) partners[i++] = j++
  }
  for (const [start, end, , rightEnd] of myersDiff(left, right)) {
    keepUntil(start)
    i = end
    j = rightEnd
  }
  keepUntil(left.length)
  return partners
}
