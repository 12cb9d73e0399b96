import { existsSync, statSync } from 'node:fs'
import { AppError } from '../core/model/error.ts'
import type { Reader } from './connection.ts'

/**
 * A file cut within its last page reads as if that page ended in zeros. Where a journal is left, the
 * file may rightly be shorter than it will be. @throws AppError corrupt
 */
export function checkLength(db: Reader, path: string): void {
  if (['-wal', '-journal'].some((suffix) => existsSync(path + suffix))) return
  const pages = db.value<number>('PRAGMA page_count') ?? 0
  const expected = pages * (db.value<number>('PRAGMA page_size') ?? 0)
  const { size } = statSync(path)
  if (size >= expected) return
  throw new AppError('corrupt', `the file is cut short: ${size} of ${expected} bytes`)
}
