import { crc32 } from 'node:zlib'
import { quoteOf } from '../../core/model/range.ts'
import type { AnchorRecord, RevisionRecord } from '../../core/model/records.ts'
import { RichText } from '../../core/model/richText.ts'
import { blockProblems } from '../../core/text/blockProblems.ts'
import { pageProblems } from '../../core/text/pageAt.ts'
import { blobText, decodeBlob } from '../blobs.ts'
import type { Reader } from '../connection.ts'
import { recordsWhere } from '../records.ts'
import { sha256 } from '../sha256.ts'
import { stateHash } from '../state/stateParts.ts'
import { listRevisions, revisionBlocks, revisionPages } from '../stores/revisions.ts'
import { listSnapshots, readSnapshot } from '../stores/snapshots.ts'
import { anchorTable } from '../tables.ts'
import type { VerifyContext } from './context.ts'

type BlobTuple = readonly [
  hash: string,
  encoding: string,
  size: number,
  bytes: Uint8Array,
  checksum: number,
]

/** Every blob is what its name says. */
export function* checkBlobs({ db, problem, count }: VerifyContext): Generator<void> {
  const blobs = db.iterate<BlobTuple>('SELECT sha256, encoding, size, bytes, crc32 FROM blob')
  for (const [hash, encoding, size, bytes, checksum] of blobs) {
    count('blobs')
    // The last bits of a deflated stream mean nothing, but damage there is damage.
    const isAsStored = crc32(bytes) === checksum
    const fault = isAsStored ? blobFault(hash, { encoding, size, bytes }) : 'was not stored so'
    if (fault !== null) problem('blob', `the blob ${hash} ${fault}`)
    yield
  }
}

function blobFault(hash: string, blob: Parameters<typeof decodeBlob>[0]): string | null {
  try {
    const bytes = decodeBlob(blob)
    if (bytes.length !== blob.size) return `has ${bytes.length} bytes instead of ${blob.size}`
    return sha256(bytes) === hash ? null : 'has other bytes than its hash says'
  } catch (error) {
    return `cannot be read: ${messageOf(error)}`
  }
}

/** Text, content and blocks of every revision agree. */
export function* checkRevisions({ db, problem, count }: VerifyContext): Generator<void> {
  for (const revision of listRevisions(db)) {
    count('revisions')
    const name = `revision ${revision.number} of document ${revision.documentId}`
    for (const fault of revisionFaults(db, revision)) problem('revision', `${name}: ${fault}`)
    yield
  }
}

function revisionFaults(db: Reader, revision: RevisionRecord): string[] {
  try {
    const text = blobText(db, revision.textSha256)
    const content = RichText.parse(JSON.parse(blobText(db, revision.contentSha256)))
    const inBlocks = blockProblems(text, content, revisionBlocks(db, revision))
    const inPages = pageProblems(text, revisionPages(db, revision))
    const faults = [...inBlocks, ...inPages].slice(0, 5)
    if (text.length === revision.characters) return faults
    return [`the text has ${text.length} units instead of ${revision.characters}`, ...faults]
  } catch (error) {
    return [messageOf(error)]
  }
}

/** Where an anchor says that its quote stands, it stands. */
export function* checkAnchors({ db, problem, count }: VerifyContext): Generator<void> {
  for (const revision of listRevisions(db)) {
    const text = blobText(db, revision.textSha256)
    const anchors = recordsWhere(
      db,
      anchorTable,
      'WHERE revision_rid = (SELECT rid FROM revision WHERE id = ?)',
      revision.id,
    )
    for (const anchor of anchors) {
      count('anchors')
      const fault = anchorFault(text, anchor)
      if (fault !== null) problem('quote', `the anchor ${anchor.id} ${fault}`)
    }
    yield
  }
}

/** An edited anchor's quote is the evidence, which its place no longer repeats. */
function anchorFault(text: string, { state, ranges, quote }: AnchorRecord): string | null {
  let previousEnd = 0
  for (const [start, end] of ranges) {
    if (start < previousEnd || start >= end || end > text.length) return 'is outside the text'
    previousEnd = end
  }
  const isVerbatim = state === 'exact' || state === 'shifted'
  if (!isVerbatim || quoteOf(text, ranges) === quote) return null
  return 'quotes other words than stand at its place'
}

/** Every snapshot can be read, whole and unchanged. */
export function* checkSnapshots({ db, problem, count }: VerifyContext): Generator<void> {
  for (const snapshot of listSnapshots(db)) {
    count('snapshots')
    try {
      const state = readSnapshot(db, snapshot)
      if (stateHash(state) !== snapshot.stateSha256) {
        problem('snapshot', `the snapshot "${snapshot.name}" does not have the hash it should`)
      }
    } catch (error) {
      problem('snapshot', `the snapshot "${snapshot.name}" cannot be read: ${messageOf(error)}`)
    }
    yield
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
