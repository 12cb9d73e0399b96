import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { AppError } from '../core/model/error.ts'
import type { Reader } from './connection.ts'
import type { Transaction } from './records.ts'
import { sha256 } from './sha256.ts'

interface BlobRow {
  readonly encoding: string
  readonly size: number
  readonly bytes: Uint8Array
}

/** Below this, deflate's gain is not worth a second look. */
const SMALLEST_DEFLATED = 256

/** Bytes as they are stored; made apart from storing them, because compressing a book takes long. */
export interface EncodedBlob {
  readonly sha256: string
  readonly encoding: 'identity' | 'deflate'
  /** Before encoding. */
  readonly size: number
  readonly stored: Uint8Array
}

/**
 * Keeps bytes under their SHA-256; the same bytes are kept once. Blobs are insert-only and not
 * tracked: undo leaves them, and so redo finds them.
 */
export function putBlob(tx: Transaction, bytes: Uint8Array): string {
  const hash = sha256(bytes)
  return hasBlob(tx, hash) ? hash : putEncoded(tx, encodeAs(hash, bytes))
}

/** The same for what is encoded already. */
export function putEncoded(
  tx: Transaction,
  { sha256: hash, encoding, size, stored }: EncodedBlob,
): string {
  if (hasBlob(tx, hash)) return hash
  tx.write(
    'INSERT INTO blob (sha256, encoding, size, bytes, crc32) VALUES (?, ?, ?, ?, ?)',
    hash,
    encoding,
    size,
    stored,
    crc32(stored),
  )
  return hash
}

export function encodeBlob(bytes: Uint8Array): EncodedBlob {
  return encodeAs(sha256(bytes), bytes)
}

export function encodeText(text: string): EncodedBlob {
  return encodeBlob(new TextEncoder().encode(text))
}

export function putText(tx: Transaction, text: string): string {
  return putBlob(tx, new TextEncoder().encode(text))
}

export function hasBlob(db: Reader, hash: string): boolean {
  return db.value<number>('SELECT 1 FROM blob WHERE sha256 = ?', hash) === 1
}

/** @throws AppError not_found, corrupt */
export function blobBytes(db: Reader, hash: string): Uint8Array {
  const row = db.get<BlobRow>('SELECT encoding, size, bytes FROM blob WHERE sha256 = ?', hash)
  if (row === undefined) throw new AppError('not_found', `no blob ${hash}`)
  return decodeBlob(row)
}

/** Text that was put by `putText`. @throws AppError not_found, corrupt */
export function blobText(db: Reader, hash: string): string {
  // Kept as it is, a leading U+FEFF included: offsets count over it.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(blobBytes(db, hash))
}

/** @throws AppError corrupt when the bytes are not what was stored */
export function decodeBlob({ encoding, size, bytes }: BlobRow): Uint8Array {
  if (encoding === 'identity') return bytes
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) })
  } catch (error) {
    const corrupt = new AppError('corrupt', 'a blob cannot be decompressed')
    corrupt.cause = error
    throw corrupt
  }
}

function encodeAs(hash: string, bytes: Uint8Array): EncodedBlob {
  const { length: size } = bytes
  if (size >= SMALLEST_DEFLATED) {
    const stored = deflateRawSync(bytes, { level: constants.Z_DEFAULT_COMPRESSION })
    if (stored.length < size * 0.9) return { sha256: hash, encoding: 'deflate', size, stored }
  }
  return { sha256: hash, encoding: 'identity', size, stored: bytes }
}
