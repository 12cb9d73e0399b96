import { makeHighlights } from '../lib/highlights.mjs'

const AT = '2026-01-01T00:00:00.000Z'
const idOf = (index) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`

/**
 * The same highlights as annotated versions of an old and a new text, the way a project would hold them:
 * made on the old text, carried to the new one.
 *
 * @param {typeof import('../lib/engine.mjs')} engine
 * @param {string} before
 * @param {string} after
 * @param {number} count
 */
export function annotatedVersions(engine, before, after, count) {
  const { place } = engine.prepareReanchoring(before, after)
  const highlights = makeHighlights(before, count, 7)
  const home = highlights.map(({ start, end }, index) =>
    annotation(index, before, before, { state: 'exact', score: 1, ranges: [[start, end]] }, [
      [start, end],
    ]),
  )
  const carried = highlights.map(({ start, end }, index) =>
    annotation(index, before, after, place([[start, end]]), [[start, end]]),
  )
  return { left: version(engine, before, 1, home), right: version(engine, after, 2, carried) }
}

function version({ contentOfPlainText }, text, revision, annotations) {
  return {
    documentId: idOf(0),
    title: 'Bench',
    revision,
    snapshot: null,
    annotators: null,
    text,
    blocks: contentOfPlainText(text).blocks,
    annotations,
  }
}

function annotation(index, homeText, text, { state, score, ranges }, homeRanges) {
  const textAt = (of, list) => list.map(([start, end]) => of.slice(start, end)).join(' … ')
  return {
    id: idOf(index + 1),
    documentId: idOf(0),
    revision: homeText === text ? 1 : 2,
    homeRevision: 1,
    state,
    score,
    anchoredBy: 'machine',
    ranges,
    quote: textAt(homeText, homeRanges),
    current: ranges.length > 0 ? textAt(text, ranges) : null,
    prefix: '',
    suffix: '',
    candidates: [],
    codings: [],
    notes: [],
    mentions: [],
    annotatorId: idOf(0),
    annotator: 'Bench',
    created: AT,
    modified: AT,
  }
}
