import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../core/model/error.ts'
import { type Connection, connect } from './connection.ts'
import { inNativeCode } from './nativeCode.ts'
import { mapErrors } from './storeError.ts'

/** How long a connection waits for another's lock. */
const BUSY_MS = 2000

/** The same for every connection: nothing in a file may make SQLite run or map what it should not. */
const guards = [
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'mmap_size = 0',
  'foreign_keys = ON',
  'temp_store = MEMORY',
]

/** Where a project truly is, symbolic links followed, so that two names of it share one lock. */
export function truePath(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const folder = dirname(path)
  if (!existsSync(folder)) throw new AppError('not_found', `no folder ${folder}`)
  return join(realpathSync(folder), basename(path))
}

export function openToRead(path: string): Connection {
  return opened(path, { readonly: true, fileMustExist: true }, ['query_only = ON'])
}

export function openToWrite(path: string): Connection {
  return opened(path, { fileMustExist: true }, [
    'journal_mode = WAL',
    // The default under WAL would lose the last commits in a power cut.
    'synchronous = FULL',
    'recursive_triggers = ON',
    'journal_size_limit = 67108864',
  ])
}

/** A new file that no one else knows yet. */
export function openNew(path: string): Connection {
  return opened(path, {}, ['journal_mode = DELETE', 'synchronous = FULL'])
}

export function openInMemory(): Connection {
  return opened(':memory:', {}, [])
}

function opened(path: string, options: Database.Options, pragmas: readonly string[]): Connection {
  return mapErrors(() =>
    // The first opening of a thread loads the addon: native code as well.
    inNativeCode(() => {
      const database = new Database(path, { ...options, timeout: BUSY_MS })
      try {
        for (const pragma of [...guards, ...pragmas]) database.pragma(pragma)
      } catch (error) {
        database.close()
        throw error
      }
      return connect(database)
    }),
  )
}
