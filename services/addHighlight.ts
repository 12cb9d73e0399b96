import { quoteOf, type Ranges } from '../core/model/range.ts'
import type { AnchorRecord, RevisionRecord } from '../core/model/records.ts'
import { insertAnchor, insertHighlight } from '../db/stores/highlights.ts'
import type { Work } from './writing.ts'

/** Writes a highlight within a running operation; returns its anchor. */
export function addHighlight(
  { tx, annotatorId, at, newId }: Work,
  revision: RevisionRecord,
  ranges: Ranges,
  text: string,
): AnchorRecord {
  const highlightId = newId()
  insertHighlight(tx, {
    id: highlightId,
    documentId: revision.documentId,
    homeRevisionId: revision.id,
    annotatorId,
    createdAt: at,
    modifiedAt: at,
    deletedAt: null,
  })
  const anchor: AnchorRecord = {
    id: newId(),
    highlightId,
    revisionId: revision.id,
    by: 'person',
    state: 'exact',
    score: 1,
    ranges,
    quote: quoteOf(text, ranges),
    sourceId: null,
    candidates: [],
    annotatorId,
    createdAt: at,
  }
  insertAnchor(tx, anchor)
  return anchor
}
