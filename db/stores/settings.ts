import type { Reader } from '../connection.ts'
import type { Transaction } from '../records.ts'

/** Undefined when it was never set. Values are JSON. */
export function settingValue(db: Reader, key: string): unknown {
  const value = db.value<string>('SELECT value FROM setting WHERE key = ?', key)
  return value === undefined ? undefined : JSON.parse(value)
}

/** Logged, but an operation that changes settings only is never undone. */
export function setSetting(tx: Transaction, key: string, value: unknown): void {
  const json = JSON.stringify(value)
  const changed = tx.write('UPDATE setting SET value = ? WHERE key = ?', json, key)
  if (changed === 0) tx.write('INSERT INTO setting (key, value) VALUES (?, ?)', key, json)
}

export function listSettings(db: Reader): ReadonlyMap<string, unknown> {
  const rows = db.tuples<[string, string]>('SELECT key, value FROM setting ORDER BY key')
  return new Map(rows.map(([key, value]) => [key, JSON.parse(value)]))
}
