import type { Passage } from '../core/api/shapes.ts'
import type { AnchorState } from '../core/model/anchor.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import { quoteOf, type Ranges } from '../core/model/range.ts'
import type { AnchorRecord, RevisionRecord } from '../core/model/records.ts'
import { locateQuote } from '../core/text/findQuote.ts'
import { checkRanges } from '../core/text/offsets.ts'
import type { Reader } from '../db/connection.ts'
import { codingTuplesOfDocument } from '../db/stores/codings.ts'
import {
  anchorById,
  anchorOn,
  anchorsOfHighlight,
  countHighlights,
  paintedAnchors,
  requiredHighlight,
  setHighlightDeleted,
  unplacedHighlights,
  updateAnchor,
  updateHighlight,
} from '../db/stores/highlights.ts'
import { requiredRevision, revisionByNumber } from '../db/stores/revisions.ts'
import { addHighlight } from './addHighlight.ts'
import { annotationOn, annotationsAsked, annotationsGiven } from './annotationViews.ts'
import { carriedPlaces } from './carriedPlaces.ts'
import { ensureCode } from './codes.ts'
import { addCoding } from './codings.ts'
import type { CarriedPlace } from './evidence.ts'
import { removeFlag } from './flags.ts'
import type { HandlersOf } from './handlersOf.ts'
import { unpackInPieces } from './jobs/packed.ts'
import { labels } from './labels.ts'
import { addMention } from './mentions.ts'
import { addNote, contentOf } from './notes.ts'
import { requireLiveDocument } from './requireLiveDocument.ts'
import { textOfRevision } from './revisionTexts.ts'
import { withPlan } from './withPlan.ts'
import { writeCarried } from './writeAnchors.ts'
import type { Work } from './writing.ts'

/** So many are read in a few milliseconds; more would hold up everybody, so that a job reads them. */
const FEW = 500
const LIST_LIMITS = { timeoutMs: 120_000, memoryMb: 2048, lane: 'list' } as const

export const highlightHandlers: HandlersOf<'highlights'> = {
  'highlights.list': async (asked, { signal, tell }, session) => {
    const { db, path: project } = session.project()
    if (asked.within !== undefined || countHighlights(db, asked.documentId) <= FEW) {
      return annotationsAsked(db, asked)
    }
    const { runJob } = session.ports.jobs
    const listed = await runJob(
      'listAnnotations',
      { ...asked, project },
      { ...LIST_LIMITS, signal },
    )
    await tell(null, unpackInPieces(listed))
    return []
  },

  'highlights.paint': ({ documentId, revision: number, since }, _call, session) => {
    const { db, log } = session.project()
    const seq = log.lastSeq()
    const changed = since === undefined || since > seq ? null : log.changedHighlights(since)
    const revision = revisionByNumber(db, documentId, number ?? null)
    const codeIds = new Map<Id, Id[]>()
    for (const [highlightId, codeId] of codingTuplesOfDocument(db, documentId)) {
      codeIds.set(highlightId, [...(codeIds.get(highlightId) ?? []), codeId])
    }
    const highlights = paintedAnchors(db, documentId, revision.id)
      .filter(({ highlightId }) => changed === null || changed.has(highlightId))
      .map(({ highlightId: id, ranges, state, annotatorId }) => ({
        id,
        ranges,
        state,
        codeIds: codeIds.get(id) ?? [],
        annotatorId,
      }))
    return {
      revision: revision.number,
      seq,
      highlights,
      changed: changed === null ? null : [...changed],
    }
  },

  'highlights.get': ({ highlightIds, revision }, _call, session) =>
    annotationsGiven(session.project().db, highlightIds, revision),

  'highlights.unplaced': ({ documentId, revision: number }, _call, session) => {
    const { db } = session.project()
    const revision = revisionByNumber(db, documentId, number ?? null)
    return annotationsGiven(db, unplacedHighlights(db, revision.id), revision.number)
  },

  'highlights.create': (input, { signal }, session) => {
    const { documentId, passage, codes, note, mentions, annotatorId } = input
    const { db } = session.project()
    requireLiveDocument(db, documentId)
    const revision = revisionByNumber(db, documentId, input.revision ?? null)
    const text = textOfRevision(db, revision)
    const ranges = rangesOf(text, passage)
    const content = note === undefined ? null : contentOf(note)
    const label = labels.highlight(quoteOf(text, ranges))
    const write = (carried: readonly CarriedPlace[]) =>
      session.write({ code: 'highlights.create', label, annotatorId }, (work) => {
        const home = addHighlight(work, revision, ranges, text)
        const { highlightId } = home
        writeCarried(work, home, carried)
        for (const ref of codes) addCoding(work, highlightId, ensureCode(work, ref).id)
        if (content !== null) addNote(work, { kind: 'highlight', id: highlightId }, content, null)
        for (const mention of mentions) addMention(work, highlightId, mention)
        return annotationOn(work.tx, highlightId, revision.number)
      })
    if (revisionByNumber(db, documentId, null).id === revision.id) return write([])
    return withPlan(
      session,
      () => carriedPlaces(session, revision, [ranges], signal),
      ([places = []]) => write(places),
    )
  },

  'highlights.resize': ({ highlightId, revision, ranges, annotatorId }, _call, session) => {
    const place = placeOn(session.project().db, highlightId, revision, ranges)
    const label = labels.resizeHighlight(place.current)
    return session.write({ code: 'highlights.resize', label, annotatorId }, (work) => {
      requireNothingLater(work, highlightId, place.revision)
      const { current: quote, ranges: checked, anchor } = place
      updateAnchor(work.tx, anchor.id, {
        ...byPerson(work),
        ranges: checked,
        quote,
        sourceId: null,
        state: 'exact',
        score: 1,
        candidates: [],
      })
      updateHighlight(work.tx, highlightId, { modifiedAt: work.at })
      removeFlag(work, highlightId, place.revision)
      return annotationOn(work.tx, highlightId, place.revision.number)
    })
  },

  'highlights.attach': ({ highlightId, revision, ranges, annotatorId }, _call, session) => {
    const place = placeOn(session.project().db, highlightId, revision, ranges)
    const label = labels.attachHighlight(place.current)
    const operation = { code: 'highlights.attach', label, annotatorId }
    const { result: annotation, seq } = session.writeNumbered(operation, (work) => {
      requireNothingLater(work, highlightId, place.revision)
      const { anchor, ranges: checked } = place
      const state = attachedState(work, place)
      updateAnchor(work.tx, anchor.id, { ...byPerson(work), ranges: checked, state, score: 1 })
      updateHighlight(work.tx, highlightId, { modifiedAt: work.at })
      removeFlag(work, highlightId, place.revision)
      return annotationOn(work.tx, highlightId, place.revision.number)
    })
    return { annotation, seq }
  },

  'highlights.confirm': ({ highlightIds, revision, annotatorId }, _call, session) => {
    const label = labels.confirmHighlights(highlightIds.length)
    const { result: confirmed, seq } = session.writeNumbered(
      { code: 'highlights.confirm', label, annotatorId },
      (work) => highlightIds.filter((id) => confirmPlace(work, id, revision)).length,
    )
    return { confirmed, seq }
  },

  'highlights.trash': ({ highlightIds }, _call, session) => {
    const label = labels.trashHighlights(highlightIds.length)
    return session.write({ code: 'highlights.trash', label }, ({ tx, at }) => {
      for (const id of highlightIds) setHighlightDeleted(tx, id, at)
      return {}
    })
  },

  'highlights.restore': ({ highlightIds }, _call, session) => {
    const label = labels.restoreHighlights(highlightIds.length)
    return session.write({ code: 'highlights.restore', label }, ({ tx }) => {
      for (const id of highlightIds) setHighlightDeleted(tx, id, null)
      return {}
    })
  },
}

function rangesOf(text: string, passage: Passage): Ranges {
  if ('ranges' in passage) return checkRanges(text, passage.ranges)
  return [locateQuote(text, passage.quote, passage.occurrence)]
}

interface Place {
  readonly revision: RevisionRecord
  readonly anchor: AnchorRecord
  readonly ranges: Ranges
  readonly current: string
}

/** The anchor a person means to change, and the words at the new ranges. */
function placeOn(db: Reader, highlightId: Id, number: number | undefined, ranges: Ranges): Place {
  const { documentId } = requiredHighlight(db, highlightId)
  const revision = revisionByNumber(db, documentId, number ?? null)
  const anchor = anchorOn(db, highlightId, revision.id)
  if (anchor === undefined) {
    throw new AppError(
      'not_found',
      `highlight ${highlightId} is not on revision ${revision.number}`,
    )
  }
  const text = textOfRevision(db, revision)
  const checked = checkRanges(text, ranges)
  return { revision, anchor, ranges: checked, current: quoteOf(text, checked) }
}

function byPerson({ annotatorId }: Work): Pick<AnchorRecord, 'by' | 'annotatorId'> {
  return { by: 'person', annotatorId }
}

/** What a place chosen by hand is to the evidence it was carried from. */
function attachedState({ tx }: Work, { anchor, ranges, current }: Place): AnchorState {
  if (anchor.sourceId === null && anchor.ranges.length > 0) {
    throw new AppError('invalid_input', 'the passage was chosen on this revision: resize it')
  }
  const source = anchor.sourceId === null ? undefined : anchorById(tx, anchor.sourceId)
  if (current !== anchor.quote) return 'edited'
  return JSON.stringify(ranges) === JSON.stringify(source?.ranges ?? ranges) ? 'exact' : 'shifted'
}

/** Later revisions were judged against this evidence; it stays as it was for them. */
function requireNothingLater({ tx }: Work, highlightId: Id, revision: RevisionRecord): void {
  const later = anchorsOfHighlight(tx, highlightId).some(
    (anchor) => requiredRevision(tx, anchor.revisionId).number > revision.number,
  )
  if (later) {
    throw new AppError('conflict', 'the passage can be changed on the latest revision only')
  }
}

/** Accepts the machine's place, or takes the flag off a person's. False where there is neither. */
export function confirmPlace(work: Work, highlightId: Id, number: number | undefined): boolean {
  const { documentId } = requiredHighlight(work.tx, highlightId)
  const revision = revisionByNumber(work.tx, documentId, number ?? null)
  const anchor = anchorOn(work.tx, highlightId, revision.id)
  if (anchor === undefined || anchor.ranges.length === 0) return false
  const wasFlagged = removeFlag(work, highlightId, revision)
  if (anchor.by === 'person') return wasFlagged
  requireNothingLater(work, highlightId, revision)
  updateAnchor(work.tx, anchor.id, byPerson(work))
  return true
}
