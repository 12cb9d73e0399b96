import type { CarriedAnnotation, ReviseResult } from '../core/api/documentMethods.ts'
import type { Call } from '../core/api/serve.ts'
import { anchorStates, type Placement } from '../core/model/anchor.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import { quoteOf } from '../core/model/range.ts'
import type { AnchorRecord, HighlightRecord } from '../core/model/records.ts'
import type { TextOfRevision } from '../core/state/annotationsOfState.ts'
import { groupBy } from '../core/state/lookup.ts'
import { rejectionIds } from '../core/state/rejections.ts'
import type { Reader } from '../db/connection.ts'
import { sha256 } from '../db/sha256.ts'
import { readDocumentState } from '../db/state/readState.ts'
import { requiredDocument } from '../db/stores/documents.ts'
import { insertAnchor } from '../db/stores/highlights.ts'
import { revisionByNumber } from '../db/stores/revisions.ts'
import { addRevision } from './addRevision.ts'
import { carriedAnchor, type Evidence, evidenceBefore, unplaced } from './evidence.ts'
import { labels } from './labels.ts'
import { type ReadSource, readSource } from './readSource.ts'
import { textsOf } from './revisionTexts.ts'
import type { Session, Work } from './session.ts'
import { keepSnapshot } from './snapshots.ts'

export interface ReviseRequest {
  readonly documentId: Id
  readonly path: string
  readonly annotatorId?: Id | undefined
}

/** Re-anchoring grows with the text; a book with thousands of highlights takes seconds. */
const CARRY_LIMITS = { timeoutMs: 120_000, memoryMb: 2048 }

interface Carrying {
  readonly highlight: HighlightRecord
  /** In the trash, or only a rejected suggestion: carried, and not told of. */
  readonly isHidden: boolean
  /** Null where it never had a place. */
  readonly evidence: Evidence | null
  /** Its quote so far. */
  readonly quote: string
}

/** Brings a newer copy in as the next revision: one operation. See `prepareRevision`. */
export async function reviseDocument(
  session: Session,
  call: Call,
  { documentId, path, annotatorId }: ReviseRequest,
): Promise<ReviseResult> {
  const project = session.project()
  requiredDocument(project.db, documentId)
  const file = await readSource(session, path, call.signal)
  session.requireOpen(project)
  const prepared = await prepareRevision(session, call, { documentId, file })
  const label = prepared.label ?? labels.reviseDocument('', prepared.number)
  return session.write({ code: 'documents.revise', label, annotatorId }, prepared.write)
}

export interface RevisionRequest {
  readonly documentId: Id
  readonly file: ReadSource
  /** The copy that the same operation brings in before this one. */
  readonly previous?: PreparedRevision | undefined
}

/** A revision that is thought out and not yet written. */
export interface PreparedRevision {
  readonly number: number
  readonly sha256: string
  /** What the history says of it; null when the bytes are those of the latest revision: it makes nothing. */
  readonly label: string | null
  /** Within a running operation. Throws `stale` when the document was annotated meanwhile. */
  write(work: Work): ReviseResult
}

/**
 * Works out where every highlight goes on a newer copy. What is then written is a snapshot before, the
 * revision, and an anchor for each highlight (those in the trash included, so that they can come back).
 */
export async function prepareRevision(
  session: Session,
  call: Call,
  { documentId, file, previous }: RevisionRequest,
): Promise<PreparedRevision> {
  const project = session.project()
  const { db, log } = project
  const { title } = requiredDocument(db, documentId)
  const latest = revisionByNumber(db, documentId, null)
  const before = previous ?? { number: latest.number, sha256: latest.originalSha256 }
  const ownSha256 = sha256(file.bytes)
  if (ownSha256 === before.sha256) {
    const same = result(documentId, before.number, true, [], latest.report)
    return { ...before, label: null, write: () => same }
  }
  const lastChange = () => log.history({ scope: { documentId }, limit: 1 })[0]?.seq
  const basis = lastChange()
  const number = before.number + 1
  const carrying = carriedTo(db, documentId, number)
  const label = labels.reviseDocument(title, number)
  const titled: Call = {
    ...call,
    progress: ({ done, total }) => call.progress({ done, total, label: title }),
  }
  titled.progress({ done: 0, total: carrying.highlights.length, label: title })
  const placements = await carry(session, titled, carrying, file.source.text)
  call.signal.throwIfAborted()
  session.requireOpen(project)
  return {
    number,
    sha256: ownSha256,
    label,
    write(work) {
      if (lastChange() !== basis) {
        throw new AppError('stale', 'the document was annotated meanwhile; bring the copy in again')
      }
      keepSnapshot(work, { name: `before-revision-${number}`, why: label, documentId })
      const place = { documentId, number, capturedAt: work.at }
      const { id } = addRevision(work, place, file)
      const carried = writeAnchors(work, id, file, carrying.highlights, placements)
      return result(documentId, number, false, carried, file.source.report)
    },
  }
}

interface CarriedHighlights {
  readonly highlights: readonly Carrying[]
  readonly textOf: TextOfRevision
}

/** Every highlight of a document with the evidence that a revision of this number judges it by. */
function carriedTo(db: Reader, documentId: Id, number: number): CarriedHighlights {
  const state = readDocumentState(db, documentId)
  const textOf = textsOf(db, state.revisions)
  const anchors = groupBy(state.anchors, (anchor) => anchor.highlightId)
  const rejections = rejectionIds(state)
  const highlights = state.highlights.map((highlight): Carrying => {
    const own = anchors.get(highlight.id) ?? []
    const evidence = evidenceBefore(number, own, state.revisions, textOf)
    const isHidden = highlight.deletedAt !== null || rejections.has(highlight.id)
    return { highlight, isHidden, evidence, quote: evidence?.quote ?? own[0]?.quote ?? '' }
  })
  return { highlights, textOf }
}

/** A placement for every highlight; each revision's text is aligned with the new one once. */
async function carry(
  session: Session,
  call: Call,
  { highlights, textOf }: CarriedHighlights,
  newText: string,
): Promise<ReadonlyMap<Id, Placement>> {
  const groups = [...groupBy(highlights, ({ evidence }) => evidence?.anchor.revisionId ?? null)]
  const input = {
    newText,
    groups: groups.map(([revisionId, items]) => ({
      oldText: textOf(revisionId),
      items: items.map(({ highlight, evidence }) => ({
        id: highlight.id,
        ranges: evidence?.ranges ?? [],
      })),
    })),
  }
  const limits = { ...CARRY_LIMITS, signal: call.signal, onProgress: call.progress }
  const placed = await session.ports.jobs.runJob('reanchor', input, limits)
  return new Map(placed.map(({ id, placement }) => [id, placement]))
}

function writeAnchors(
  { tx, at, newId }: Work,
  revisionId: Id,
  { source }: ReadSource,
  carrying: readonly Carrying[],
  placements: ReadonlyMap<Id, Placement>,
): CarriedAnnotation[] {
  return carrying.flatMap(({ highlight, isHidden, evidence, quote }) => {
    const placement = placements.get(highlight.id) ?? unplaced
    const place = { id: newId(), highlightId: highlight.id, revisionId, createdAt: at }
    insertAnchor(tx, carriedAnchor(place, evidence, placement, quote))
    if (isHidden) return []
    return [
      carriedAnnotation(
        highlight.id,
        { quote, ranges: evidence?.ranges ?? [] },
        placement,
        source.text,
      ),
    ]
  })
}

function carriedAnnotation(
  id: Id,
  before: { quote: string; ranges: AnchorRecord['ranges'] },
  { state, score, ranges, candidates }: Placement,
  newText: string,
): CarriedAnnotation {
  const [first, ...rest] = ranges
  return {
    id,
    state,
    score,
    before: { quote: before.quote, ...extent(before.ranges) },
    after:
      first === undefined ? null : { quote: quoteOf(newText, [first, ...rest]), ...extent(ranges) },
    candidates: candidates.map((candidate) => ({
      ...extent(candidate.ranges),
      score: candidate.score,
    })),
  }
}

function extent(ranges: AnchorRecord['ranges']): { start: number; end: number } {
  return { start: ranges[0]?.[0] ?? 0, end: ranges.at(-1)?.[1] ?? 0 }
}

function result(
  document: Id,
  revision: number,
  unchanged: boolean,
  annotations: readonly CarriedAnnotation[],
  report: ReviseResult['report'],
): ReviseResult {
  const countOf = (state: CarriedAnnotation['state']) =>
    annotations.filter((annotation) => annotation.state === state).length
  const counts = Object.fromEntries(anchorStates.map((state) => [state, countOf(state)]))
  // fromEntries over anchorStates has exactly its keys.
  return {
    document,
    revision,
    unchanged,
    counts: counts as ReviseResult['counts'],
    annotations,
    report,
  }
}
