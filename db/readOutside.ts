import type { Connection, Reader } from './connection.ts'

/** A reader that sees nothing of an operation until it is through. */
export interface OutsideReader extends Reader {
  /** Lets go of what it opened for itself. */
  close(): void
}

/**
 * Reads from the write connection, and while an operation stands half written there, from one of its own: that
 * one sees what was committed. `open` is called when it is first needed.
 */
export function readOutside(
  connection: Connection,
  isPaused: () => boolean,
  open: () => Connection,
): OutsideReader {
  let own: Connection | null = null

  function close(): void {
    own?.close()
    own = null
  }

  function current(): Reader {
    if (isPaused()) {
      own ??= open()
      return own
    }
    if (own !== null) close()
    return connection
  }

  return {
    all: (sql, ...params) => current().all(sql, ...params),
    get: (sql, ...params) => current().get(sql, ...params),
    tuples: (sql, ...params) => current().tuples(sql, ...params),
    column: (sql, ...params) => current().column(sql, ...params),
    value: (sql, ...params) => current().value(sql, ...params),
    iterate: (sql, ...params) => current().iterate(sql, ...params),
    close,
  }
}
