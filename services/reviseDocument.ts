import type { CarriedAnnotation, ReviseResult } from '../core/api/documentMethods.ts'
import type { Call } from '../core/api/serve.ts'
import { anchorStates } from '../core/model/anchor.ts'
import { beforeRevision } from '../core/model/beforeRevision.ts'
import { AppError } from '../core/model/error.ts'
import type { Id, Instant } from '../core/model/id.ts'
import { type Keeping, keepingAfter, keepingOf } from '../core/model/keeping.ts'
import { keptReport } from '../core/model/keptReport.ts'
import type { RevisionRecord } from '../core/model/records.ts'
import type { Reader } from '../db/connection.ts'
import { inOneStep, type Steps } from '../db/log/steps.ts'
import { requiredDocument } from '../db/stores/documents.ts'
import { insertAnchor } from '../db/stores/highlights.ts'
import { revisionByNumber } from '../db/stores/revisions.ts'
import { addRevision } from './addRevision.ts'
import { type Packed, unpack } from './jobs/packed.ts'
import { labels } from './labels.ts'
import type { PlannedCarry } from './planRevision.ts'
import { type ReadSource, readOriginal, readSource } from './readSource.ts'
import type { Session } from './session.ts'
import { keepSnapshot } from './snapshots.ts'
import type { Work } from './writing.ts'

export interface ReviseRequest {
  readonly documentId: Id
  readonly path: string
  /** Else as much as the latest revision has: the highlights outside of an article would lose their words. */
  readonly keeping?: Keeping | undefined
  readonly annotatorId?: Id | undefined
}

/** Re-anchoring grows with the text; a book with thousands of highlights takes seconds. */
const CARRY_LIMITS = { timeoutMs: 120_000, memoryMb: 2048 }

/** Brings a newer copy in as the next revision: one operation. See `prepareRevision`. */
export async function reviseDocument(
  session: Session,
  call: Call,
  { documentId, path, keeping, annotatorId }: ReviseRequest,
): Promise<ReviseResult> {
  const project = session.project()
  requiredDocument(project.db, documentId)
  const kept = keeping ?? keepingOfNewer(project.db, documentId)
  const file = await readSource(session, path, kept, call.signal)
  session.requireOpen(project)
  const prepared = await prepareRevision(session, call, { documentId, file })
  return writePrepared(session, call, 'documents.revise', prepared, annotatorId)
}

export interface RereadRequest {
  readonly documentId: Id
  readonly keeping: Keeping
  readonly annotatorId?: Id | undefined
}

/**
 * Reads the web page of the latest revision once more, as it was kept, and takes more or less of it: what comes of that
 * is the next revision. Throws `unsupported` for a document of another kind.
 */
export async function rereadDocument(
  session: Session,
  call: Call,
  { documentId, keeping, annotatorId }: RereadRequest,
): Promise<ReviseResult> {
  const project = session.project()
  const { title } = requiredDocument(project.db, documentId)
  await project.log.settled()
  session.requireOpen(project)
  const latest = revisionByNumber(project.db, documentId, null)
  if (keepingOf(latest.extractor) === null) {
    const message = `“${title}” is no page of which the article alone was or can be taken`
    throw new AppError('unsupported', message)
  }
  const file = await readOriginal(session, latest, keeping, call.signal)
  session.requireOpen(project)
  if (revisionByNumber(project.db, documentId, null).id !== latest.id) {
    throw new AppError('stale', 'a newer copy came in meanwhile; take the page again')
  }
  const label = (revision: number) => labels.rereadDocument(title, revision, keeping)
  const { capturedAt } = latest
  const prepared = await prepareRevision(session, call, { documentId, file, label, capturedAt })
  return writePrepared(session, call, 'documents.reread', prepared, annotatorId)
}

/** How much of its page a newer copy of a document has, unless something else is asked for. */
export function keepingOfNewer(db: Reader, documentId: Id): Keeping {
  return keepingAfter(revisionByNumber(db, documentId, null).extractor)
}

async function writePrepared(
  session: Session,
  call: Call,
  code: string,
  prepared: PreparedRevision,
  annotatorId: Id | undefined,
): Promise<ReviseResult> {
  const label = prepared.label ?? labels.reviseDocument('', prepared.number)
  const operation = { code, label, annotatorId }
  return (await session.writeInSteps(operation, prepared.write, call.signal)).result
}

export interface RevisionRequest {
  readonly documentId: Id
  readonly file: ReadSource
  /** The copy that the same operation brings in before this one. */
  readonly previous?: PreparedRevision | undefined
  /** What the history says of it, where it is not that a newer copy came in. */
  readonly label?: (revision: number) => string
  /** When the file was what it is; else now. */
  readonly capturedAt?: Instant
}

/** What a revision was made of, and how. */
interface Made {
  readonly number: number
  readonly sha256: string
  readonly textSha256: string
  /** How much of its page it has; null for one of which there is nothing to choose. */
  readonly keeping: Keeping | null
}

function madeOf(
  number: number,
  { originalSha256, textSha256, extractor }: Pick<RevisionRecord, MadeFrom>,
): Made {
  return { number, sha256: originalSha256, textSha256, keeping: keepingOf(extractor) }
}

type MadeFrom = 'originalSha256' | 'textSha256' | 'extractor'

/** The same bytes are the same revision, unless more or less of the page was taken, and that is another text. */
function isSame(before: Made, own: Made): boolean {
  const isSameWay = before.keeping === own.keeping || before.textSha256 === own.textSha256
  return before.sha256 === own.sha256 && isSameWay
}

/** A revision that is thought out and not yet written. */
export interface PreparedRevision extends Made {
  /** What the history says of it; null when file and text are those of the latest revision: it makes nothing. */
  readonly label: string | null
  /** Within a running operation. Throws `stale` when the document was annotated meanwhile. */
  write(work: Work): Steps<ReviseResult>
}

/**
 * Works out where every highlight goes on a newer copy. What is then written is a snapshot before, the
 * revision, and an anchor for each highlight (those in the trash included, so that they can come back).
 */
export async function prepareRevision(
  session: Session,
  call: Call,
  { documentId, file, previous, label: labelOf, capturedAt }: RevisionRequest,
): Promise<PreparedRevision> {
  const project = session.project()
  const { db, log } = project
  await log.settled()
  const { title } = requiredDocument(db, documentId)
  const latest = revisionByNumber(db, documentId, null)
  const before = previous ?? madeOf(latest.number, latest)
  const own = madeOf(before.number + 1, {
    originalSha256: file.source.encoded.original.sha256,
    textSha256: file.source.encoded.text.sha256,
    extractor: file.source.extractor,
  })
  if (isSame(before, own)) {
    const same = result(documentId, before.number, true, [], latest.report)
    return { ...before, label: null, write: () => inOneStep(() => same) }
  }
  const basis = log.headOf(documentId)
  const { number } = own
  const label = labelOf?.(number) ?? labels.reviseDocument(title, number)
  const { text, report } = file.source
  call.progress({ done: 0, total: 0, label: title })
  const plan = await session.ports.jobs.runJob(
    'planRevision',
    { project: project.path, documentId, number, text },
    {
      ...CARRY_LIMITS,
      signal: call.signal,
      onProgress: ({ done, total }) => call.progress({ done, total, label: title }),
    },
  )
  await log.settled()
  call.signal.throwIfAborted()
  session.requireOpen(project)
  return {
    ...own,
    label,
    *write(work) {
      if (log.headOf(documentId) !== basis) {
        throw new AppError('stale', 'the document was annotated meanwhile; bring the copy in again')
      }
      const snapshot = { name: beforeRevision(number), why: label, documentId }
      yield* keepSnapshot(work, snapshot, plan.before)
      const place = { documentId, number, capturedAt: capturedAt ?? work.at }
      const { id } = yield* addRevision(work, place, file)
      const carried = yield* writeCarried(work, id, plan.carried)
      return result(documentId, number, false, carried, report)
    },
  }
}

/** Writes the planned anchors; gives what is told of them. */
function* writeCarried(
  { tx, at, newId }: Work,
  revisionId: Id,
  carried: Packed<PlannedCarry>,
): Steps<CarriedAnnotation[]> {
  const all: CarriedAnnotation[] = []
  for (const { anchor, told } of unpack(carried)) {
    insertAnchor(tx, { ...anchor, id: newId(), revisionId, createdAt: at })
    if (told !== null) all.push(told)
    yield
  }
  return all
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
    // Older versions kept as many lines as there were.
    report: keptReport(report),
  }
}
