import { goalLine } from '../lib/goals.mjs'

/** Of the bench's page, in pixels. */
const LINE_HEIGHT = 25.5

/**
 * Goals 1 to 9 as far as one run tells: a system or a count that was not measured with it says nothing.
 *
 * @param {'book' | 'article'} document
 * @param {ReadonlyMap<number, ReadonlyMap<string, object | null>>} summaries by count, then by system; null = given up
 * @returns {string[]}
 */
export function goalLines(document, summaries) {
  const of = (count, system) => summaries.get(count)?.get(system) ?? undefined
  const ratio = (what, [count, system, key], [other, peer, peerKey = key]) => {
    const [above, below] = [of(count, system)?.[key], of(other, peer)?.[peerKey]]
    return { what, value: (above ?? Number.NaN) / (below ?? Number.NaN) }
  }
  const goals = document === 'book' ? bookGoals(of, ratio) : articleGoals(ratio)
  return goals
    .filter(({ value }) => Number.isFinite(value))
    .map(({ goal, what, value, relation, limit }) => goalLine(goal, what, value, relation, limit))
}

function bookGoals(of, ratio) {
  const own = of(10_000, 'variorum') ?? {}
  const usual = [10_000, 'variorum']
  const value = (what, key) => ({ what, value: own[key] ?? Number.NaN })
  return [
    atMost(1, 2.5, ratio('open / limit', [...usual, 'open'], [10_000, 'limit'])),
    atMost(1, 0.12, ratio('open / bare', [...usual, 'open'], [10_000, 'bare'])),
    atLeast(1, 20, ratio('TipTap marks / open', [10_000, 'tiptap-marks', 'open'], usual)),
    atLeast(1, 300, ratio('Recogito / open', [10_000, 'recogito', 'open'], usual)),
    atLeast(1, 300, ratio('Hypothesis / open', [10_000, 'hypothesis', 'open'], usual)),
    atMost(2, 1.3, ratio('open 50k / 1k', [50_000, 'variorum', 'open'], [1000, 'variorum'])),
    ...['marks', 'decorations'].map((peer) =>
      atLeast(
        2,
        40,
        ratio(
          `TipTap ${peer} / open at 50k`,
          [50_000, `tiptap-${peer}`, 'open'],
          [50_000, 'variorum'],
        ),
      ),
    ),
    atMost(3, 150, value('first frame, ms', 'open')),
    atMost(3, 0, value('tasks over 50 ms after it', 'laterTasks')),
    atMost(4, 1.3, ratio('add / limit', [...usual, 'add'], [10_000, 'limit'])),
    atMost(4, 1, value('script of an add, ms', 'addScript')),
    atMost(4, 0.2, { what: 'add at 1k, 10k, 50k off their mean', value: spreadOfAdd(of) }),
    atMost(5, 0, value('tasks over 50 ms while scrolling', 'scrollTasks')),
    atMost(5, 1, value('late frames, %', 'late')),
    atMost(6, 2.2, ratio('jump / bare', [...usual, 'jump'], [10_000, 'bare'])),
    atMost(6, 100, value('longest jump, ms', 'longestJump')),
    atMost(6, LINE_HEIGHT, value('landing off, px (a line)', 'landing')),
    atMost(7, 0.06, ratio('re-layout / bare', [...usual, 'relayout'], [10_000, 'bare'])),
    atMost(8, 0.75, ratio('memory / bare', [...usual, 'memory'], [10_000, 'bare'])),
  ]
}

function articleGoals(ratio) {
  return [
    [1000, 1.8, 2.3],
    [10_000, 1.2, 10],
  ].flatMap(([count, mostOfBare, leastOfRecogito]) => {
    const own = [count, 'variorum', 'open']
    const recogito = [count, 'recogito', 'open']
    return [
      atMost(9, mostOfBare, ratio(`article, ${count}: open / bare`, own, [count, 'bare'])),
      atLeast(9, leastOfRecogito, ratio(`article, ${count}: Recogito / open`, recogito, own)),
    ]
  })
}

/** How far the time to add one lies from its mean over the counts, as a share; NaN if one is missing. */
function spreadOfAdd(of) {
  const times = [1000, 10_000, 50_000].map((count) => of(count, 'variorum')?.add ?? Number.NaN)
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  return Math.max(...times.map((time) => Math.abs(time / mean - 1)))
}

const atMost = (goal, limit, measured) => ({ goal, limit, relation: '<=', ...measured })
const atLeast = (goal, limit, measured) => ({ goal, limit, relation: '>=', ...measured })
