import { existsSync } from 'node:fs'
import { AppError } from '../core/model/error.ts'

/** SQLite takes what lies beside a database under these names for the database's own. */
export const companions = ['-wal', '-shm', '-journal'] as const

/**
 * Makes sure that a database can begin at `path`: a journal left there by another one would be
 * written into it. @throws AppError conflict
 */
export function requireFree(path: string): void {
  for (const suffix of ['', ...companions]) {
    if (existsSync(path + suffix)) {
      throw new AppError('conflict', `there is already a file ${path + suffix}`)
    }
  }
}
