import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { AppError } from '../core/model/error.ts'
import type { Instant } from '../core/model/id.ts'
import { copyDatabase } from './copyDatabase.ts'
import { companions, requireFree } from './freePath.ts'
import { takeLock } from './lock.ts'
import { openToWrite, truePath } from './open.ts'
import { toStoreError } from './storeError.ts'
import { type VerifyOptions, verify, verifyPrivate } from './verify/verify.ts'

export interface BackupResult {
  readonly path: string
  /** Of the whole file. */
  readonly sha256: string
}

/**
 * Copies a project to `to` while it is in use, verifies the copy, and only then gives it its name.
 * @throws AppError conflict when there is something at `to`; corrupt when the copy does not verify;
 *   no_space, read_only, cancelled
 */
export async function backup(
  from: string,
  to: string,
  options: VerifyOptions = {},
): Promise<BackupResult> {
  const target = truePath(to)
  requireFree(target)
  const draft = `${target}.new`
  rmSync(draft, { force: true })
  try {
    await copyDatabase(truePath(from), draft, { signal: options.signal })
    const { problems } = await verifyPrivate(draft, options)
    if (problems.length > 0) {
      throw new AppError('corrupt', 'the project is damaged; no backup was made', { problems })
    }
    const sha256 = await fileHash(draft)
    flush(draft)
    requireFree(target)
    renameSync(draft, target)
    return { path: target, sha256 }
  } catch (error) {
    throw toStoreError(error)
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Puts a verified backup in a project's place. The project as it is now, damaged or not, is kept
 * beside it: its path is returned, or null when there was none.
 * @throws AppError corrupt when the backup does not verify; locked when the project is open
 */
export async function restoreBackup(
  backupPath: string,
  projectPath: string,
  now: Instant,
): Promise<string | null> {
  const source = truePath(backupPath)
  if (!existsSync(source)) throw new AppError('not_found', `no file ${source}`)
  const { problems } = await verify(source)
  if (problems.length > 0) {
    throw new AppError('corrupt', 'the backup is damaged; nothing was changed', { problems })
  }
  const target = truePath(projectPath)
  const lock = takeLock(target, 'restore', now)
  const draft = `${target}.new`
  try {
    copyFileSync(source, draft, constants.COPYFILE_FICLONE)
    flush(draft)
    const kept = existsSync(target) ? setAside(target, now) : null
    renameSync(draft, target)
    return kept
  } catch (error) {
    throw toStoreError(error)
  } finally {
    rmSync(draft, { force: true })
    lock.release({ isClean: true })
  }
}

/** Renames a project with the files that belong to it, so that it opens under its new name. */
function setAside(path: string, now: Instant): string {
  foldJournal(path)
  const kept = `${path}.before-restore-${timeStamp(now)}`
  requireFree(kept)
  for (const suffix of [...companions, '']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix)
  }
  return kept
}

/** Brings what a crash left in the journal into the file, if the file can still be opened. */
function foldJournal(path: string): void {
  try {
    const connection = openToWrite(path)
    try {
      connection.all('PRAGMA journal_mode = DELETE')
    } finally {
      connection.close()
    }
  } catch (error) {
    // Too damaged to open: its journal is set aside with it, as it is.
    if (!(error instanceof AppError)) throw error
  }
}

/** An instant as a part of a file name. */
export function timeStamp(now: Instant): string {
  return now.replace(/\.\d+Z$/, 'Z').replaceAll(':', '')
}

/** Makes sure that the bytes are on the disk before the name is. */
function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
