import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import Database from 'better-sqlite3'
import { AppError } from '../core/model/error.ts'
import type { Instant } from '../core/model/id.ts'
import { inNativeCode } from './nativeCode.ts'
import { toStoreError } from './storeError.ts'

/** Who holds a project for writing. */
export interface Holder {
  readonly pid: number
  readonly host: string
  readonly program: string
  readonly since: Instant
}

export interface Lock {
  /** True when the last holder went without letting go: it crashed or was killed. */
  readonly wasLeft: boolean
  /** An unclean release leaves the mark of a crash for the next holder. */
  release(how: { readonly isClean: boolean }): void
}

/**
 * Takes a project for writing: an exclusive transaction on an empty database beside it, which the
 * system ends with the process, however that ends. The lock file stays, for removing it would let two
 * processes hold two files of the same name. The holder's name is beside it, and stays only after a
 * crash.
 * @throws AppError locked, naming the holder; read_only
 */
export function takeLock(path: string, program: string, now: Instant): Lock {
  const holderPath = `${path}-lock.json`
  const database = lockDatabase(`${path}-lock`, holderPath)
  // Even if a power cut left nothing in it.
  const wasLeft = existsSync(holderPath)
  const holder: Holder = { pid: process.pid, host: hostname(), program, since: now }
  const close = () => inNativeCode(() => void database.close())
  try {
    writeFileSync(holderPath, `${JSON.stringify(holder)}\n`)
  } catch (error) {
    close()
    throw toStoreError(error)
  }
  return {
    wasLeft,
    release({ isClean }) {
      if (isClean) rmSync(holderPath, { force: true })
      close()
    },
  }
}

function lockDatabase(path: string, holderPath: string): Database.Database {
  try {
    return inNativeCode(() => exclusive(new Database(path, { timeout: 0 })))
  } catch (error) {
    throw namingHolder(toStoreError(error), holderPath)
  }
}

function exclusive(database: Database.Database): Database.Database {
  try {
    database.exec('BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function namingHolder(error: unknown, holderPath: string): unknown {
  const isLocked = error instanceof AppError && error.code === 'locked'
  return isLocked ? lockedBy(readHolder(holderPath)) : error
}

function lockedBy(holder: Holder | null): AppError {
  const who = holder
    ? `${holder.program} on ${holder.host} (process ${holder.pid}, since ${holder.since})`
    : 'another program'
  return new AppError('locked', `the project is open in ${who}`, { holder })
}

/** Null when there is none, when it is just being written, or when it cannot be read. */
function readHolder(path: string): Holder | null {
  try {
    const holder: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isHolder(holder) ? holder : null
  } catch {
    // It only names who holds the lock; that it is held is known.
    return null
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'host' in value &&
    'program' in value &&
    'since' in value
  )
}
