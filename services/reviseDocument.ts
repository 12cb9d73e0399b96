import { createHash } from 'node:crypto'
import type { CarriedAnnotation, ReviseResult } from '../core/api/documentMethods.ts'
import type { Call } from '../core/api/serve.ts'
import { anchorStates, type Placement } from '../core/model/anchor.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import { quoteOf } from '../core/model/range.ts'
import type { AnchorRecord, HighlightRecord } from '../core/model/records.ts'
import type { TextOfRevision } from '../core/state/annotationsOfState.ts'
import { groupBy } from '../core/state/lookup.ts'
import { readDocumentState } from '../db/state/readState.ts'
import { requiredDocument } from '../db/stores/documents.ts'
import { insertAnchor } from '../db/stores/highlights.ts'
import { revisionByNumber } from '../db/stores/revisions.ts'
import { carriedAnchor, type Evidence, evidenceBefore, unplaced } from './evidence.ts'
import { addRevision, type ReadSource, readSource } from './importDocuments.ts'
import { labels } from './labels.ts'
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
  /** Null where it never had a place. */
  readonly evidence: Evidence | null
  /** Its quote so far. */
  readonly quote: string
}

/**
 * Brings a newer copy in as the next revision and carries every highlight to it. One operation: a
 * snapshot before, the revision, an anchor for each highlight (those in the trash included, so that
 * they can come back). The bytes of the latest revision again make nothing.
 */
export async function reviseDocument(
  session: Session,
  call: Call,
  { documentId, path, annotatorId }: ReviseRequest,
): Promise<ReviseResult> {
  const project = session.project()
  const { db, log } = project
  const { title } = requiredDocument(db, documentId)
  const file = await readSource(session, path, call.signal)
  session.requireOpen(project)
  const latest = revisionByNumber(db, documentId, null)
  if (sha256(file.bytes) === latest.originalSha256) {
    return result(documentId, latest.number, true, [], latest.report)
  }
  const lastChange = () => log.history({ scope: { documentId }, limit: 1 })[0]?.seq
  const basis = lastChange()
  const state = readDocumentState(db, documentId)
  const textOf = textsOf(db, state.revisions)
  const number = latest.number + 1
  const anchors = groupBy(state.anchors, (anchor) => anchor.highlightId)
  const carrying = state.highlights.map((highlight): Carrying => {
    const own = anchors.get(highlight.id) ?? []
    const evidence = evidenceBefore(number, own, state.revisions, textOf)
    return { highlight, evidence, quote: evidence?.quote ?? own[0]?.quote ?? '' }
  })
  call.progress({ done: 0, total: carrying.length, label: title })
  const placements = await carry(session, call, carrying, {
    of: textOf,
    new: file.source.text,
  })
  call.signal.throwIfAborted()
  session.requireOpen(project)

  const label = labels.reviseDocument(title, number)
  const operation = { code: 'documents.revise', label, annotatorId }
  const carried = session.write(operation, (work) => {
    if (lastChange() !== basis) {
      throw new AppError('stale', 'the document was annotated meanwhile; bring the copy in again')
    }
    keepSnapshot(work, { name: `before-revision-${number}`, why: label, documentId })
    const place = { documentId, number, capturedAt: work.at }
    return writeAnchors(work, addRevision(work, place, file).id, file, carrying, placements)
  })
  return result(documentId, number, false, carried, file.source.report)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A placement for every highlight; each revision's text is aligned with the new one once. */
async function carry(
  session: Session,
  call: Call,
  carrying: readonly Carrying[],
  texts: { readonly of: TextOfRevision; readonly new: string },
): Promise<ReadonlyMap<Id, Placement>> {
  const groups = [...groupBy(carrying, ({ evidence }) => evidence?.anchor.revisionId ?? null)]
  const input = {
    newText: texts.new,
    groups: groups.map(([revisionId, items]) => ({
      oldText: texts.of(revisionId),
      items: items.map(({ highlight, evidence }) => ({
        id: highlight.id,
        ranges: evidence?.ranges ?? [],
      })),
    })),
  }
  const limits = { ...CARRY_LIMITS, signal: call.signal }
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
  return carrying.flatMap(({ highlight, evidence, quote }) => {
    const placement = placements.get(highlight.id) ?? unplaced
    const place = { id: newId(), highlightId: highlight.id, revisionId, createdAt: at }
    insertAnchor(tx, carriedAnchor(place, evidence, placement, quote))
    if (highlight.deletedAt !== null) return []
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
