import type { SearchHit } from '../core/api/outcomeMethods.ts'
import { matchExpression } from '../core/search/matchExpression.ts'
import { type FoundText, findTexts, HIT_END, HIT_START } from '../db/search/findTexts.ts'
import { foundHighlights } from '../db/search/foundHighlights.ts'
import type { HandlersOf } from './handlersOf.ts'

export const searchHandlers: HandlersOf<'search'> = {
  'search.run': ({ query, limit }, _call, session) => {
    const match = matchExpression(query)
    if (match === null) return []
    return findTexts(session.project().db, { match, kinds: [], limit }).map(hitOf)
  },
  'search.highlights': ({ query }, _call, session) => {
    const match = matchExpression(query)
    return match === null ? [] : foundHighlights(session.project().db, match)
  },
}

function hitOf(found: FoundText): SearchHit {
  const { kind, id, documentId, title, revision, start, end, score } = found
  const place = { document: documentId, title, revision, start, end }
  return { kind, id, ...place, ...unmarked(found), score }
}

/** The snippet without the marks around its hits, and where these stand. */
function unmarked({ snippet }: FoundText): Pick<SearchHit, 'snippet' | 'hits'> {
  const hits: [number, number][] = []
  let plain = ''
  for (const part of snippet.split(HIT_START)) {
    const end = part.indexOf(HIT_END)
    if (end > 0) hits.push([plain.length, plain.length + end])
    plain += part.replace(HIT_END, '')
  }
  return { snippet: plain, hits }
}
