import type { CarriedAnnotation, ReviseResult } from '../core/api/documentMethods.ts'
import type { Call } from '../core/api/serve.ts'
import { anchorStates } from '../core/model/anchor.ts'
import { beforeRevision } from '../core/model/beforeRevision.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import { type Keeping, keepingOf } from '../core/model/keeping.ts'
import { keptReport } from '../core/model/keptReport.ts'
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
  const kept = keeping ?? keepingOfLatest(project.db, documentId)
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
  const latest = revisionByNumber(project.db, documentId, null)
  if (keepingOf(latest.extractor) === null) {
    throw new AppError('unsupported', `“${title}” is no web page: there is no more of it to take`)
  }
  const file = await readOriginal(session, latest, keeping, call.signal)
  session.requireOpen(project)
  const label = (revision: number) => labels.rereadDocument(title, revision, keeping)
  const prepared = await prepareRevision(session, call, { documentId, file, label })
  return writePrepared(session, call, 'documents.reread', prepared, annotatorId)
}

/** As much of its page as the latest revision of a document has. */
export function keepingOfLatest(db: Reader, documentId: Id): Keeping {
  return keepingOf(revisionByNumber(db, documentId, null).extractor) ?? 'article'
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
}

/** A revision that is thought out and not yet written. */
export interface PreparedRevision {
  readonly number: number
  readonly sha256: string
  readonly textSha256: string
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
  { documentId, file, previous, label: labelOf }: RevisionRequest,
): Promise<PreparedRevision> {
  const project = session.project()
  const { db, log } = project
  await log.settled()
  const { title } = requiredDocument(db, documentId)
  const latest = revisionByNumber(db, documentId, null)
  const before = previous ?? {
    number: latest.number,
    sha256: latest.originalSha256,
    textSha256: latest.textSha256,
  }
  const { original, text: encodedText } = file.source.encoded
  // The same file has another text where more or less of it was taken.
  if (original.sha256 === before.sha256 && encodedText.sha256 === before.textSha256) {
    const same = result(documentId, before.number, true, [], latest.report)
    return { ...before, label: null, write: () => inOneStep(() => same) }
  }
  const basis = log.headOf(documentId)
  const number = before.number + 1
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
    number,
    sha256: original.sha256,
    textSha256: encodedText.sha256,
    label,
    *write(work) {
      if (log.headOf(documentId) !== basis) {
        throw new AppError('stale', 'the document was annotated meanwhile; bring the copy in again')
      }
      const snapshot = { name: beforeRevision(number), why: label, documentId }
      yield* keepSnapshot(work, snapshot, plan.before)
      const place = { documentId, number, capturedAt: work.at }
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
