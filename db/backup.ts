import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { AppError } from '../core/model/error.ts'
import type { Instant } from '../core/model/id.ts'
import { copyDatabase } from './copyDatabase.ts'
import { companions, requireFree } from './freePath.ts'
import { takeLock } from './lock.ts'
import { isOutdated, migrate } from './migrate.ts'
import { openNew, openToWrite, truePath } from './open.ts'
import { quickCheck } from './quickCheck.ts'
import { toStoreError } from './storeError.ts'
import { timeStamp } from './timeStamp.ts'
import { checkSource, type VerifyOptions, verifyPrivate } from './verify/verify.ts'

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
 * Puts a verified backup in a project's place, converted if it is of an older format. The project as it
 * is now, damaged or not, is kept beside it: its path is returned, or null when there was none.
 * @throws AppError not_found, not_a_project, newer_version, corrupt when the backup cannot be used; locked
 *   when the project is open. Nothing was changed then
 */
export async function restoreBackup(
  backupPath: string,
  projectPath: string,
  now: Instant,
): Promise<string | null> {
  const source = truePath(backupPath)
  if (!existsSync(source)) throw new AppError('not_found', `no file ${source}`)
  const target = truePath(projectPath)
  if (source === target) throw new AppError('conflict', 'a project cannot be its own backup')
  const lock = takeLock(target, 'restore', now)
  const draft = `${target}.new`
  let isClean = !lock.wasLeft
  try {
    rmSync(draft, { force: true })
    await copyVerified(source, draft, now)
    flush(draft)
    const kept = existsSync(target) ? setAside(target, now) : null
    renameSync(draft, target)
    isClean = true
    return kept
  } catch (error) {
    throw toStoreError(error)
  } finally {
    rmSync(draft, { force: true })
    lock.release({ isClean })
  }
}

/** What is verified is the copy that takes the project's place, with what the backup's journal holds. */
async function copyVerified(source: string, draft: string, now: Instant): Promise<void> {
  checkSource(source)
  await copyDatabase(source, draft, {})
  convert(draft, now)
  const { problems } = await verifyPrivate(draft)
  if (problems.length > 0) {
    throw new AppError('corrupt', 'the backup is damaged; nothing was changed', { problems })
  }
}

function convert(path: string, now: Instant): void {
  const connection = openNew(path)
  try {
    if (!isOutdated(connection)) return
    quickCheck(connection)
    migrate(connection, now)
  } finally {
    connection.close()
  }
}

/**
 * Gives a project a second name, with the files that belong to it, so that it opens under that. Its own
 * name stands for something at every moment: a process that ends in here leaves no gap.
 */
function setAside(path: string, now: Instant): string {
  foldJournal(path)
  const kept = keptName(path, now)
  linkOrCopy(path, kept)
  for (const suffix of companions) {
    if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix)
  }
  return kept
}

function keptName(path: string, now: Instant): string {
  const first = `${path}.before-restore-${timeStamp(now)}`
  let name = first
  for (let number = 2; existsSync(name); number++) name = `${first}-${number}`
  requireFree(name)
  return name
}

/** Not every file system has links. */
function linkOrCopy(path: string, other: string): void {
  try {
    linkSync(path, other)
  } catch {
    copyFileSync(path, other, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    flush(other)
  }
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
