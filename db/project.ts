import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { AppError } from '../core/model/error.ts'
import type { Id, Instant } from '../core/model/id.ts'
import { checkLength } from './checkLength.ts'
import type { Connection, Reader } from './connection.ts'
import { requireFree } from './freePath.ts'
import { type Lock, takeLock } from './lock.ts'
import { beginReverted } from './log/beginReverted.ts'
import { openWriter, type Writer } from './log/log.ts'
import { checkIsOurs, isOutdated, migrate } from './migrate.ts'
import { backUpBeforeMigration } from './migrationBackup.ts'
import { openNew, openToRead, openToWrite, truePath } from './open.ts'
import { logOf, noWriting, type OperationLog } from './operationLog.ts'
import { quickCheck } from './quickCheck.ts'
import { readOutside } from './readOutside.ts'
import { mapErrors } from './storeError.ts'

/** An open project file. */
export interface Project {
  readonly id: Id
  /** Symbolic links followed. */
  readonly path: string
  readonly mode: 'read' | 'write'
  readonly db: Reader
  readonly log: OperationLog
  /**
   * Small work for idle moments: merges the search index and moves the WAL into the file, so that
   * neither delays a save.
   */
  tidy(): void
  close(): void
}

export interface OpenOptions {
  readonly mode: 'read' | 'write'
  readonly now: Instant
  /** Named to whoever finds the project locked. */
  readonly program?: string
}

export interface CreateOptions {
  readonly name: string
  readonly now: Instant
  readonly newId: () => Id
  readonly program?: string
}

/**
 * Makes an empty project and opens it for writing.
 * @throws AppError conflict when there is something at `path`
 */
export function createProject(path: string, options: CreateOptions): Project {
  const { name, now, newId, program } = options
  const target = truePath(path)
  requireFree(target)
  // Made under another name, so that no one ever finds half a project.
  const draft = `${target}.new-${newId()}`
  try {
    const connection = openNew(draft)
    try {
      initialise(connection, { id: newId(), name, now })
    } finally {
      connection.close()
    }
    requireFree(target)
    mapErrors(() => renameSync(draft, target))
  } finally {
    rmSync(draft, { force: true })
  }
  return openProject(target, { mode: 'write', now, ...(program === undefined ? {} : { program }) })
}

/**
 * Opens a project. Reading needs no lock and works while another process writes; writing takes the
 * project for this process and converts a file of an older version, after a backup.
 * @throws AppError not_found, not_a_project, newer_version, corrupt, locked, read_only
 */
export function openProject(path: string, options: OpenOptions): Project {
  const target = truePath(path)
  if (!existsSync(target)) throw new AppError('not_found', `no file ${target}`)
  if (!statSync(target).isFile()) throw new AppError('not_a_project', `${target} is not a file`)
  try {
    return options.mode === 'read' ? openReading(target) : openWriting(target, options)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_a_project') throw error
    // SQLite has other words for it, and does not say which file.
    throw new AppError('not_a_project', `${target} is not a Variorum project`)
  }
}

/** Makes a project of an empty database. */
export function initialise(
  connection: Connection,
  { id, name, now }: { id: Id; name: string; now: Instant },
): Writer {
  migrate(connection, now)
  const writer = openWriter(connection)
  const author = { annotatorId: null, client: 'create', at: now }
  const label = `Create the project “${name}”`
  const options = { ...author, code: 'project.create', label, undoable: false }
  writer.run(options, (tx) => {
    const sql = 'INSERT INTO project (rid, id, name, created_at) VALUES (1, ?, ?, ?)'
    tx.write(sql, id, name, now)
  })
  return writer
}

/** Reads from a project that may be in use, as it is at one moment, and lets go of it: for jobs. */
export function readProject<Result>(path: string, body: (db: Reader) => Result): Result {
  const connection = connectToRead(truePath(path))
  try {
    connection.script('BEGIN')
    return body(connection)
  } finally {
    connection.close()
  }
}

/**
 * The same with an operation of the log taken back, which the file hears nothing of.
 * @throws AppError stale when something it made or changed is different now
 */
export function readReverted<Result>(
  path: string,
  seq: number,
  body: (db: Reader) => Result,
): Result {
  const connection = connectToRead(truePath(path))
  try {
    beginReverted(connection, seq)
    return body(connection)
  } finally {
    connection.close()
  }
}

function openReading(path: string): Project {
  const connection = connectToRead(path)
  try {
    const log = logOf(connection, null)
    return {
      ...base(connection, path),
      mode: 'read',
      log,
      tidy: noWriting,
      close: connection.close,
    }
  } catch (error) {
    connection.close()
    throw error
  }
}

function connectToRead(path: string): Connection {
  const connection = openToRead(path)
  try {
    checkIsOurs(connection)
    checkLength(connection, path)
    if (isOutdated(connection)) {
      throw new AppError('read_only', 'the project must be converted: open it for writing first')
    }
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function openWriting(path: string, { now, program = 'Variorum' }: OpenOptions): Project {
  checkBeforeWriting(path)
  const lock = takeLock(path, program, now)
  let connection: Connection | undefined
  try {
    connection = openToWrite(path)
    if (lock.wasLeft) quickCheck(connection)
    if (isOutdated(connection)) {
      backUpBeforeMigration(connection, path, now)
      migrate(connection, now)
    }
    return writable(connection, path, lock)
  } catch (error) {
    connection?.close()
    // After a crash the next attempt must look as closely as this one did.
    lock.release({ isClean: !lock.wasLeft })
    throw error
  }
}

/** A file that is not ours is left exactly as it is: no lock beside it, no change of journal. */
function checkBeforeWriting(path: string): void {
  const connection = openToRead(path)
  try {
    checkIsOurs(connection)
    checkLength(connection, path)
  } finally {
    connection.close()
  }
}

function writable(connection: Connection, path: string, lock: Lock): Project {
  const writer = openWriter(connection)
  const db = readOutside(connection, writer.isPaused, () => openToRead(path))
  const close = () => {
    let isClean = false
    try {
      writer.breakOff()
      db.close()
      closeToOneFile(connection)
      isClean = true
    } finally {
      lock.release({ isClean })
    }
  }
  const log = logOf(db, writer)
  const tidyUp = () => {
    // What is half written does not end here; another tidying follows it.
    if (!writer.isPaused()) tidy(connection)
  }
  return { ...base(db, path), mode: 'write', log, tidy: tidyUp, close }
}

function base(db: Reader, path: string) {
  const id = db.value<string>('SELECT id FROM project')
  if (id === undefined) throw new AppError('corrupt', 'the project has no identity')
  return { id, path, db }
}

function tidy(connection: Connection): void {
  connection.write("INSERT INTO search_index (search_index, rank) VALUES ('merge', 500)")
  connection.all('PRAGMA wal_checkpoint(PASSIVE)')
}

/**
 * Back to a rollback journal, so that a closed project is one file, readable from read-only places.
 * It stays in WAL mode when somebody has it open to read: harmless.
 */
function closeToOneFile(connection: Connection): void {
  connection.script('PRAGMA busy_timeout = 0')
  try {
    connection.all('PRAGMA wal_checkpoint(TRUNCATE)')
    connection.all('PRAGMA journal_mode = DELETE')
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'locked')) throw error
  } finally {
    connection.close()
  }
}
