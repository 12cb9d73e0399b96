import { AppError } from '../../core/model/error.ts'
import type { Id } from '../../core/model/id.ts'
import type { ProjectState } from '../../core/model/records.ts'
import { blobText, type EncodedBlob, encodeText, hasBlob, putEncoded, putText } from '../blobs.ts'
import type { Reader } from '../connection.ts'
import { lastSeq } from '../log/append.ts'
import type { Steps } from '../log/steps.ts'
import { insertRecord, recordsWhere, ridOf, type Transaction } from '../records.ts'
import { sha256 } from '../sha256.ts'
import { readOwnState, readSharedState } from '../state/readState.ts'
import {
  joinState,
  type Manifest,
  manifestJson,
  partJson,
  type StatePart,
  stateOfPartJson,
} from '../state/stateParts.ts'
import { type SnapshotRecord, snapshotTable } from '../tables.ts'

export type NewSnapshot = Omit<SnapshotRecord, 'stateSha256' | 'operationSeq' | 'documentId'> &
  Partial<Pick<SnapshotRecord, 'documentId'>>

type PartReference = Manifest['parts'][number]

/** A document's part of the state, as it was when nothing had touched it since. */
export interface PreparedPart {
  readonly document: Id
  readonly blob: EncodedBlob
}

/** Made apart from the snapshot, because reading and compressing thousands of records takes long. */
export function preparePart(db: Reader, document: Id): PreparedPart {
  const state = readOwnState(db, ridOf(db, 'document', document))
  return { document, blob: encodeText(partJson(state)) }
}

/**
 * Keeps the whole state as it is at this point of the operation. Documents that nothing touched since
 * the latest snapshot are not even read again, nor is one that is prepared, unless this operation touched it:
 * that nothing else did is the caller's to know.
 * @throws AppError conflict when there is a snapshot of this name
 */
export function* createSnapshot(
  tx: Transaction,
  snapshot: NewSnapshot,
  prepared?: PreparedPart,
): Steps<SnapshotRecord> {
  const { name, documentId = null } = snapshot
  if (snapshotsOfName(tx, name).some((known) => known.documentId === documentId)) {
    throw new AppError('conflict', `there is already a snapshot "${name}"`)
  }
  const unchanged = unchangedParts(tx)
  const documents = tx.tuples<[rid: number, id: Id]>('SELECT rid, id FROM document')
  const touched = new Set(tx.touchedDocuments())
  const parts = [putPart(tx, null, readSharedState(tx))]
  for (const [rid, id] of documents) {
    yield
    const known =
      unchanged.get(id) ??
      (prepared?.document === id && !touched.has(rid)
        ? { document: id, sha256: putEncoded(tx, prepared.blob) }
        : putPart(tx, id, readOwnState(tx, rid)))
    parts.push(known)
  }
  const stateSha256 = putText(tx, manifestJson(parts))
  const record = { ...snapshot, documentId, stateSha256, operationSeq: lastSeq(tx) }
  insertRecord(tx, snapshotTable, record)
  return record
}

/**
 * The snapshot of this name: the document's own, or else the project's. Without a document, one that
 * a document has for itself is found when it is the only one.
 * @throws AppError not_found, ambiguous
 */
export function requiredSnapshot(
  db: Reader,
  name: string,
  documentId: Id | null = null,
): SnapshotRecord {
  const named = snapshotsOfName(db, name)
  const found =
    named.find((snapshot) => snapshot.documentId === documentId) ??
    named.find((snapshot) => snapshot.documentId === null)
  if (found !== undefined) return found
  const [only, ...others] = documentId === null ? named : []
  if (only === undefined) throw new AppError('not_found', `no snapshot "${name}"`)
  if (others.length === 0) return only
  const documents = named.map((snapshot) => snapshot.documentId)
  const message = `${named.length} documents have a snapshot "${name}"`
  throw new AppError('ambiguous', message, { documents })
}

function snapshotsOfName(db: Reader, name: string): SnapshotRecord[] {
  return recordsWhere(db, snapshotTable, 'WHERE name = ? ORDER BY rid', name)
}

/** Oldest first. */
export function listSnapshots(db: Reader): SnapshotRecord[] {
  return recordsWhere(db, snapshotTable, 'ORDER BY at, rid')
}

/** @throws AppError corrupt when the stored state is damaged */
export function readSnapshot(db: Reader, snapshot: SnapshotRecord): ProjectState {
  const { parts } = readManifest(db, snapshot)
  return joinState(parts.map((part) => readPart(db, part)))
}

/**
 * What a snapshot knows of one document, as `readDocumentState` gives it for now. A document made
 * later has no records in it.
 */
export function readSnapshotOfDocument(
  db: Reader,
  snapshot: SnapshotRecord,
  documentId: Id,
): ProjectState {
  const { parts } = readManifest(db, snapshot)
  const wanted = parts.filter(({ document }) => document === null || document === documentId)
  return joinState(wanted.map((part) => readPart(db, part)))
}

export function readManifest(db: Reader, snapshot: SnapshotRecord): Manifest {
  // Written by createSnapshot; its hash was compared.
  return JSON.parse(intactText(db, snapshot.stateSha256)) as Manifest
}

function readPart(db: Reader, { document, sha256: hash }: PartReference): StatePart {
  return { document, state: stateOfPartJson(intactText(db, hash)) }
}

function intactText(db: Reader, hash: string): string {
  const text = blobText(db, hash)
  if (sha256(text) !== hash) throw new AppError('corrupt', `the blob ${hash} is damaged`)
  return text
}

function putPart(tx: Transaction, document: Id | null, state: ProjectState): PartReference {
  return { document, sha256: putText(tx, partJson(state)) }
}

/** The parts of the latest snapshot that would come out the same now. */
function unchangedParts(tx: Transaction): ReadonlyMap<Id, PartReference> {
  const latest = recordsWhere(tx, snapshotTable, 'ORDER BY operation_seq DESC, rid DESC LIMIT 1')[0]
  if (latest === undefined) return new Map()
  const touched = new Set<number>([
    ...tx.touchedDocuments(),
    ...tx.column<number>(
      'SELECT document_rid FROM operation_document WHERE operation_seq > ?',
      latest.operationSeq,
    ),
  ])
  const rids = new Map(tx.tuples<[Id, number]>('SELECT id, rid FROM document'))
  const unchanged = new Map<Id, PartReference>()
  for (const part of readManifest(tx, latest).parts) {
    const rid = part.document === null ? undefined : rids.get(part.document)
    if (part.document === null || rid === undefined || touched.has(rid)) continue
    if (hasBlob(tx, part.sha256)) unchanged.set(part.document, part)
  }
  return unchanged
}
